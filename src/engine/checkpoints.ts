/** Days by which a summary counts halts, besides the horizon: a quarter and half a year. */
export const CHECKPOINTS: readonly number[] = [90, 180];

/** Returns the days by which a summary counts halts: the checkpoints below a horizon, then the horizon. */
export function summaryDays(horizonDays: number): number[] {
  return [...CHECKPOINTS.filter((day) => day < horizonDays), horizonDays];
}
