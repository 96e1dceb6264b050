import { describe, expect, it, test } from 'vitest';
import { normalQuantile } from '../../../src/random/normal.ts';
import { openStream } from '../../../src/random/stream.ts';
import {
  knowledgeOf,
  LEAST_TRIALS_A_SET,
  type SetSums,
  spreadOverSets,
} from '../../../src/stats/knowledge.ts';
import { probability } from '../../../src/stats/probability.ts';

// Compared with mixtures in which the true chance of every set is known, over many runs of each size.

const SETS = 128;

/** Returns chances of a smooth mixture, whose odds are lognormal. */
function logits(centre: number, deviation: number): number[] {
  return Array.from({ length: SETS }, (_, k) => {
    const odds = (centre / (1 - centre)) * Math.exp(deviation * normalQuantile((k + 0.5) / SETS));
    return odds / (1 + odds);
  });
}

const MIXTURES: Record<string, readonly number[]> = {
  'around 30 %, close': logits(0.3, 0.5),
  'around 30 %, wide': logits(0.3, 1),
  'around 5 %': logits(0.05, 1),
  'around 1 %': logits(0.01, 1),
  'of two kinds': Array.from({ length: SETS }, (_, k) => (k % 2 === 0 ? 0.05 : 0.5)),
  'mostly 1 %, some 40 %': Array.from({ length: SETS }, (_, k) => (k % 10 === 0 ? 0.4 : 0.01)),
};

/** Returns the counts of a run, drawing the set of each trial and then whether it halts. */
function run(chances: readonly number[], trials: number, seed: string): SetSums[] {
  const stream = openStream(seed, 'knowledge');
  const groups = chances.map(() => ({ trials: 0, sum: 0, squares: 0 }));
  for (let i = 0; i < trials; i++) {
    const k = Math.floor(chances.length * stream.uniform(i, 0));
    const halts = stream.uniform(i, 1) < chances[k]! ? 1 : 0;
    groups[k]!.trials += 1;
    groups[k]!.sum += halts;
    groups[k]!.squares += halts;
  }
  return groups;
}

function spreads(chances: readonly number[], trials: number, runs: number): (readonly [number, number])[] {
  return Array.from({ length: runs }, (_, r) => spreadOverSets(run(chances, trials, `${r}`), [0, 1])!);
}

const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;

/** Returns the share of the sets whose chance lies inside. */
const inside = (chances: readonly number[], [low, high]: readonly [number, number]): number =>
  mean(chances.map((chance) => (chance >= low && chance <= high ? 1 : 0)));

function quantile(chances: readonly number[], share: number): number {
  return [...chances].sort((a, b) => a - b)[Math.round(share * (SETS - 1))]!;
}

describe('the range over sets is the central 90 % of the true chances', () => {
  /**
   * For each number of trials: the tolerated distance of the mean end of 40 runs from the true end, absolute
   * and relative to it, and the least share of sets inside.
   */
  const TOLERANCE = [
    [1_100, 0.055, 0.35, 0.8],
    [10_000, 0.03, 0.15, 0.85],
    [100_000, 0.012, 0.08, 0.86],
  ] as const;

  describe.each(TOLERANCE)('with %i trials', (trials, points, share, covered) => {
    test.each(Object.keys(MIXTURES))('and chances %s', (name) => {
      const chances = MIXTURES[name]!;
      const found = spreads(chances, trials, 40);
      for (const [end, at] of [
        [0, 0.05],
        [1, 0.95],
      ] as const) {
        const truth = quantile(chances, at);
        const bias = Math.abs(mean(found.map((one) => one[end])) - truth);
        // With chances of two kinds no set lies near the ends, so noise affects them most.
        const slack = name.includes('kinds') && trials < 2_000 ? 3 : name.includes('kinds') ? 2.2 : 1;
        expect(bias).toBeLessThan(slack * Math.max(points, share * truth));
      }
      // With fewer than two halts a set the low end is too close to the mean for sets that hardly ever halt.
      if (name.includes('kinds') || name.includes('some') || mean(chances) * trials < 2 * SETS) return;
      expect(mean(found.map((one) => inside(chances, one)))).toBeGreaterThan(covered);
      expect(mean(found.map((one) => inside(chances, one)))).toBeLessThan(0.975);
    });
  });
});

describe('the range over equal sets', () => {
  const alike = (chance: number): number[] => new Array<number>(SETS).fill(chance);

  it('narrows with more trials, but never to a point', () => {
    const widths = [1_100, 10_000, 100_000].map((trials) =>
      mean(spreads(alike(0.3), trials, 10).map(([low, high]) => high - low)),
    );
    expect(widths[0]).toBeLessThan(0.25);
    expect(widths[1]).toBeLessThan(0.08);
    expect(widths[2]).toBeLessThan(0.025);
    for (const width of widths) expect(width).toBeGreaterThan(0.003);
  });

  it('keeps a width when no trial halts, and when all do', () => {
    const [low, high] = spreadOverSets(run(alike(0), 10_000, 'none'), [0, 1])!;
    expect(low).toBe(0);
    expect(high).toBeCloseTo(1.645 * (Math.sqrt(SETS) / 10_000), 5);
    const [least, most] = spreadOverSets(run(alike(1), 10_000, 'all'), [0, 1])!;
    expect(most).toBe(1);
    expect(least).toBeCloseTo(1 - 1.645 * (Math.sqrt(SETS) / 10_000), 5);
  });

  it('is wide after a handful of halts', () => {
    for (const [low, high] of spreads(alike(0.0005), 10_000, 20)) {
      expect(low).toBe(0);
      expect(high).toBeGreaterThan(0.0005);
    }
  });
});

it('the range over sets includes the overall mean and stays within the possible values', () => {
  for (const chances of Object.values(MIXTURES)) {
    for (let r = 0; r < 20; r++) {
      const groups = run(chances, 1_500, `inside ${r}`);
      const [low, high] = spreadOverSets(groups, [0, 1])!;
      const value = mean(groups.map(({ sum }) => sum)) / mean(groups.map(({ trials }) => trials));
      expect(low >= 0 && low <= value && value <= high && high <= 1).toBe(true);
    }
  }
});

it('the range over sets of a difference can include both signs', () => {
  const values = Float64Array.from({ length: 20_000 }, (_, i) => (i % 4 === 0 ? (i % 8 === 0 ? -1 : 1) : 0));
  // Values are negative in sets 0 and 1, and not in the others.
  const of = Uint16Array.from(values, (value, i) => (value < 0 ? i % 2 : 2 + (i % 6)));
  const [low, high] = knowledgeOf(values, { count: 8, of }, [-1, 1])!;
  expect(low).toBeLessThan(-0.3);
  expect(high).toBeGreaterThan(0.1);
});

describe('the range over sets', () => {
  const groups = (trials: number): SetSums[] =>
    Array.from({ length: SETS }, (_, k) => ({
      trials: Math.floor((trials + k) / SETS),
      sum: k % 3,
      squares: k % 3,
    }));

  it('needs 8 trials a set, and two sets with trials', () => {
    const enough = LEAST_TRIALS_A_SET * SETS;
    expect(spreadOverSets(groups(enough - 1), [0, 1])).toBeUndefined();
    expect(spreadOverSets(groups(enough), [0, 1])).toBeDefined();
    expect(spreadOverSets([{ trials: 100, sum: 3, squares: 3 }], [0, 1])).toBeUndefined();
  });
});

describe('a probability refuses sets that do not fit its column', () => {
  test.each([
    [{ count: 2, of: [0, 1] }, 'Expected sets.of to have length 3, as the column has, got 2'],
    [{ count: 2, of: [0, 2, 1] }, 'Expected sets.of[1] to be a whole number from 0 to 1, got 2 (number)'],
    [{ count: 2, of: [0, 1, -1] }, 'Expected sets.of[2] to be a whole number from 0 to 1'],
    [{ count: 2, of: [0.5, 1, 1] }, 'Expected sets.of[0] to be a whole number from 0 to 1'],
    [{ count: 0, of: [0, 0, 0] }, 'Expected sets.count to be a whole number from 1'],
  ])('such as %j', (sets, message) => {
    const ask = () => probability([1, 2, 3], (x) => x < 2, { sets });
    expect(ask).toThrow(RangeError);
    expect(ask).toThrow(message);
  });
});
