import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { formatDay, parseDay, weekday, yearOf } from '../../../src/calendar/days.ts';
import {
  addWorkingDays,
  isWorkingDay,
  weekendsOnlyFrom,
  workingDays,
} from '../../../src/calendar/working-days.ts';

const day = (iso: string): number => parseDay(iso)!;

describe('Chinese working days (§2)', () => {
  test('agree with the data of the package chinese-days on every day of 2025 and 2026', () => {
    // Read from its data file, because its functions are wrong in time zones west of Greenwich.
    const { holidays, workdays } = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as {
      holidays: Record<string, string>;
      workdays: Record<string, string>;
    };
    for (let t = day('2025-01-01'); t <= day('2026-12-31'); t++) {
      const iso = formatDay(t);
      const weekend = [0, 6].includes(new Date(`${iso}T00:00:00Z`).getUTCDay());
      expect(isWorkingDay(t), iso).toBe(iso in workdays || !(weekend || iso in holidays));
    }
  });

  // Counted by hand from the State Council's notices of 2024-11-12 and 2025-11-04.
  test.each([
    [2025, [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23]],
    [2026, [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]],
  ])('have the right number in each month of %d', (year, counts) => {
    const start = day(`${year}-01-01`);
    const works = workingDays(start, 365);
    const counted = new Array<number>(12).fill(0);
    works.forEach((one, t) => {
      counted[Number(formatDay(start + t).slice(5, 7)) - 1]! += one;
    });
    expect(counted).toEqual(counts);
    expect(counted.reduce((sum, n) => sum + n, 0)).toBe(248);
  });

  // The statutory 45 working days, and the calendar days that they take.
  test.each([
    ['2025-04-04', '2025-06-11', 68],
    ['2025-04-07', '2025-06-12', 66],
    ['2025-06-02', '2025-08-04', 63],
    ['2025-09-01', '2025-11-07', 67],
    ['2025-10-09', '2025-12-10', 62],
    ['2025-12-01', '2026-02-03', 64],
    ['2026-01-06', '2026-03-16', 69],
    ['2026-09-01', '2026-11-09', 69],
    ['2026-09-28', '2026-12-04', 67],
  ])('are 45 from the day after %s to %s', (filed, end, calendarDays) => {
    expect(formatDay(addWorkingDays(day(filed), 45))).toBe(end);
    expect(day(end) - day(filed)).toBe(calendarDays);
  });

  test('stay on the day when none is counted, and move to the next when one is counted', () => {
    expect(addWorkingDays(day('2025-09-30'), 0)).toBe(day('2025-09-30'));
    expect(formatDay(addWorkingDays(day('2025-09-30'), 1))).toBe('2025-10-09');
    expect(formatDay(addWorkingDays(day('2025-10-10'), 1))).toBe('2025-10-11');
  });

  test('are all but weekends in years without a notice, and the first such day is reported', () => {
    expect(isWorkingDay(day('2027-01-01'))).toBe(true);
    expect(isWorkingDay(day('2027-01-02'))).toBe(false);
    expect(isWorkingDay(day('2024-10-01'))).toBe(true);
    expect(weekendsOnlyFrom(day('2026-06-01'), 365)).toBe('2027-01-01');
    expect(weekendsOnlyFrom(day('2026-06-01'), 214)).toBe(null);
    expect(weekendsOnlyFrom(day('2026-06-01'), 215)).toBe('2027-01-01');
    expect(weekendsOnlyFrom(day('2024-12-31'), 10)).toBe('2024-12-31');
  });
});

describe('day numbers', () => {
  test.each(['2025-01-01', '1970-01-01', '2024-02-29', '2000-02-29', '9999-12-31', '1969-12-31'])(
    'of %s turn back into that date',
    (iso) => {
      expect(formatDay(day(iso))).toBe(iso);
    },
  );

  test.each([
    '2025-02-29',
    '1900-02-29',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '2025-01-32',
    '2025-1-1',
    '20250101',
    '2025/01/01',
    '2025-01-01T00:00:00Z',
    ' 2025-01-01',
    '2025-01-01\n',
    '+002025-01-01',
    '-2025-01-01',
    '２０２５-01-01',
    'yesterday',
    '',
  ])('do not exist for %j, which is not a date', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  test('count from 1970-01-01, a Thursday', () => {
    expect(day('1970-01-01')).toBe(0);
    expect(day('2025-04-04')).toBe(20_182);
    expect(['1969-12-31', '1970-01-01', '1970-01-04', '2025-04-04'].map((iso) => weekday(day(iso)))).toEqual([
      3, 4, 0, 5,
    ]);
    expect(['1969-12-31', '2025-12-31', '2026-01-01'].map((iso) => yearOf(day(iso)))).toEqual([
      1969, 2025, 2026,
    ]);
  });
});
