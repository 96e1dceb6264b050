import { describe, expect, test } from 'vitest';
import { probability } from '../../../src/stats/probability.ts';
import { proportion } from '../../../src/stats/proportion.ts';

describe('the probability of an event in a column', () => {
  test('is the proportion of entries that show it', () => {
    const estimate = probability(Float64Array.of(1, 5, 5, 9), (day) => day >= 5, { confidence: 0.9 });
    expect(estimate).toEqual(proportion(3, 4, { confidence: 0.9 }));
  });

  test('needs at least one entry', () => {
    expect(() => probability([], () => true)).toThrow(RangeError);
  });
});
