// Months `YYYY-MM`, one after the other and in words.

/** Where what is known ends. */
export interface FirstMonths {
  /** The first month whose customs were not published by the cut-off. */
  readonly unknown: string;
  /** The first month that begins after the cut-off. */
  readonly scored: string;
}

const NAMES = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** Returns the months from `from` to `to`, both included. */
export function monthsFrom(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = monthAfter(month)) months.push(month);
  return months;
}

export function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** Returns how many months lie from one to another. */
export function monthsBetween(from: string, to: string): number {
  const count = (month: string): number => 12 * Number(month.slice(0, 4)) + Number(month.slice(5));
  return count(to) - count(from);
}

/** The name of a month: `June 2025`. */
export function monthText(month: string): string {
  return `${nameOf(month)} ${month.slice(0, 4)}`;
}

/** Months that follow each other: `June 2025`, `April and May 2025`, `June to September 2025`. */
export function monthsText(months: readonly string[]): string {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return 'no month';
  if (first === last) return monthText(first);
  return `${nameOf(first)} ${months.length === 2 ? 'and' : 'to'} ${monthText(last)}`;
}

function nameOf(month: string): string {
  return NAMES[Number(month.slice(5)) - 1]!;
}
