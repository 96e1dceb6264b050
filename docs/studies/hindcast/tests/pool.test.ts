import { describe, expect, test } from 'vitest';
import { type Episodes, episodes } from '../../../../src/history/index.ts';
import { markParsed } from '../../../../src/history/parsed.ts';
import { poolOf } from '../pool.ts';

const good = (inForce: string, months: Record<string, number>, kind = 'licence') => ({
  title: '',
  kind,
  episode: inForce,
  inForce: { value: inForce, publishedOn: inForce },
  base: { value: 10 },
  months: Object.fromEntries(
    Object.entries(months).map(([month, value]) => [month, { value, publishedOn: `${month}-28` }]),
  ),
  levels: {},
});

// As much of each good as a pool needs.
const made = markParsed({
  goods: {
    early: good('2023-08-01', { '2023-07': 90, '2023-08': 0, '2023-09': 1, '2023-10': 2, '2023-11': 3 }),
    late: good('2024-09-15', { '2024-09': 99, '2024-10': 4, '2024-11': 5, '2025-07': 77 }),
    same: good('2025-04-04', { '2025-05': 50, '2025-06': 50 }),
    free: good('2023-08-01', { '2023-08': 80 }, 'not-controlled'),
  },
  remarks: {},
  sources: {},
} as unknown as Episodes);

describe('The pool of earlier episodes', () => {
  const pool = poolOf(made, '2025-06-30');

  test('has the month of the same number, one before and one after, of licensed goods alone', () => {
    expect([...pool('2025-05')].sort()).toEqual([0, 0.1, 0.4, 0.5]);
    expect([...pool('2025-07')].sort()).toEqual([0.1, 0.2, 0.3, 0.5]);
  });

  test('takes the nearest months where these are fewer than three', () => {
    expect([...pool('2025-09')].sort()).toEqual([0.1, 0.2, 0.3, 0.5]);
  });

  test('in history says that little leaves in the first months', () => {
    const may = poolOf(episodes, '2025-06-30')('2025-05');
    expect(may.length).toBeGreaterThan(6);
    expect(may.reduce((a, b) => a + b, 0) / may.length).toBeLessThan(0.3);
  });
});
