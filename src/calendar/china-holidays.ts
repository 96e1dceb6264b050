/**
 * Public holidays and make-up working days of mainland China in one year.
 *
 * From the State Council's yearly notices: for 2025 that of 2024-11-12, for 2026 that of 2025-11-04. A test
 * compares every day with the npm package chinese-days. The next year's notice comes in November: add a
 * year below, and nothing else.
 */
export interface HolidayYear {
  /** First and last day off of each holiday, inclusive. */
  readonly closed: readonly (readonly [first: string, last: string])[];
  /** Saturdays and Sundays that are working days. */
  readonly makeUp: readonly string[];
}

export const CHINA_HOLIDAYS: Readonly<Record<number, HolidayYear>> = {
  2025: {
    closed: [
      ['2025-01-01', '2025-01-01'],
      ['2025-01-28', '2025-02-04'],
      ['2025-04-04', '2025-04-06'],
      ['2025-05-01', '2025-05-05'],
      ['2025-05-31', '2025-06-02'],
      ['2025-10-01', '2025-10-08'],
    ],
    makeUp: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  2026: {
    closed: [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    makeUp: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
};
