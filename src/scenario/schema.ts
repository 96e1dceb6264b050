import * as z from 'zod/mini';
import { ELEMENTS, type Element } from '../elements.ts';
import {
  amount,
  days,
  entity,
  flag,
  id,
  number,
  recordOf,
  share,
  text,
  uncertain,
  uncertainAmount,
  uncertainShare,
  whole,
  withDefault,
  withDefaults,
} from './fields.ts';
import { FASTEST_RATE, LONGEST_COVER } from './limits.ts';
import type { Scenario, ScenarioParameters } from './types.ts';

/*
 * The scenario file as a schema (docs/scenario-files.md says what the keys mean). Defaults stand here and nowhere else.
 * Notes on sources are taken out before this schema sees the data (notes.ts).
 */

const date = z.string({ error: 'a date such as "2025-06-06"' });

/** Files a day and stocks in days that stay exact on the grid of the model. */
const files = number('a number from 0 to 1000000', 0, 1e6);
const cover = number('a number of days from 0 to 1000000', 0, LONGEST_COVER);

const regime = entity({
  speed: withDefault(number('a speed from 0 to 1000000', 0, 1e6), 1),
  returned: withDefault(share, 0),
  approval: withDefault(share, 1),
  inflow: withDefault(number('a number from 0 to 1000', 0, 1000), 1),
  periodLicences: withDefault(flag, true),
  embargo: withDefault(flag, false),
});

const event = entity({ date, to: id, probability: withDefault(uncertainShare, 1) });

const rates = recordOf(recordOf(uncertain('a rate per year from 0 to 100000', 0, FASTEST_RATE)));
const events = z
  .array(event, { error: 'a list of events' })
  .check(z.maxLength(1000, { error: 'a list of at most 1000 events' }));

const ownChain = entity({
  initial: z.optional(id),
  ratesPerYear: withDefault(rates, {}),
  events: withDefault(events, []),
});

const policy = entity({
  regimes: recordOf(regime),
  initial: id,
  ratesPerYear: withDefault(rates, {}),
  events: withDefault(events, []),
  destinations: withDefault(recordOf(ownChain), {}),
});

const desk = entity({
  limitWorkingDays: withDefault(whole('a whole number of working days from 1 to 1000', 1, 1000), 45),
  effortWorkingDays: withDefault(uncertain('a number of working days', Number.NEGATIVE_INFINITY), {
    median: 30,
    sigma: 0.4,
  }),
  capacityPerWorkingDay: withDefault(z.nullable(files), null),
  backlog: withDefault(number('a number from 0 to 1000000000', 0, 1e9), 0),
  filedPerWorkingDay: withDefault(files, 0),
});

const SEPARATED_IN_CHINA: Record<Element, number> = {
  Sc: 0.19,
  Y: 0.77,
  Sm: 0.84,
  Gd: 0.84,
  Tb: 0.9,
  Dy: 0.9,
  Lu: 0.9,
};

const market = entity({
  stage: withDefault(z.enum(['mining', 'separation'], { error: '"mining" or "separation"' }), 'separation'),
  miningShare: withDefault(uncertainShare, 0.69),
  separatedInChina: withDefaults(
    byElement((element) => withDefault(uncertainShare, SEPARATED_IN_CHINA[element])),
  ),
  rampPerMonth: withDefault(uncertainAmount, 0),
  rampCap: withDefault(uncertainShare, 0),
  thriftAfterDays: withDefault(uncertainAmount, 0),
  thriftPerMonth: withDefault(uncertainAmount, 0),
  thriftCap: withDefault(uncertain('a share from 0 to below 1', 0, 1, true), 0),
});

const plant = entity({
  minimumRate: withDefault(share, 0.5),
  restartDays: withDefault(cover, 3),
  minimumHaltDays: withDefault(whole('a whole number of days from 1 to 3650', 1, 3650), 1),
  rationBelowDays: withDefault(cover, 0),
  rationRate: withDefault(share, 1),
});

const licence = entity({
  validityDays: withDefault(days, 0),
  renewDaysBefore: withDefault(days, 60),
  heldAtStart: withDefault(share, 0),
});

const lane = entity({
  bufferDays: uncertain('a number of days from 0 to 1000000', 0, LONGEST_COVER),
  chains: withDefault(whole('a whole number from 1 to 1000', 1, 1000), 1),
  essential: withDefault(flag, true),
  gramsPerVehicle: z.optional(amount),
  part: z.optional(text),
  licensedShare: z.optional(share),
  phaseDays: z.optional(days),
});

const automaker = entity({
  title: z.optional(text),
  destination: withDefault(id, 'us'),
  priority: withDefault(flag, false),
  vehiclesPerDay: withDefault(amount, 5000),
  valuePerVehicle: z.optional(amount),
  cycleDays: withDefault(whole('a whole number of days from 1 to 3650', 1, 3650), 30),
  plannedLicenceDays: withDefault(days, 45),
  transitDays: withDefault(days, 40),
  expediteBelowDays: withDefault(cover, 0),
  expediteTransitDays: withDefault(days, 7),
  clearedAtStart: withDefault(share, 0.5),
  bufferCorrelation: withDefault(share, 0),
  licence: withDefaults(licence),
  lanes: byElement(() => z.optional(lane)),
});

/** Kebab-case, at most once after a folder in kebab-case: scenarios of one day stand together. */
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)?$/;

/** Names and paths are looked at in checks.ts, which offers the nearest. */
const parameters = z.union(
  [
    z.string(),
    entity({
      sets: z.string({ error: 'the name of parameter sets' }),
      fixed: withDefault(
        z
          .array(text, { error: 'a list of paths' })
          .check(z.maxLength(1000, { error: 'a list of at most 1000 paths' })),
        [],
      ),
    }),
  ],
  { error: 'the name of parameter sets, "median", or an object with sets and fixed, a list of paths' },
);

const notice = text.check(z.maxLength(200, { error: 'text of at most 200 characters' }));

/** Validates data without `extends` and without notes, and fills in every default but titles and inherited states. */
export const scenarioSchema: z.ZodMiniType<ParsedInput> = entity({
  $schema: z.optional(text),
  name: z.string({ error: 'a name in kebab-case' }).check(
    z.maxLength(100, { error: 'a name of at most 100 characters' }),
    z.regex(NAME, {
      error: 'a name in kebab-case, such as "licences-slowed" or "autumn-2026/licences-slowed"',
    }),
  ),
  title: z.optional(text),
  start: date,
  horizonDays: withDefault(whole('a whole number of days from 1 to 3650', 1, 3650), 365),
  notice: z.optional(notice),
  parameters: z.optional(parameters),
  policy,
  desk: withDefaults(desk),
  market: withDefaults(market),
  plant: withDefaults(plant),
  automakers: recordOf(automaker),
}) as unknown as z.ZodMiniType<ParsedInput>;

/** A scenario before titles and inherited initial regimes are filled in. */
export type ParsedInput = Omit<Scenario, 'title' | 'automakers' | 'policy' | 'parameters'> & {
  readonly title?: string | undefined;
  readonly parameters?: string | ScenarioParameters | undefined;
  readonly automakers: Readonly<
    Record<string, Omit<Scenario['automakers'][string], 'title'> & { title?: string }>
  >;
  readonly policy: Omit<Scenario['policy'], 'destinations'> & {
    readonly destinations: Readonly<
      Record<string, Omit<Scenario['policy']['destinations'][string], 'initial'> & { initial?: string }>
    >;
  };
};

function byElement<T extends z.core.$ZodType>(
  field: (element: Element) => T,
): z.ZodMiniObject<Record<Element, T>, z.core.$strict> {
  return entity(
    Object.fromEntries(ELEMENTS.map((element) => [element, field(element)])) as Record<Element, T>,
  );
}
