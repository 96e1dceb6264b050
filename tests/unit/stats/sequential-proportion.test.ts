import { describe, expect, test } from 'vitest';
import { rejectionLevel, logWealth as wealth } from '../../../src/stats/mixture-martingale.ts';
import { proportion } from '../../../src/stats/proportion.ts';
import { sequentialProbability, sequentialProportion } from '../../../src/stats/sequential-proportion.ts';

// Checked by exact sums over all paths of a few hundred trials.

/** Returns the wealth under the default mixture. */
const logWealth = (s: number, n: number, p: number): number => wealth(s, n, p, 200);

const LEVEL = rejectionLevel({});

/** Returns the chance that `leave` holds after any of the trials, summed over all numbers of successes. */
function walk(p: number, trials: number, leave: (successes: number, n: number) => boolean): number {
  let chances = [1];
  let left = 0;
  for (let n = 1; n <= trials; n++) {
    chances = Array.from(
      { length: n + 1 },
      (_, s) => (chances[s] ?? 0) * (1 - p) + (s > 0 ? chances[s - 1]! * p : 0),
    );
    chances = chances.map((chance, s) => {
      if (chance === 0 || !leave(s, n)) return chance;
      left += chance;
      return 0;
    });
  }
  return left;
}

describe('the beta-binomial mixture martingale', () => {
  test.each([0.001, 0.1, 0.5, 0.97])('has the mean 1 at the true chance %d', (p) => {
    for (const n of [1, 10, 200]) {
      let logChance = n * Math.log(1 - p);
      let mean = 0;
      for (let s = 0; s <= n; s++) {
        mean += Math.exp(logChance + logWealth(s, n, p));
        logChance += Math.log(((n - s) / (s + 1)) * (p / (1 - p)));
      }
      expect(mean).toBeCloseTo(1, 9);
    }
  });

  test.each([0.001, 0.02, 0.1, 0.5])('ever rejects the true chance %d in at most 5 %% of runs', (p) => {
    const missing = walk(p, 600, (s, n) => logWealth(s, n, p) >= LEVEL);
    expect(missing).toBeGreaterThan(0);
    expect(missing).toBeLessThan(0.05);
    // Wilson's interval, for one n, misses in more than 5 % of runs when looked at after every trial.
    const peeking = walk(p, 600, (s, n) => {
      const [low, high] = proportion(s, n).interval;
      return p < low || p > high;
    });
    expect(peeking).toBeGreaterThan(0.1);
  });
});

describe('the confidence sequence of a proportion', () => {
  const cases = [1, 2, 10, 400, 20_000].flatMap((n) =>
    [...new Set([0, 1, 2, 3, n >> 3, n >> 1, n - 1, n])].filter((s) => s <= n).map((s) => [s, n] as const),
  );

  test.each(cases)('for %d of %d includes exactly the chances that are not rejected', (s, n) => {
    for (const confidence of [0.5, 0.95, 0.999]) {
      const level = rejectionLevel({ confidence });
      const [low, high] = sequentialProportion(s, n, { confidence }).interval;
      for (let i = 1; i < 600; i++) {
        // Points that are dense in the middle and towards both ends.
        const p = i % 2 === 0 ? i / 600 : 1 / (1 + Math.exp((300 - i) / 12));
        if (p > low + 1e-12 && p < high - 1e-12) expect(logWealth(s, n, p)).toBeLessThan(level);
        if (p < low || p > high) expect(logWealth(s, n, p)).toBeGreaterThan(level - 1e-6);
      }
    }
  });

  test('ends where the wealth is 1/α', () => {
    const { interval, value } = sequentialProportion(100, 1000);
    expect(value).toBe(0.1);
    for (const end of interval) expect(logWealth(100, 1000, end)).toBeCloseTo(Math.log(20), 9);
    // From SciPy's brentq and betaln.
    expect(interval[0]).toBeCloseTo(0.07330380321372487, 10);
    expect(interval[1]).toBeCloseTo(0.1312774960758684, 10);
  });

  test('is mirrored when successes and failures are exchanged, and can end at 0 and 1', () => {
    const { interval } = sequentialProportion(3, 400);
    const mirror = sequentialProportion(397, 400).interval;
    expect(mirror[0]).toBeCloseTo(1 - interval[1], 12);
    expect(mirror[1]).toBeCloseTo(1 - interval[0], 12);
    for (const successes of [0, 1]) expect(sequentialProportion(successes, 10_000).interval[0]).toBe(0);
    expect(sequentialProportion(10_000, 10_000).interval[1]).toBe(1);
    expect(sequentialProportion(0, 0).interval).toEqual([0, 1]);
  });

  test.each([0.001, 0.01, 0.1, 0.5])(
    'is 1.3 to 2 times as wide as an interval for a fixed n at p = %d',
    (p) => {
      for (const n of [1e3, 1e4, 1e5, 1e6]) {
        const width = ({ interval }: { interval: readonly [number, number] }): number =>
          interval[1] - interval[0];
        const ratio = width(sequentialProportion(p * n, n)) / width(proportion(p * n, n));
        expect(ratio).toBeGreaterThan(1.3);
        expect(ratio).toBeLessThan(2);
      }
    },
  );
});

test('a confidence sequence is narrowest at the expected number of trials', () => {
  const width = (expectedTrials: number, n: number): number => {
    const { interval } = sequentialProportion(n / 5, n, { expectedTrials });
    return interval[1] - interval[0];
  };
  for (const n of [500, 5000, 500_000]) {
    for (const other of [n / 100, n / 10, n * 10, n * 100]) expect(width(n, n)).toBeLessThan(width(other, n));
    const fixed = proportion(n / 5, n).interval;
    expect(width(n, n) / (fixed[1] - fixed[0])).toBeCloseTo(1.55, 1);
  }
  for (const p of [0.001, 0.5]) {
    expect(walk(p, 400, (s, n) => wealth(s, n, p, 5000 / 8) >= LEVEL)).toBeLessThan(0.05);
  }
  expect(() => width(0, 10)).toThrow(
    'Expected expectedTrials to be a number from 1 to 1000000000000000, got 0',
  );
});

describe('the confidence sequence of an event in a column', () => {
  const column = Float64Array.from({ length: 500 }, (_, i) => i % 5);

  test('is that of the proportion of entries that show it', () => {
    expect(sequentialProbability(column, (x) => x < 1)).toEqual(sequentialProportion(100, 500));
  });

  test('stays within [0, 1] with weights, and near the exact one with equal weights', () => {
    const weights = new Float64Array(500).fill(1);
    const weighted = sequentialProbability(column, (x) => x < 1, { weights });
    const exact = sequentialProportion(100, 500);
    expect(weighted.value).toBeCloseTo(0.2, 12);
    for (const end of [0, 1])
      expect(Math.abs(weighted.interval[end]! - exact.interval[end]!)).toBeLessThan(0.01);
    const rare = sequentialProbability(column.subarray(0, 20), (x) => x < 1, {
      weights: weights.subarray(0, 20),
    });
    expect(rare.interval).toEqual([0, 1]);
  });

  test('refuses replicates and empty columns', () => {
    expect(() => sequentialProbability(column, () => true, { replicates: 4 })).toThrow(
      'Expected replicates to be absent',
    );
    expect(() => sequentialProbability([], () => true)).toThrow(RangeError);
  });
});
