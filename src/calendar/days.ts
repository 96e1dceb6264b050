import { MILLISECONDS_PER_DAY } from '../units.ts';

/** A calendar day as a whole number of days since 1970-01-01, independent of time zones. */
export type DayNumber = number;

/**
 * Returns the day number of an ISO date (YYYY-MM-DD), or `undefined` for a text that is no existing date.
 */
export function parseDay(iso: string): DayNumber | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const number = Math.round(Date.UTC(year, month - 1, day) / MILLISECONDS_PER_DAY);
  return formatDay(number) === iso ? number : undefined;
}

/** Returns the ISO date of a day number. */
export function formatDay(day: DayNumber): string {
  return new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** Returns 0 for Sunday … 6 for Saturday. Day 0, 1970-01-01, was a Thursday. */
export function weekday(day: DayNumber): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** Returns the year of a day number. */
export function yearOf(day: DayNumber): number {
  return new Date(day * MILLISECONDS_PER_DAY).getUTCFullYear();
}

/** Returns the number of months from January of year 0 to the month of a day number. */
export function monthOf(day: DayNumber): number {
  const date = new Date(day * MILLISECONDS_PER_DAY);
  return 12 * date.getUTCFullYear() + date.getUTCMonth();
}
