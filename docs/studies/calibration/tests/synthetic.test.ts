import { describe, expect, it, test, vi } from 'vitest';
import { STANDS_FOR } from '../../../../src/analysis/hindcast/normal-flow.ts';
import { observations } from '../../../../src/history/index.ts';
import { type Scenario, simulate } from '../../../../src/index.ts';
import { covarianceOf } from '../../hindcast/discrepancy/ar1.ts';
import { customsOf, NAMES, parameterDrawOf, type Settled, settled } from '../../hindcast/parameters.ts';
import { springOutputs } from '../design.ts';
import { type KnownFacts, knownFacts } from '../known-facts.ts';
import { likelihoodOf, UNHEARD } from '../likelihood.ts';
import { type Outputs, simulateOutputs } from '../outputs.ts';
import { openSpringCustoms } from '../spring-customs.ts';
import { syntheticFacts } from '../synthetic.ts';

/* Facts are drawn as the likelihood has it. */

vi.mock('../outputs.ts', async (original) => {
  const all = await original<typeof import('../outputs.ts')>();
  return { ...all, simulateOutputs: vi.fn() };
});

const facts = knownFacts(observations);
const outputs = springOutputs();
/** Short buffers and a slow desk, so that lines halt early and late. */
const truth: Settled = {
  ...settled(NAMES.map((name) => (name === 'bufferScale' || name === 'indianBuffers' ? 0.02 : 0.6))),
  discrepancy: 0,
};
const size = outputs.heads.reduce((sum, head) => sum + head.size, 0);
const answers = Float64Array.from({ length: size }, (_, i) =>
  i < outputs.decided[0]!.at ? 1 / 9 : 0.2 + i / 200,
);
vi.mocked(simulateOutputs).mockReturnValue(answers);

const drawn = (of: KnownFacts, among: Outputs, count: number): KnownFacts[] =>
  Array.from({ length: count }, (_, i) => syntheticFacts(of, among, truth, `seed-${i}`));
const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

describe('numbers', () => {
  const numbers = { ...facts, firms: [] };
  const springs = drawn(numbers, outputs, 1500);

  it('of shares have the mean and the standard deviation that the likelihood assumes', () => {
    facts.shares.forEach(({ sd }, i) => {
      const errors = springs.map(({ shares }) => (shares[i]!.value - answers[outputs.decided[i]!.at]!) / sd);
      expect(Math.abs(mean(errors))).toBeLessThan(4 / Math.sqrt(1500));
      expect(Math.abs(mean(errors.map((z) => z * z)) - 1)).toBeLessThan(4 * Math.sqrt(2 / 1500));
    });
  });

  it('have errors that, squared, add up to their count under the likelihood', () => {
    const level = (of: KnownFacts): number => likelihoodOf(of, outputs)(truth, answers);
    // The likelihood of a value that misses nothing, from the two at either side of it.
    const best = numbers.flows.map((fact) => {
      const at = (value: number): number => level({ ...numbers, shares: [], flows: [{ ...fact, value }] });
      const [a, b, c] = [at(0), at(1), at(2)];
      const curve = a - 2 * b + c;
      return { ...fact, value: 1 - (c - a) / 2 / curve };
    });
    const shares = numbers.shares.map((fact, i) => ({ ...fact, value: answers[outputs.decided[i]!.at]! }));
    const most = level({ ...numbers, flows: best, shares });
    const count = best.length + shares.length;
    const squares = springs.slice(0, 400).map((spring) => 2 * (most - level(spring)));
    expect(Math.abs(mean(squares) - count)).toBeLessThan(4 * Math.sqrt((2 * count) / 400));
  });
});

test('flows miss together as the discrepancy says: covariances of a lognormal', () => {
  const [sigma, count] = [0.3, 3000];
  const values = Array.from({ length: count }, (_, i) =>
    syntheticFacts({ ...facts, firms: [] }, outputs, { ...truth, discrepancy: sigma }, `δ-${i}`),
  ).map(({ flows }) => flows.map(({ value }) => value));
  const expected = openSpringCustoms(outputs)(answers, customsOf(truth), facts.weights);
  const places = facts.flows.map(({ place, month }) => ({ place: STANDS_FOR[place] ?? place, month }));
  const levels = places.map(({ place, month }) => expected[place]![month]!);
  const errorOf = (j: number): number[] => {
    const middle = mean(values.map((of) => of[j]!));
    return values.map((of) => of[j]! - middle);
  };
  const errors = places.map((_, j) => errorOf(j));
  for (let a = 0; a < places.length; a++) {
    for (let b = 0; b < a; b++) {
      const unit = (x: number, y: number): number => sigma ** 2 * covarianceOf(places[x]!, places[y]!);
      const means = Math.exp((unit(a, a) + unit(b, b)) / 2) * levels[a]! * levels[b]!;
      const products = errors[a]!.map((x, i) => x * errors[b]![i]!);
      const error = Math.sqrt(mean(products.map((x) => (x - mean(products)) ** 2)) / count);
      expect(Math.abs(mean(products) - means * Math.expm1(unit(a, b))), `${a} ${b}`).toBeLessThan(
        4.5 * error,
      );
    }
  }
});

describe('firms', () => {
  const kind = 'japan-compact-japan';
  const { [kind]: maker } = outputs.scenario.automakers;
  const small = { ...outputs, scenario: { ...outputs.scenario, automakers: { [kind]: maker } } as Scenario };
  const days = simulate(parameterDrawOf(small.scenario, truth), { trials: 4000, seed: 'chances' }).outcomes[
    kind
  ]!.firstHaltDay;

  /** What the model answers of the one kind, at its place. */
  const exact = new Float64Array(size);
  for (const day of days) {
    const bin = outputs.haltBounds.filter((bound) => bound <= day).length;
    exact[outputs.halts[kind]! + bin]! += 1 / days.length;
  }

  test.each(['suzuki', 'toyota', 'maruti-suzuki'])(
    'like %s are told of as often as the likelihood says',
    (id) => {
      const real = facts.firms.find((firm) => firm.id === id)!;
      const firm = { ...real, destination: 'japan' };
      const one = { ...facts, flows: [], shares: [], firms: [firm] };
      const reports = drawn(one, small, 250).map(({ firms }) => firms[0]!);
      const kinds = new Map(reports.map((report) => [JSON.stringify(report.window), report]));
      expect(kinds.size).toBeGreaterThan(2);
      for (const [window, report] of kinds) {
        const level = likelihoodOf({ ...one, firms: [report] }, outputs)(truth, exact);
        const chance = Math.exp(level) * (report.window && !firm.isStated ? 1 - UNHEARD : 1);
        const share = mean(reports.map((other) => Number(JSON.stringify(other.window) === window)));
        expect(Math.abs(share - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / 250));
      }
    },
  );

  test('are told of in spans whose bounds the likelihood knows', () => {
    const springs = drawn({ ...facts, flows: [], shares: [] }, outputs, 8).flatMap(({ firms }) => firms);
    const bounds = [0, ...outputs.haltBounds];
    expect(springs.filter(({ window }) => window).length).toBeGreaterThan(10);
    for (const { id, until, window } of springs) {
      expect(bounds).toContain(until + 1);
      if (!window) continue;
      expect(bounds).toContain(window[0]);
      expect(bounds).toContain(window[1] + 1);
      expect(window[1]).toBeLessThanOrEqual(until);
      const real = facts.firms.find((firm) => firm.id === id)!;
      if (!real.window) expect(until).toBe(real.until);
    }
  });
});
