import { describe, expect, test } from 'vitest';
import {
  crps,
  type EstimateOptions,
  kaplanMeier,
  mean,
  probability,
  proportion,
  quantile,
  sequentialMean,
  sequentialProbability,
  sequentialQuantile,
  tailMean,
} from '../../../src/index.ts';

const isLarge = (x: number): boolean => x > 4;

/** Every estimator of a column. */
const ESTIMATORS: Record<string, (column: ArrayLike<number>, options?: EstimateOptions) => unknown> = {
  mean,
  'mean by Hall': (column, options = {}) =>
    mean(
      column,
      Object.prototype.toString.call(options) === '[object Object]'
        ? { method: 'hall', ...options }
        : options,
    ),
  quantile: (column, options) => quantile(column, 0.4, options),
  tailMean: (column, options) => tailMean(column, 0.6, options),
  probability: (column, options) => probability(column, isLarge, options),
  kaplanMeier,
  sequentialMean,
  sequentialProbability: (column, options) => sequentialProbability(column, isLarge, options),
  sequentialQuantile: (column, options) => sequentialQuantile(column, 0.4, options),
};
const WEIGHTED = Object.entries(ESTIMATORS).filter(([name]) => name !== 'sequentialQuantile');

const values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3];
const holed = [Number.NaN, ...values.slice(0, 5), Number.NaN, ...values.slice(5)];

describe.each(Object.entries(ESTIMATORS))('%s of a column', (_, estimate) => {
  test('leaves out entries without a value, as if they had never been there', () => {
    expect(estimate(holed)).toEqual(estimate(values));
    expect(estimate(Float64Array.from(holed))).toEqual(estimate(values));
  });

  test('refuses a column without values, and other kinds', () => {
    expect(() => estimate([])).toThrow(RangeError);
    expect(() => estimate([Number.NaN, Number.NaN])).toThrow('at least one entry, got 2 that are NaN');
    for (const column of [
      '123',
      3,
      null,
      undefined,
      {},
      new Set([1]),
      [1, '2'],
      [1, undefined, 2],
      [1n],
      [true],
    ]) {
      expect(() => estimate(column as number[])).toThrow(/^Expected (column|times)/);
      expect(() => estimate(column as number[])).toThrow(TypeError);
    }
  });

  test('refuses an unknown option and a confidence that is no number between 0 and 1', () => {
    expect(() => estimate(values, { confidense: 0.9 } as EstimateOptions)).toThrow(
      'got "confidense"; did you mean "confidence"?',
    );
    for (const confidence of ['0.9', 0, 1, Number.NaN, null, [0.9]]) {
      expect(() => estimate(values, { confidence } as EstimateOptions)).toThrow('Expected confidence to be');
    }
    for (const options of [null, 'fast', [0.9]]) {
      expect(() => estimate(values, options as EstimateOptions)).toThrow('Expected options to be an object');
    }
  });
});

describe.each(WEIGHTED)('%s with weights', (_, estimate) => {
  test('leaves out entries without a value: a ratio of two estimates', () => {
    const weights = new Float64Array(holed.length).fill(1);
    const one = estimate(holed, { weights });
    const other = estimate(values, { weights: new Float64Array(values.length).fill(1) });
    const value = (found: unknown): number[] => {
      const { survival, value } = found as ReturnType<typeof mean> & ReturnType<typeof kaplanMeier>;
      return survival?.map((estimate) => estimate.value) ?? [value];
    };
    for (const [i, found] of value(one).entries()) expect(found).toBeCloseTo(value(other)[i]!, 12);
    const trials = (found: unknown): number => {
      const { survival, trials } = found as ReturnType<typeof mean> & ReturnType<typeof kaplanMeier>;
      return survival === undefined ? trials : survival[0]!.trials;
    };
    expect(trials(one)).toBe(values.length);
  });

  test('refuses weights that are not one finite number from 0 for each entry, or all 0', () => {
    const ones = values.map(() => 1);
    for (const weights of [
      [1],
      [],
      ones.map(() => 0),
      [-1, ...ones.slice(1)],
      [Number.NaN, ...ones.slice(1)],
    ]) {
      expect(() => estimate(values, { weights })).toThrow(RangeError);
    }
    for (const weights of ['1111111111', 3, null, ones.map(String), {}]) {
      expect(() => estimate(values, { weights } as EstimateOptions)).toThrow(TypeError);
    }
    expect(estimate(values, { weights: ones })).toEqual(
      estimate(values, { weights: Float64Array.from(ones) }),
    );
  });
});

test('an infinite entry is a value of a quantile and of an event, and none of a mean', () => {
  const column = [1, 2, Number.POSITIVE_INFINITY];
  expect(quantile(column, 0.9).value).toBe(Number.POSITIVE_INFINITY);
  expect(probability(column, (x) => x > 9).value).toBeCloseTo(1 / 3, 15);
  for (const estimate of [mean, sequentialMean, kaplanMeier, (x: number[]) => tailMean(x, 0.5)]) {
    expect(() => estimate(column)).toThrow('[2] to be finite, or NaN for no value, got Infinity (number)');
  }
});

test('a proportion is of finite counts, and returns or refuses for any of them', () => {
  const odd = [Number.NaN, -1, 5e-324, 0.5, 7, 1e15, 1e308, Number.POSITIVE_INFINITY, '3', null, undefined];
  for (const method of ['wilson', 'clopper-pearson'] as const) {
    for (const successes of odd) {
      for (const trials of odd) {
        try {
          const { value, interval } = proportion(successes as number, trials as number, { method });
          expect(Number.isNaN(value) || (value >= 0 && value <= 1)).toBe(true);
          expect(interval[0]).toBeLessThanOrEqual(interval[1]);
        } catch (error) {
          expect((error as Error).message).toMatch(/^Expected (successes|trials) to be/);
        }
      }
    }
  }
});

test('an event is a function, and sets have a set for each entry', () => {
  expect(() => probability(values, 3 as never)).toThrow('Expected event to be a function, got 3 (number)');
  expect(() => probability(values, isLarge, { sets: { count: 2, of: 'abc' } as never })).toThrow(TypeError);
  expect(() => probability(values, isLarge, { sets: { count: 2 } as never })).toThrow('sets.of');
  expect(() => crps('abc' as never, 3)).toThrow(TypeError);
});
