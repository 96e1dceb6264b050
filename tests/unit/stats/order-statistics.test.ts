import { describe, expect, test } from 'vitest';
import { rankOf } from '../../../src/stats/order-statistics.ts';
import { quantile } from '../../../src/stats/quantile.ts';
import { quantileFromCounts } from '../../../src/stats/quantile-from-counts.ts';

describe('the rank of a quantile', () => {
  test('is that of decimal arithmetic, for every p of three decimals', () => {
    const wrong: string[] = [];
    for (let thousandths = 1; thousandths < 1000; thousandths++) {
      for (const n of [1, 7, 10, 100, 999, 1000, 10_000, 123_456, 10_000_000, 1e12]) {
        const exact = (BigInt(n) * BigInt(thousandths) + 999n) / 1000n;
        const rank = rankOf(n, thousandths / 1000);
        if (BigInt(rank) !== (exact < 1n ? 1n : exact)) wrong.push(`${n} · ${thousandths / 1000}: ${rank}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('is the next one as soon as p is above a whole share', () => {
    for (const [n, p] of [
      [100, 0.07],
      [1000, 0.007],
      [10_000, 0.57],
    ] as const) {
      expect(rankOf(n, p)).toBe(Math.round(n * p));
      expect(rankOf(n, p + 1e-12)).toBe(Math.round(n * p) + 1);
    }
  });

  test('lies within the entries', () => {
    expect([rankOf(3, 1e-300), rankOf(3, 1 - 2 ** -53), rankOf(1, 0.5)]).toEqual([1, 3, 1]);
  });

  test('is that of columns and of counts', () => {
    const column = Array.from({ length: 100 }, (_, i) => i + 1);
    expect(quantile(column, 0.07).value).toBe(7);
    expect(
      quantileFromCounts(
        column.map((x) => [x, 1] as const),
        0.07,
      ).value,
    ).toBe(7);
  });
});
