import fc from 'fast-check';
import { ELEMENTS, type Element } from '../../src/elements.ts';
import type { AutomakerInputs, LaneInputs, MarketInputs, Model, SamplePath } from '../../src/index.ts';
import type { AutomakerModel } from '../../src/model/model.ts';
import { between } from './arbitrary-number.ts';

/** Weather that was not drawn from any seed: whatever the interface allows, likely or not. */
export function arbitrarySamplePath(model: Model): fc.Arbitrary<SamplePath> {
  return fc.record({
    regimes: fc.tuple(...model.policies.map(() => regimeDays(model))),
    market,
    automakers: fc.tuple(...model.automakers.map((maker) => firm(model, maker))),
  });
}

/** Regimes in spells of any length, single days among them. */
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

function firm(model: Model, maker: AutomakerModel): fc.Arbitrary<AutomakerInputs> {
  return fc.record({
    licenceDaysAtStart: fc.nat(maker.validityDays),
    lanes: fc.tuple(...maker.lanes.map(({ phaseDays }) => laneInputs(model, maker, phaseDays))),
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
    cleared: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
    efforts: fc.array(fc.integer({ min: 1, max: limitWorkingDays }), { minLength: 1, maxLength: 9 }),
    outcomes: fc.array(uniform, { minLength: 1, maxLength: 9 }),
  });
  return plan.map(inputsOf);
}

/** Inside the open interval, its ends more often than their measure. */
const uniform: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(2 ** -53, 0.5, 1 - 2 ** -53),
  fc.integer({ min: 1, max: 2 ** 30 - 1 }).map((n) => n / 2 ** 30),
);

interface InputPlan {
  readonly bufferDays: number;
  readonly phaseDays: number;
  readonly cleared: readonly boolean[];
  readonly efforts: readonly number[];
  readonly outcomes: readonly number[];
}

/** Luck as a pure function of the address: asked twice, or in another order, it says the same. */
export function inputsOf(plan: InputPlan): LaneInputs {
  const { bufferDays, phaseDays, cleared, efforts, outcomes } = plan;
  return {
    bufferDays,
    phaseDays,
    cleared: (order) => pick(cleared, order, 0),
    effort: (file, round) => pick(efforts, file, round),
    outcome: (file, round) => pick(outcomes, file, round),
    // So that a counterexample prints what luck it was.
    [fc.toStringMethod]: () => JSON.stringify(plan),
  } as LaneInputs;
}

function pick<T>(list: readonly T[], file: number, round: number): T {
  const hash = Math.imul(file + 1000, 0x9e3779b1) ^ Math.imul(round + 1, 0x85ebca6b);
  return list[(hash >>> 0) % list.length]!;
}
