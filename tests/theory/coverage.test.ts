import { describe, expect, test } from 'vitest';
import { haltProbability, kaplanMeier, mean, proportion, quantile, tailMean } from '../../src/index.ts';
import { openStream } from '../../src/random/stream.ts';
import { expectLaw, expectWithin, tally } from './expect-within.ts';
import { dailyGoods, run, START } from './minimal-scenarios.ts';
import { binomial, dayAfter } from './oracles.ts';

/*
 * Coverage of intervals: over a thousand runs that differ by their seed alone, and on columns whose truth
 * is known. docs/validation.md has the wider table, which docs/studies/validation/intervals.ts computes.
 */

const RUNS = 1000;
const Z95 = 1.959963984540054;

describe('The interval of a halt probability', () => {
  test.each([
    [0.02, 280],
    [0.3, 125],
  ])('covers a chance of %d in 93 to 97 of 100 runs', (p, trials) => {
    const event = { date: dayAfter(START, 1), to: 'ban', probability: p };
    const scenario = dailyGoods({ horizonDays: 2, policy: { events: [event] } });
    const halted: number[] = [];
    let covered = 0;
    for (let i = 0; i < RUNS; i++) {
      const { value, interval } = haltProbability(run(scenario, `run ${i}`, trials));
      halted.push(Math.round(value * trials));
      if (interval[0] <= p && p <= interval[1]) covered += 1;
    }
    const law = binomial(trials, p);
    expectLaw(tally(halted, trials + 1), law);
    // Wilson's interval contains p when the score test at p does not reject; its exact coverage is a sum of
    // binomial chances.
    const halfWidth = Z95 * Math.sqrt((p * (1 - p)) / trials);
    const exact = law.reduce((sum, q, k) => (Math.abs(k / trials - p) <= halfWidth ? sum + q : sum), 0);
    expect(exact).toBeGreaterThan(0.93);
    expect(exact).toBeLessThan(0.97);
    expect(covered / RUNS).toBeGreaterThan(0.93);
    expect(covered / RUNS).toBeLessThan(0.97);
    const share = { value: covered / RUNS, trials: RUNS } as Parameters<typeof expectWithin>[0];
    expectWithin(share, exact);
  });
});

describe('The exact coverage, a sum of binomial chances,', () => {
  const N = 300;
  const chances = [0.02, 0.1, 0.5, 0.9];

  test.each(chances)("of Clopper and Pearson's interval at %d is at least the nominal one", (p) => {
    const covered = binomial(N, p).reduce((sum, q, k) => {
      const { interval } = proportion(k, N, { method: 'clopper-pearson' });
      return interval[0] <= p && p <= interval[1] ? sum + q : sum;
    }, 0);
    expect(covered).toBeGreaterThanOrEqual(0.95);
    expect(covered).toBeLessThan(0.985);
  });

  test.each(chances)('of the interval of the %d-quantile is near the nominal one', (p) => {
    const [low, high] = quantile(
      Array.from({ length: N }, (_, i) => i + 1),
      p,
    ).interval;
    const covered = binomial(N, p).reduce((sum, q, k) => (k >= low && k < high ? sum + q : sum), 0);
    expect(Math.abs(covered - 0.95)).toBeLessThan(0.012);
  });
});

describe('Over a thousand columns with a known distribution, the nominal coverage is reached', () => {
  const N = 500;
  const stream = openStream('coverage', 'columns');
  const columns = Array.from({ length: RUNS }, (_, run) =>
    Float64Array.from({ length: N }, (_, i) => -Math.log(1 - stream.uniform(run, i))),
  );
  const share = (held: (column: Float64Array) => boolean): number => columns.filter(held).length / RUNS;
  const inside = ([low, high]: readonly [number, number], truth: number): boolean =>
    low <= truth && truth <= high;
  /** Expects a share of a thousand within four standard errors of 0.95. */
  const expectNominal = (covered: number): void => {
    const share = { value: covered, trials: RUNS } as Parameters<typeof expectWithin>[0];
    expectWithin(share, 0.95);
  };

  test('by mean, quantile and tail mean of an exponential', () => {
    expectNominal(share((column) => inside(mean(column).interval, 1)));
    expectNominal(share((column) => inside(quantile(column, 0.9).interval, Math.log(10))));
    expectNominal(share((column) => inside(tailMean(column, 0.9).interval, Math.log(10) + 1)));
  });

  test("by Hall's interval of the mean of a rare loss", () => {
    // About 20 of 500 entries have a loss: their excess over the 0.96-quantile.
    const loss = (column: Float64Array): Float64Array => column.map((x) => Math.max(0, x - Math.log(25)));
    expectNominal(share((column) => inside(mean(loss(column), { method: 'hall' }).interval, 0.04)));
  });

  test('by the band of a survival curve on days', () => {
    const at = Array.from({ length: 60 }, (_, day) => day);
    const days = (column: Float64Array): Float64Array => column.map((x) => Math.floor(x * 60));
    const holds = (column: Float64Array): boolean =>
      kaplanMeier(days(column), { at }).band.every((band, day) => inside(band, Math.exp(-(day + 1) / 60)));
    expectNominal(share(holds));
  });

  test('by a chance of one in a thousand from weighted entries', () => {
    const end = Math.log(1000);
    const held = (column: Float64Array): boolean => {
      const times = column.map((x) => x * end);
      const weights = times.map((x) => end * Math.exp((1 / end - 1) * x));
      const rare = Float64Array.from(times, (x) => (x > end ? 1 : 0));
      return inside(mean(rare, { weights }).interval, 1e-3);
    };
    expectNominal(share(held));
  });
});
