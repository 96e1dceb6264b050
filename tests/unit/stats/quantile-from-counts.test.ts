import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quantile } from '../../../src/stats/quantile.ts';
import { quantileFromCounts } from '../../../src/stats/quantile-from-counts.ts';

const counts = fc
  .uniqueArray(fc.tuple(fc.nat({ max: 400 }), fc.integer({ min: 1, max: 60 })), {
    minLength: 1,
    maxLength: 12,
    selector: ([value]) => value,
  })
  .map((pairs) => pairs.sort(([a], [b]) => a - b));

describe('a quantile of counted entries', () => {
  test('has the same bytes as that of the column', () => {
    const share = fc.constantFrom(0.001, 0.1, 0.5, 0.9, 0.999);
    fc.assert(
      fc.property(counts, share, fc.constantFrom(0.5, 0.95), (pairs, p, confidence) => {
        const column = pairs.flatMap(([value, times]) => new Array<number>(times).fill(value));
        const ours = quantileFromCounts(pairs, p, { confidence });
        const theirs = quantile(column, p, { confidence });
        expect(ours).toEqual(theirs);
        expect(JSON.stringify(ours)).toBe(JSON.stringify(theirs));
      }),
      { numRuns: 300 },
    );
  });

  test('is found for a hundred million entries, without a column', () => {
    const { value, interval, trials } = quantileFromCounts(
      [
        [3, 5e7 - 1],
        [4, 1],
        [9, 5e7],
      ],
      0.5,
    );
    expect([value, interval, trials]).toEqual([4, [3, 9], 1e8]);
  });

  test('refuses a share outside (0, 1)', () => {
    expect(() => quantileFromCounts([[1, 1]], 1)).toThrow('Expected p to be between 0 and 1');
  });
});
