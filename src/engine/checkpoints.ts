/** The days by which people ask first: a quarter and half a year. */
export const CHECKPOINTS: readonly number[] = [90, 180];

/** The days by which summaries count halts: the checkpoints within a horizon, and the horizon. */
export function summaryDays(horizonDays: number): number[] {
  return [...CHECKPOINTS.filter((day) => day < horizonDays), horizonDays];
}
