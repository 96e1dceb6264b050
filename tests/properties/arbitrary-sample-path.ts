import fc from 'fast-check';
import { ELEMENTS, type Element } from '../../src/elements.ts';
import type { AutomakerInputs, LaneInputs, MarketInputs, Model, SamplePath } from '../../src/index.ts';
import type { AutomakerModel } from '../../src/model/model.ts';
import { between } from './arbitrary-number.ts';

/** Returns sample paths without a seed: whatever the interface allows, likely or not. */
export function arbitrarySamplePath(model: Model): fc.Arbitrary<SamplePath> {
  return fc.record({
    regimes: fc.tuple(...model.policies.map(() => regimeDays(model))),
    paces: fc.tuple(...model.policies.map(() => fc.oneof(fc.constant(1), between(0.05, 4)))),
    market,
    automakers: fc.tuple(...model.automakers.map((automaker) => automakerInputs(model, automaker))),
  });
}

/** Returns regimes in spells of any length, single days included. */
function regimeDays({ horizonDays, regimes }: Model): fc.Arbitrary<Uint8Array> {
  const spell = fc.record({
    regime: fc.nat(regimes.length - 1),
    days: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 4, max: 80 })),
  });
  return fc.array(spell, { minLength: 1, maxLength: 12 }).map((spells) => {
    const days = spells.flatMap(({ regime, days }) => new Array<number>(days).fill(regime));
    return Uint8Array.from({ length: horizonDays }, (_, t) => days[t % days.length]!);
  });
}

function real(low: number, high: number): fc.Arbitrary<number> {
  return fc.oneof(fc.constantFrom(low, high), between(low, high));
}

const market: fc.Arbitrary<MarketInputs> = fc.record({
  licensedShare: fc
    .tuple(...ELEMENTS.map(() => real(0, 1)))
    .map((shares) => Object.fromEntries(ELEMENTS.map((e, i) => [e, shares[i]!])) as Record<Element, number>),
  rampPerMonth: real(0, 0.3),
  rampCap: real(0, 1),
  thriftAfterDays: real(0, 100),
  thriftPerMonth: real(0, 0.3),
  thriftCap: real(0, 0.99),
});

function automakerInputs(model: Model, automaker: AutomakerModel): fc.Arbitrary<AutomakerInputs> {
  return fc.record({
    licenceDaysAtStart: fc.nat(automaker.validityDays),
    lanes: fc.tuple(...automaker.lanes.map(({ phaseDays }) => laneInputs(model, automaker, phaseDays))),
  });
}

function laneInputs(
  { limitWorkingDays }: Model,
  { cycleDays }: AutomakerModel,
  phaseDays: number | undefined,
): fc.Arbitrary<LaneInputs> {
  const plan = fc.record({
    bufferDays: fc.oneof(fc.constantFrom(0, 1, 5), between(0, 40)),
    phaseDays: phaseDays === undefined ? fc.nat(cycleDays - 1) : fc.constant(phaseDays),
    standing: fc.oneof(uniform, fc.constant(undefined)),
    hasAssemblies: fc.option(fc.boolean(), { nil: undefined }),
    cleared: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
    efforts: fc.array(fc.integer({ min: 1, max: limitWorkingDays }), { minLength: 1, maxLength: 9 }),
    outcomes: fc.array(uniform, { minLength: 1, maxLength: 9 }),
  });
  return plan.map(inputsOf);
}

/** A number of the open interval from 0 to 1; numbers near its ends are more frequent. */
const uniform: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(2 ** -53, 0.5, 1 - 2 ** -53),
  fc.integer({ min: 1, max: 2 ** 30 - 1 }).map((n) => n / 2 ** 30),
);

interface InputPlan {
  readonly bufferDays: number;
  readonly phaseDays: number;
  readonly standing?: number | undefined;
  readonly hasAssemblies?: boolean | undefined;
  readonly cleared: readonly boolean[];
  readonly efforts: readonly number[];
  readonly outcomes: readonly number[];
}

/** Returns inputs that are pure functions of the address, so that the order of calls does not matter. */
export function inputsOf(plan: InputPlan): LaneInputs {
  const { bufferDays, phaseDays, standing, hasAssemblies, cleared, efforts, outcomes } = plan;
  return {
    bufferDays,
    phaseDays,
    ...(standing === undefined ? {} : { standing }),
    ...(hasAssemblies === undefined ? {} : { hasAssemblies }),
    cleared: (order) => pick(cleared, order, 0),
    effort: (application, round) => pick(efforts, application, round),
    outcome: (application, round) => pick(outcomes, application, round),
    // A counterexample then prints its inputs.
    [fc.toStringMethod]: () => JSON.stringify(plan),
  } as LaneInputs;
}

function pick<T>(list: readonly T[], application: number, round: number): T {
  const hash = Math.imul(application + 1000, 0x9e3779b1) ^ Math.imul(round + 1, 0x85ebca6b);
  return list[(hash >>> 0) % list.length]!;
}
