import fc from 'fast-check';
import { formatDay, parseDay } from '../../src/calendar/days.ts';
import { ELEMENTS } from '../../src/elements.ts';
import { compile, type Model, parseScenario, type SamplePath, type Scenario } from '../../src/index.ts';
import { between } from './arbitrary-number.ts';
import { arbitrarySamplePath } from './arbitrary-sample-path.ts';

/*
 * Scenarios as a file may have them, with every feature of the format. They are short, so that a property
 * sees many, and have small buffers, so that lines halt.
 */

/** Data of a scenario or of a part of one, as a file has it. */
export type Raw = Record<string, unknown>;

const REGIMES = ['truce', 'slowed', 'ban'] as const;
const DESTINATIONS = ['us', 'japan', 'europe'] as const;

/** A share; its ends and typical values are more frequent. */
const share: fc.Arbitrary<number> = fc.oneof(fc.constantFrom(0, 1, 0.5, 0.97, 0.31), between(0, 1));

/** Returns a number or a distribution of any family, within low … high. */
function uncertain(low: number, high: number): fc.Arbitrary<unknown> {
  const inside = fc.tuple(between(low, high), between(low, high), between(low, high)).map((three) => {
    const [a, b, c] = three.sort((x, y) => x - y) as [number, number, number];
    return { a, b, c: c > a ? c : a + (high - low) / 1e3 };
  });
  const within = { min: low, max: high };
  const span = high - low;
  const family = inside.chain(({ a, b, c }) =>
    fc.constantFrom<unknown>(
      { low: a, high: Math.min(c, high) },
      { low: a, mode: Math.min(b, c, high), high: Math.min(c, high) },
      { median: low + span / 3, sigma: 0.1 + (c - a) / span, ...within },
      { p5: low + span / 10, p95: low + span / 10 + c - a, ...within },
      { mean: b, sd: 0.01 * span + c - a, ...within },
      { values: [a, b, low], weights: [1, 0, 2.5] },
    ),
  );
  return fc.oneof({ weight: 3, arbitrary: between(low, high) }, { weight: 2, arbitrary: family });
}

const regime: fc.Arbitrary<Raw> = fc.record(
  {
    speed: fc.oneof(fc.constantFrom(0, 0.5, 0.7, 1, 1, 2), between(0, 2)),
    returned: fc.oneof(fc.constantFrom(0, 0, 0.35, 1), between(0, 1)),
    approval: fc.oneof(fc.constantFrom(1, 1, 0.9, 0), between(0, 1)),
    inflow: fc.constantFrom(0, 1, 1.3, 3),
    periodLicences: fc.boolean(),
    embargo: fc.constantFrom(false, false, false, true),
    stages: fc.constantFrom(1, 1, 2, 5, 20),
    stalled: fc.oneof(fc.constantFrom(0, 0, 0.4, 1), between(0, 1)),
    assemblies: fc.constantFrom(true, true, false),
    source: fc.constant('a note'),
  },
  { requiredKeys: [] },
);

/**
 * Returns rates and events of the first `count` regimes; rates are fast enough for jumps within a short
 * horizon.
 */
function chain(count: number, start: string, horizonDays: number): fc.Arbitrary<Raw> {
  const name = fc.constantFrom(...REGIMES.slice(0, count));
  const date = fc.nat(horizonDays - 1).map((t) => formatDay(parseDay(start)! + t));
  return fc.record({
    initial: name,
    ratesPerYear: fc.dictionary(name, fc.dictionary(name, uncertain(0, 20), { maxKeys: 3 }), { maxKeys: 3 }),
    events: fc.array(fc.record({ date, to: name, probability: share }, { requiredKeys: ['date', 'to'] }), {
      maxLength: 3,
    }),
  });
}

function policy(start: string, horizonDays: number): fc.Arbitrary<Raw> {
  return fc.integer({ min: 1, max: 3 }).chain((count) => {
    const own = chain(count, start, horizonDays);
    return fc
      .tuple(
        fc.array(regime, { minLength: count, maxLength: count }),
        own,
        fc.dictionary(fc.constantFrom(...DESTINATIONS), own, { maxKeys: 2 }),
      )
      .map(([regimes, shared, destinations]) => ({
        regimes: Object.fromEntries(regimes.map((r, i) => [REGIMES[i], r])),
        ...shared,
        destinations,
      }));
  });
}

const desk: fc.Arbitrary<Raw> = fc.constantFrom(1, 5, 15, 45).chain((limit) =>
  fc.record(
    {
      limitWorkingDays: fc.constant(limit),
      effortWorkingDays: uncertain(limit / 20, limit),
      capacityPerWorkingDay: fc.constantFrom(null, null, 0, 0.3, 1, 2.5, 10),
      backlog: fc.oneof(fc.constantFrom(0, 0, 3), between(0, 40)),
      filedPerWorkingDay: fc.oneof(fc.constantFrom(0, 1), between(0, 3)),
      pace: fc.oneof(fc.constant(1), uncertain(0.1, 3)),
    },
    { requiredKeys: ['limitWorkingDays', 'effortWorkingDays'] },
  ),
);

const market: fc.Arbitrary<Raw> = fc.record(
  {
    stage: fc.constantFrom('mining', 'separation'),
    miningShare: uncertain(0, 1),
    separatedInChina: fc.dictionary(fc.constantFrom(...ELEMENTS), uncertain(0, 1), { maxKeys: 7 }),
    rampPerMonth: uncertain(0, 0.5),
    rampCap: uncertain(0, 1),
    thriftAfterDays: uncertain(0, 100),
    thriftPerMonth: uncertain(0, 0.5),
    thriftCap: uncertain(0, 0.9),
  },
  { requiredKeys: [] },
);

const plant: fc.Arbitrary<Raw> = fc
  .record({
    minimumRate: fc.oneof(fc.constantFrom(0, 0.5, 0.5, 1), between(0, 1)),
    restartDays: fc.oneof(fc.constantFrom(0, 1, 3), between(0, 12)),
    minimumHaltDays: fc.constantFrom(1, 1, 2, 5),
    rationBelowDays: fc.oneof(fc.constantFrom(0, 0, 5), between(0, 20)),
    ration: share,
  })
  .map(({ ration, ...rest }) => ({
    ...rest,
    rationRate: Math.min(1, rest.minimumRate + ration * (1 - rest.minimumRate)),
  }));

function assembly(start: string): fc.Arbitrary<Raw> {
  return fc.record(
    {
      chance: fc.constantFrom(0, 0.5, 1),
      from: fc.integer({ min: -20, max: 60 }).map((t) => formatDay(parseDay(start)! + t)),
      belowDays: fc.oneof(fc.constantFrom(0, 10, 1e4), between(0, 60)),
      leadDays: fc.constantFrom(1, 3, 15, 45),
    },
    { requiredKeys: [] },
  );
}

function lane(cycleDays: number, start: string): fc.Arbitrary<Raw> {
  return fc.record(
    {
      bufferDays: fc.oneof(uncertain(0, 8), uncertain(0, 40)),
      chains: fc.constantFrom(1, 1, 2, 3),
      essential: fc.constantFrom(true, true, true, false),
      licensedShare: share,
      phaseDays: fc.nat(cycleDays - 1),
      assembly: assembly(start),
      gramsPerVehicle: between(0, 100),
      part: fc.constant('magnets'),
      bufferDaysSource: fc.constant('a note'),
    },
    { requiredKeys: ['bufferDays'] },
  );
}

/** Lanes of one to three elements; in half of the cases those after the first share its applications. */
function lanes(cycleDays: number, start: string): fc.Arbitrary<Record<string, Raw>> {
  const some = fc.dictionary(fc.constantFrom(...ELEMENTS), lane(cycleDays, start), {
    minKeys: 1,
    maxKeys: 3,
  });
  return fc.tuple(some, fc.boolean()).map(([all, share]) => {
    const [first, ...others] = Object.keys(all) as [string, ...string[]];
    if (!share) return all;
    const shared = others.map((element) => {
      const { phaseDays: _, ...rest } = all[element]!;
      return [element, { ...rest, appliesWith: first }];
    });
    return { [first]: all[first]!, ...Object.fromEntries(shared) };
  });
}

const licence: fc.Arbitrary<Raw> = fc.oneof(
  fc.constant({}),
  fc.record({
    validityDays: fc.constantFrom(1, 5, 20, 60, 180),
    renewDaysBefore: fc.constantFrom(0, 1, 10, 60),
    heldAtStart: fc.constantFrom(0, 0.5, 1),
  }),
);

const automaker = (start: string): fc.Arbitrary<Raw> =>
  fc.constantFrom(1, 2, 7, 10, 30).chain((cycleDays) =>
    fc.record(
      {
        destination: fc.constantFrom(...DESTINATIONS, 'elsewhere'),
        priority: fc.boolean(),
        title: fc.constant('An automaker'),
        vehiclesPerDay: between(0, 10_000),
        valuePerVehicle: between(0, 1e5),
        cycleDays: fc.constant(cycleDays),
        plannedLicenceDays: fc.constantFrom(0, 1, 10, 25),
        transitDays: fc.constantFrom(0, 1, 8, 20),
        expediteBelowDays: fc.oneof(fc.constantFrom(0, 0, 10), between(0, 40)),
        expediteTransitDays: fc.constantFrom(0, 1, 5, 15),
        clearedAtStart: share,
        bufferCorrelation: share,
        licence,
        lanes: lanes(cycleDays, start),
      },
      { requiredKeys: ['cycleDays', 'plannedLicenceDays', 'transitDays', 'lanes'] },
    ),
  );

/** Scenario data that `parseScenario` accepts. */
export const arbitraryScenario: fc.Arbitrary<Raw> = fc
  .record({
    start: fc.constantFrom('2025-06-06', '2025-09-20', '2026-01-01', '2031-03-03'),
    horizonDays: fc.integer({ min: 20, max: 200 }),
  })
  .chain(({ start, horizonDays }) =>
    fc.record(
      {
        $schema: fc.constant('./scenario.schema.json'),
        name: fc.constant('arbitrary'),
        title: fc.constant('Arbitrary'),
        start: fc.constant(start),
        horizonDays: fc.constant(horizonDays),
        policy: policy(start, horizonDays),
        desk,
        market,
        plant,
        automakers: fc.dictionary(fc.constantFrom('alpha', 'beta', 'gamma'), automaker(start), {
          minKeys: 1,
          maxKeys: 3,
        }),
      },
      { requiredKeys: ['name', 'start', 'horizonDays', 'policy', 'automakers'] },
    ),
  );

/** A scenario, its model and a sample path for it. */
export interface Future {
  readonly scenario: Scenario;
  readonly model: Model;
  readonly samplePath: SamplePath;
}

/**
 * Returns a scenario with a sample path; `amend` narrows the scenario's data to the preconditions of a
 * law.
 */
export function arbitraryFuture(amend: (raw: Raw) => Raw = (raw) => raw): fc.Arbitrary<Future> {
  return arbitraryScenario.chain((raw) => {
    const scenario = parseScenario(amend(raw));
    const model = compile(scenario);
    return arbitrarySamplePath(model).map((samplePath) => ({ scenario, model, samplePath }));
  });
}
