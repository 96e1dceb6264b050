import { describe, expect, test } from 'vitest';
import { saltelliDesign, sobolIndices } from '../../../src/index.ts';
import { openStream } from '../../../src/random/stream.ts';

const angle = [-Math.PI, Math.PI] as const;
const ANGLES = { x1: angle, x2: angle, x3: angle };
type Angles = Readonly<Record<keyof typeof ANGLES, number>>;

/** Ishigami's function with a = 7, b = 0.1 (ISUMA 1990). Variance 13.844588. */
const ishigami = ({ x1, x2, x3 }: Angles): number =>
  Math.sin(x1) + 7 * Math.sin(x2) ** 2 + 0.1 * x3 ** 4 * Math.sin(x1);
const FIRST = [0.313905, 0.442411, 0];
const TOTAL = [0.557589, 0.442411, 0.243684];

/** Sobol's G function of eight inputs. Variance 0.465424. */
const A = [0, 1, 4.5, 9, 99, 99, 99, 99];
const cube = Object.fromEntries(A.map((_, i) => [`x${i}`, [0, 1] as const]));
const g = (x: Readonly<Record<string, number>>): number =>
  A.reduce((product, a, i) => (product * (Math.abs(4 * x[`x${i}`]! - 2) + a)) / (1 + a), 1);

/** Expects every entry of a list within `by` of the truth. */
function expectNear(found: readonly number[], truth: readonly number[], by: number): void {
  found.forEach((x, i) => {
    expect(Math.abs(x - truth[i]!), `${found} for ${truth}`).toBeLessThan(by);
  });
}

describe('sobolIndices', () => {
  test('gives those of Ishigami within 0.02 from 16,384 evaluations, and covers them', () => {
    const { indices, variance, mean, noise } = sobolIndices(ishigami, ANGLES, { rows: 3276 });
    const all = Object.values(indices);
    expectNear(
      all.map(({ first }) => first.value),
      FIRST,
      0.02,
    );
    expectNear(
      all.map(({ total }) => total.value),
      TOTAL,
      0.02,
    );
    expectNear([variance / 13.844588, mean / 3.5], [1, 1], 0.01);
    expect(noise).toBe(0);
    all.forEach(({ first, total }, i) => {
      expect(first.interval[0]).toBeLessThan(FIRST[i]!);
      expect(first.interval[1]).toBeGreaterThan(FIRST[i]!);
      expect(total.interval[0]).toBeLessThan(TOTAL[i]!);
      expect(total.interval[1]).toBeGreaterThan(TOTAL[i]!);
    });
  });

  test("gives those of Sobol's G function, eight inputs of falling importance", () => {
    const { indices, variance } = sobolIndices(g, cube, { rows: 4096 });
    const all = Object.values(indices);
    const small = [0.000072, 0.000072, 0.000072, 0.000072];
    const totals = [0.787144, 0.242198, 0.034317, 0.01046, 0.000105, 0.000105, 0.000105, 0.000105];
    expectNear(
      all.map(({ first }) => first.value),
      [0.716192, 0.179048, 0.023676, 0.007162, ...small],
      0.01,
    );
    expectNear(
      all.map(({ total }) => total.value),
      totals,
      0.01,
    );
    expectNear([variance], [0.465424], 0.005);
  });

  test('takes the noise of yes-or-no trials out: 16 trials a point give the indices of the chance itself', () => {
    // Mean of six seeds; plain indices of the same estimates are biased by more than 0.1 (decisions.md §3).
    const sums = new Array<number>(6).fill(0);
    for (let s = 0; s < 6; s++) {
      const coins = openStream(`noise ${s}`, 'coin');
      const chance = (x: Angles, row: number): number[] =>
        Array.from({ length: 8 }, (_, batch) => {
          const halts = [0, 1].filter((i) => coins.uniform(row, 2 * batch + i) < (ishigami(x) + 11) / 29);
          return halts.length / 2;
        });
      const { indices, noise, variance } = sobolIndices(chance, ANGLES, {
        seed: `noise ${s}`,
        resamples: 50,
      });
      expect(noise).toBeGreaterThan(variance / 2);
      Object.values(indices).forEach(({ first, total }, k) => {
        sums[k]! += first.value / 6;
        sums[3 + k]! += total.value / 6;
      });
    }
    expectNear(sums, [...FIRST, ...TOTAL], 0.04);
  });

  test('cuts no index off at 0: of an input without effect about half of the seeds give one below', () => {
    const seeds = Array.from({ length: 20 }, (_, s) => `seed ${s}`);
    const below = seeds.filter((seed) => {
      const { indices } = sobolIndices(ishigami, ANGLES, { rows: 64, seed, resamples: 50 });
      return indices.x3.first.value < 0;
    });
    expect(below.length).toBeGreaterThan(3);
    expect(below.length).toBeLessThan(17);
  });

  test('depends on the seed, also on one that reads as false', () => {
    const of = (seed: string): number =>
      sobolIndices(ishigami, ANGLES, { rows: 8, seed }).indices.x1.first.value;
    expect(of('0')).not.toBe(of('1'));
    expect(of('0')).toBe(of('0'));
  });

  test('gives the same from the values at the points of a design', () => {
    const options = { rows: 64, seed: 'outside' };
    const { A, B, AB } = saltelliDesign(ANGLES, options);
    const values = {
      A: A.map(ishigami),
      B: B.map(ishigami),
      AB: { x1: AB.x1.map(ishigami), x2: AB.x2.map(ishigami), x3: AB.x3.map(ishigami) },
    };
    expect(sobolIndices(values, { seed: 'outside' })).toEqual(sobolIndices(ishigami, ANGLES, options));
  });

  test('draws an input from its distribution, whose variance then counts', () => {
    const inputs = { a: { mean: 5, sd: 1 }, b: { mean: 0, sd: 2 } };
    const { indices, variance } = sobolIndices(({ a, b }) => a + b, inputs, { rows: 2048 });
    expectNear([indices.a.first.value, indices.b.total.value, variance / 5], [0.2, 0.8, 1], 0.02);
  });

  test('has no index for a function that does not vary', () => {
    const { indices, variance } = sobolIndices(() => 3, ANGLES, { rows: 16 });
    expect(variance).toBe(0);
    expect(indices.x1.first).toMatchObject({ value: Number.NaN, interval: [Number.NaN, Number.NaN] });
  });

  test('reports rows, and ends when progress aborts it', () => {
    const seen: number[] = [];
    const controller = new AbortController();
    const onProgress = (done: number, total: number): void => {
      seen.push(total);
      if (done === 3) controller.abort(new Error('enough'));
    };
    const options = { rows: 16, onProgress, signal: controller.signal };
    expect(() => sobolIndices(ishigami, ANGLES, options)).toThrow('enough');
    expect(seen).toEqual([16, 16, 16]);
  });

  test('refuses ranges, options and evaluations that are none, each in one sentence', () => {
    const bad =
      (inputs: unknown, options?: object): unknown =>
      () =>
        sobolIndices(ishigami, inputs as typeof ANGLES, options);
    expect(bad({ x1: [1, 1] })).toThrow(
      'Expected inputs["x1"] to be [low, high] with low below high, or a distribution with a spread, up to 1e150, got [1, 1]',
    );
    expect(bad({ x1: [{}, 1n] })).toThrow('got [an object with no keys, 1 (bigint)]');
    expect(bad({ x1: {} })).toThrow(
      'or a distribution with a spread, up to 1e150, got an object with no keys',
    );
    expect(bad({})).toThrow('Expected inputs to have 1 to 64 ranges by name, got 0');
    expect(bad(ANGLES, { row: 4 })).toThrow('got "row"; did you mean "rows"?');
    expect(bad(ANGLES, { rows: 1 })).toThrow('Expected options.rows to be a whole number from 2');
    expect(() => sobolIndices(() => Number.NaN, ANGLES)).toThrow(
      'Expected each evaluation to be a finite number',
    );
    const uneven = (_: Angles, row: number): number[] => (row === 0 ? [1, 2] : [1, 2, 3]);
    expect(() => sobolIndices(uneven, ANGLES)).toThrow(
      'to be 2 finite numbers, as the first is, got a list of 3',
    );
    expect(() => sobolIndices({ A: [1, 2], B: [1, 2], AB: { x: [1] } })).toThrow(
      'Expected values.AB["x"] to have 2 rows, as values.A has, got a list of 1',
    );
  });
});
