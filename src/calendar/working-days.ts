import { CHINA_HOLIDAYS } from './china-holidays.ts';
import { type DayNumber, formatDay, parseDay, weekday, yearOf } from './days.ts';

const holidays = new Set<DayNumber>();
const makeUpDays = new Set<DayNumber>();

for (const { closed, makeUp } of Object.values(CHINA_HOLIDAYS)) {
  for (const [first, last] of closed) {
    for (let day = parseDay(first)!; day <= parseDay(last)!; day++) holidays.add(day);
  }
  for (const iso of makeUp) makeUpDays.add(parseDay(iso)!);
}

const years = Object.keys(CHINA_HOLIDAYS).sort();

/** ISO dates between which holidays are known: the first, and the day after the last. */
export const HOLIDAYS_KNOWN: Readonly<Record<'from' | 'until', string>> = {
  from: `${years[0]}-01-01`,
  until: `${Number(years.at(-1)) + 1}-01-01`,
};

/** Returns whether Chinese offices work on a day: not on weekends and holidays, but on make-up days. */
export function isWorkingDay(day: DayNumber): boolean {
  if (makeUpDays.has(day)) return true;
  const week = weekday(day);
  return week !== 0 && week !== 6 && !holidays.has(day);
}

/** Returns, for each of `days` days from `start`, 1 when it is a working day and 0 when not. */
export function workingDays(start: DayNumber, days: number): Uint8Array {
  return Uint8Array.from({ length: days }, (_, t) => (isWorkingDay(start + t) ? 1 : 0));
}

/**
 * Returns the ISO date of the first of `days` days from `start` whose year has no holiday data, or `null`.
 * On days of such years only weekends are off.
 */
export function weekendsOnlyFrom(start: DayNumber, days: number): string | null {
  for (let day = start; day < start + days; day++) {
    if (!(yearOf(day) in CHINA_HOLIDAYS)) return formatDay(day);
  }
  return null;
}

/**
 * Returns the `count`-th working day after `filed`; the day of filing does not count. With a count of 45
 * this is the statutory limit of a licence review.
 */
export function addWorkingDays(filed: DayNumber, count: number): DayNumber {
  let day = filed;
  for (let left = count; left > 0; ) {
    day += 1;
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}
