import * as z from 'zod';
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
} from './fields.ts';
import { FASTEST_RATE, LONGEST_COVER } from './limits.ts';
import { ELEMENTS, type Element, type Scenario } from './types.ts';

/*
 * The scenario file as a schema (docs/scenario-files.md says what the keys mean). Defaults stand here and nowhere else.
 * Notes on sources are taken out before this schema sees the data (notes.ts).
 */

const date = z.string({ error: 'a date such as "2025-06-06"' });

/** Files a day and stocks in days that stay exact on the grid of the model. */
const files = number('a number from 0 to 1000000', 0, 1e6);
const cover = number('a number of days from 0 to 1000000', 0, LONGEST_COVER);

const regime = entity({
  speed: number('a speed from 0 to 1000000', 0, 1e6).default(1),
  returned: share.default(0),
  approval: share.default(1),
  inflow: number('a number from 0 to 1000', 0, 1000).default(1),
  periodLicences: flag.default(true),
  embargo: flag.default(false),
});

const event = entity({ date, to: id, probability: share.default(1) });

const rates = recordOf(recordOf(uncertain('a rate per year from 0 to 100000', 0, FASTEST_RATE)));
const events = z
  .array(event, { error: 'a list of events' })
  .max(1000, { error: 'a list of at most 1000 events' });

const policy = entity({
  regimes: recordOf(regime),
  initial: id,
  ratesPerYear: rates.default({}),
  events: events.default([]),
  destinations: recordOf(
    entity({ initial: id.optional(), ratesPerYear: rates.default({}), events: events.default([]) }),
  ).default({}),
});

const desk = entity({
  limitWorkingDays: whole('a whole number of working days from 1 to 1000', 1, 1000).default(45),
  effortWorkingDays: uncertain('a number of working days', Number.NEGATIVE_INFINITY).default({
    median: 30,
    sigma: 0.4,
  }),
  capacityPerWorkingDay: files.nullable().default(null),
  backlog: number('a number from 0 to 1000000000', 0, 1e9).default(0),
  filedPerWorkingDay: files.default(0),
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
  stage: z.enum(['mining', 'separation'], { error: '"mining" or "separation"' }).default('separation'),
  miningShare: uncertainShare.default(0.69),
  separatedInChina: byElement((element) => uncertainShare.default(SEPARATED_IN_CHINA[element])).prefault({}),
  rampPerMonth: uncertainAmount.default(0),
  rampCap: uncertainShare.default(0),
  thriftAfterDays: uncertainAmount.default(0),
  thriftPerMonth: uncertainAmount.default(0),
  thriftCap: uncertain('a share from 0 to below 1', 0, 1, true).default(0),
});

const plant = entity({
  minimumRate: share.default(0.5),
  restartDays: cover.default(3),
  minimumHaltDays: whole('a whole number of days from 1 to 3650', 1, 3650).default(1),
  rationBelowDays: cover.default(0),
  rationRate: share.default(1),
});

const licence = entity({
  validityDays: days.default(0),
  renewDaysBefore: days.default(60),
  heldAtStart: share.default(0),
});

const lane = entity({
  bufferDays: uncertain('a number of days from 0 to 1000000', 0, LONGEST_COVER),
  chains: whole('a whole number from 1 to 1000', 1, 1000).default(1),
  essential: flag.default(true),
  gramsPerVehicle: amount.optional(),
  part: text.optional(),
  licensedShare: share.optional(),
  phaseDays: days.optional(),
});

const automaker = entity({
  title: text.optional(),
  destination: id.default('us'),
  priority: flag.default(false),
  vehiclesPerDay: amount.default(5000),
  valuePerVehicle: amount.optional(),
  cycleDays: whole('a whole number of days from 1 to 3650', 1, 3650).default(30),
  plannedLicenceDays: days.default(45),
  transitDays: days.default(40),
  expediteBelowDays: cover.default(0),
  expediteTransitDays: days.default(7),
  clearedAtStart: share.default(0.5),
  bufferCorrelation: share.default(0),
  licence: licence.prefault({}),
  lanes: byElement(() => lane.optional()),
});

/** Validates data without `extends` and without notes, and fills in every default but titles and inherited states. */
export const scenarioSchema: z.ZodType<Bare> = entity({
  $schema: text.optional(),
  name: z
    .string({ error: 'a name in kebab-case' })
    .max(100, { error: 'a name of at most 100 characters' })
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'a name in kebab-case, such as "licences-slowed"' }),
  title: text.optional(),
  start: date,
  horizonDays: whole('a whole number of days from 1 to 3650', 1, 3650).default(365),
  policy,
  desk: desk.prefault({}),
  market: market.prefault({}),
  plant: plant.prefault({}),
  automakers: recordOf(automaker),
}) as unknown as z.ZodType<Bare>;

/** A scenario before titles and inherited initial regimes are filled in. */
export type Bare = Omit<Scenario, 'title' | 'automakers' | 'policy'> & {
  readonly title?: string | undefined;
  readonly automakers: Readonly<
    Record<string, Omit<Scenario['automakers'][string], 'title'> & { title?: string }>
  >;
  readonly policy: Omit<Scenario['policy'], 'destinations'> & {
    readonly destinations: Readonly<
      Record<string, Omit<Scenario['policy']['destinations'][string], 'initial'> & { initial?: string }>
    >;
  };
};

function byElement<T extends z.ZodType>(
  field: (element: Element) => T,
): z.ZodObject<Record<Element, T>, z.core.$strict> {
  return entity(
    Object.fromEntries(ELEMENTS.map((element) => [element, field(element)])) as Record<Element, T>,
  );
}
