import { describe, expect, test } from 'vitest';
import { formatDay, monthOf, parseDay } from '../../../src/calendar/days.ts';

const day = (iso: string): number => parseDay(iso)!;

describe('days and months', () => {
  test.each(['x2025-04-04', '2025-04-04T00:00', '2025-4-4', '2025-02-30', '2025-13-01', ''])(
    'a date is YYYY-MM-DD and exists, not %j',
    (text) => expect(parseDay(text)).toBeUndefined(),
  );

  test('every day of two years is formatted as it is parsed', () => {
    for (let t = day('2024-01-01'); t <= day('2025-12-31'); t++) expect(parseDay(formatDay(t))).toBe(t);
  });

  test('months count on from January of year 0', () => {
    expect(monthOf(day('2025-01-31'))).toBe(12 * 2025);
    expect(monthOf(day('2025-12-01'))).toBe(12 * 2025 + 11);
    expect(monthOf(day('2026-01-01')) - monthOf(day('2025-12-31'))).toBe(1);
  });
});
