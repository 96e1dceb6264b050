// All conversion factors of the library. The model counts a year as 365 days and a month as 30 (model.md
// §3, §5).

/** Days in a year, for `ratesPerYear`. */
export const DAYS_PER_YEAR = 365;

/** Days in a month, for `rampPerMonth` and `thriftPerMonth`. */
export const DAYS_PER_MONTH = 30;

/** Milliseconds in a day of UTC, which has no daylight saving time. */
export const MILLISECONDS_PER_DAY = 86_400_000;
