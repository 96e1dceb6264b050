import * as z from 'zod/mini';
import { ELEMENTS, type Element } from '../elements.ts';
import { drawn, given } from './field-meta.ts';
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
  uncertainFactor,
  uncertainShare,
  whole,
  withDefault,
  withDefaults,
} from './fields.ts';
import { FASTEST_RATE, LONGEST_COVER } from './limits.ts';
import type { Scenario, ScenarioParameters } from './types.ts';

/*
 * The schema of scenario files (docs/scenario-files.md says what the keys mean). Every default is here
 * and nowhere else. Each field has its unit, and says whether trials draw from it (`drawn`) or not
 * (`given`). Sources are removed before the data is parsed (sources.ts).
 */

const DATE = 'a date such as "2025-06-06"';
const date = drawn('date', z.string({ error: DATE }));
const regimeName = drawn('name', z.clone(id));

/** Applications a day, and stocks in days: so bounded, the fixed-point numbers of the model are exact. */
const files = number('a number from 0 to 1000000', 0, 1e6);
const cover = number('a number of days from 0 to 1000000', 0, LONGEST_COVER);

const regime = entity({
  speed: given('ratio', withDefault(number('a speed from 0 to 1000000', 0, 1e6), 1)),
  returned: given('share', withDefault(share, 0)),
  approval: given('share', withDefault(share, 1)),
  inflow: given('ratio', withDefault(number('a number from 0 to 1000', 0, 1000), 1)),
  periodLicences: given('flag', withDefault(flag, true)),
  embargo: given('flag', withDefault(flag, false)),
  stages: drawn('count', withDefault(whole('a whole number of stages from 1 to 20', 1, 20), 1)),
  // Where no regime stalls, chains draw no standing.
  stalled: drawn('share', withDefault(share, 0)),
  assemblies: given('flag', withDefault(flag, true)),
});

const event = entity({ date, to: regimeName, probability: drawn('share', withDefault(uncertainShare, 1)) });

const rates = recordOf(
  recordOf(drawn('per year', uncertain('a rate per year from 0 to 100000', 0, FASTEST_RATE))),
);
const events = z
  .array(event, { error: 'a list of events' })
  .check(z.maxLength(1000, { error: 'a list of at most 1000 events' }));

const ownChain = entity({
  initial: z.optional(regimeName),
  ratesPerYear: withDefault(rates, {}),
  events: withDefault(events, []),
});

const policy = entity({
  regimes: recordOf(regime),
  initial: regimeName,
  ratesPerYear: withDefault(rates, {}),
  events: withDefault(events, []),
  destinations: withDefault(recordOf(ownChain), {}),
});

const desk = entity({
  limitWorkingDays: drawn(
    'working days',
    withDefault(whole('a whole number of working days from 1 to 1000', 1, 1000), 45),
  ),
  effortWorkingDays: drawn(
    'working days',
    withDefault(uncertain('a number of working days', Number.NEGATIVE_INFINITY), {
      median: 30,
      sigma: 0.4,
    }),
  ),
  capacityPerWorkingDay: given('per working day', withDefault(z.nullable(files), null)),
  backlog: given('count', withDefault(number('a number from 0 to 1000000000', 0, 1e9), 0)),
  filedPerWorkingDay: given('per working day', withDefault(files, 0)),
  pace: drawn('ratio', withDefault(uncertainFactor, 1)),
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
  stage: drawn(
    'name',
    withDefault(z.enum(['mining', 'separation'], { error: '"mining" or "separation"' }), 'separation'),
  ),
  miningShare: drawn('share', withDefault(uncertainShare, 0.69)),
  separatedInChina: withDefaults(
    byElement((element) => drawn('share', withDefault(uncertainShare, SEPARATED_IN_CHINA[element]))),
  ),
  rampPerMonth: drawn('per month', withDefault(uncertainAmount, 0)),
  rampCap: drawn('share', withDefault(uncertainShare, 0)),
  thriftAfterDays: drawn('days', withDefault(uncertainAmount, 0)),
  thriftPerMonth: drawn('per month', withDefault(uncertainAmount, 0)),
  thriftCap: drawn('share', withDefault(uncertain('a share from 0 to below 1', 0, 1, true), 0)),
});

const plant = entity({
  minimumRate: given('share', withDefault(share, 0.5)),
  restartDays: given('days', withDefault(cover, 3)),
  minimumHaltDays: given('days', withDefault(whole('a whole number of days from 1 to 3650', 1, 3650), 1)),
  rationBelowDays: given('days', withDefault(cover, 0)),
  rationRate: given('share', withDefault(share, 1)),
});

const licence = entity({
  validityDays: drawn('days', withDefault(days, 0)),
  renewDaysBefore: given('days', withDefault(days, 60)),
  heldAtStart: drawn('share', withDefault(share, 0)),
});

const assembly = entity({
  chance: drawn('share', withDefault(share, 0)),
  from: given('date', z.optional(z.string({ error: DATE }))),
  belowDays: given('days', withDefault(cover, 0)),
  leadDays: given('days', withDefault(whole('a whole number of days from 1 to 3650', 1, 3650), 45)),
});

const lane = entity({
  bufferDays: drawn('days', uncertain('a number of days from 0 to 1000000', 0, LONGEST_COVER), 'buffer'),
  chains: drawn('count', withDefault(whole('a whole number from 1 to 1000', 1, 1000), 1)),
  essential: drawn('flag', withDefault(flag, true)),
  gramsPerVehicle: given('grams', z.optional(amount)),
  part: given('text', z.optional(text)),
  licensedShare: drawn('share', z.optional(share)),
  phaseDays: drawn('days', z.optional(days)),
  pricePerDay: given('USD', z.optional(amount)),
  appliesWith: drawn('name', z.optional(z.enum(ELEMENTS, { error: `an element of ${ELEMENTS.join(', ')}` }))),
  assembly: withDefaults(assembly),
});

const yearly = number('a share of value a year from 0 to 10', 0, 10);

const prices = entity({
  heldAs: given('name', withDefault(z.clone(id), 'oxide')),
  goodsPerKg: withDefaults(byElement(() => z.optional(recordOf(given('USD per kg', z.clone(amount)))))),
  capitalPerYear: given('per year', withDefault(yearly, 0)),
  storagePerYear: given('per year', withDefault(yearly, 0)),
  obsolescencePerYear: given('per year', withDefault(yearly, 0)),
  marginPerVehicle: given('USD', withDefault(amount, 0)),
  catchUpShare: given('share', withDefault(share, 0)),
  perHalt: given('USD', withDefault(amount, 0)),
  perRestart: given('USD', withDefault(amount, 0)),
  airPerDay: given('USD', withDefault(amount, 0)),
});

/** What an automaker pays in place of the prices of all. */
const automakerPrices = entity({
  heldAs: given('name', z.optional(z.clone(id))),
  marginPerVehicle: given('USD', z.optional(amount)),
  catchUpShare: given('share', z.optional(share)),
  perHalt: given('USD', z.optional(amount)),
  perRestart: given('USD', z.optional(amount)),
  airPerDay: given('USD', z.optional(amount)),
});

const automaker = entity({
  title: given('text', z.optional(text)),
  destination: given('name', withDefault(id, 'us')),
  priority: given('flag', withDefault(flag, false)),
  vehiclesPerDay: given('per day', withDefault(amount, 5000)),
  valuePerVehicle: given('USD', z.optional(amount)),
  cycleDays: drawn('days', withDefault(whole('a whole number of days from 1 to 3650', 1, 3650), 30)),
  plannedLicenceDays: given('days', withDefault(days, 45)),
  transitDays: given('days', withDefault(days, 40)),
  expediteBelowDays: given('days', withDefault(cover, 0)),
  expediteTransitDays: given('days', withDefault(days, 7)),
  clearedAtStart: drawn('share', withDefault(share, 0.5)),
  bufferCorrelation: drawn('share', withDefault(share, 0)),
  licence: withDefaults(licence),
  prices: z.optional(automakerPrices),
  lanes: byElement(() => z.optional(lane)),
});

/** Kebab-case, with at most one folder in front. */
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)?$/;

/** parameter-issues.ts checks names and paths, and offers the nearest. */
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

/**
 * Validates data without `extends` and sources. Fills in every default but titles and inherited regimes.
 */
export const scenarioSchema: z.ZodMiniType<ParsedInput> = entity({
  $schema: given('text', z.optional(text)),
  name: given(
    'text',
    z.string({ error: 'a name in kebab-case' }).check(
      z.maxLength(100, { error: 'a name of at most 100 characters' }),
      z.regex(NAME, {
        error: 'a name in kebab-case, such as "licences-slowed" or "autumn-2026/licences-slowed"',
      }),
    ),
  ),
  title: given('text', z.optional(text)),
  start: date,
  horizonDays: drawn('days', withDefault(whole('a whole number of days from 1 to 3650', 1, 3650), 365)),
  notice: given('text', z.optional(notice)),
  parameters: drawn('name', z.optional(parameters)),
  policy,
  desk: withDefaults(desk),
  market: withDefaults(market),
  plant: withDefaults(plant),
  prices: z.optional(prices),
  automakers: recordOf(automaker),
}) as unknown as z.ZodMiniType<ParsedInput>;

/** A scenario without the defaults for titles and inherited initial regimes. */
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
