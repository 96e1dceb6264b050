import { MILLISECONDS_PER_DAY } from '../units.ts';

/** A calendar day as a whole number of days since 1970-01-01, free of time zones. */
export type DayNumber = number;

/** Day number of an ISO date, or `undefined` when the text is not a date that exists. */
export function parseDay(iso: string): DayNumber | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const number = Math.round(Date.UTC(year, month - 1, day) / MILLISECONDS_PER_DAY);
  return formatDay(number) === iso ? number : undefined;
}

/** ISO date of a day number. */
export function formatDay(day: DayNumber): string {
  return new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** 0 Sunday … 6 Saturday. Day 0, 1970-01-01, was a Thursday. */
export function weekday(day: DayNumber): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** Year of a day number. */
export function yearOf(day: DayNumber): number {
  return new Date(day * MILLISECONDS_PER_DAY).getUTCFullYear();
}

/** Months since January of year 0 of a day number's month. */
export function monthOf(day: DayNumber): number {
  const date = new Date(day * MILLISECONDS_PER_DAY);
  return 12 * date.getUTCFullYear() + date.getUTCMonth();
}
