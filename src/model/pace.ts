import { round, roundUp } from './fixed-point.ts';
import type { Model, RegimeModel } from './model.ts';

/* The pace of a desk: a factor on the speed of every regime (model.md §10.3). */

/** Returns speed · pace, rounded up to the grid. */
export function speedAt(statedSpeed: number, pace: number): number {
  return roundUp(statedSpeed * pace);
}

/** Returns how many applications a desk of that speed takes up on a working day. */
export function takenUpAt(capacityPerWorkingDay: number, speed: number): number {
  return capacityPerWorkingDay === Number.POSITIVE_INFINITY
    ? capacityPerWorkingDay
    : round(capacityPerWorkingDay * speed);
}

/** Returns the regimes of a desk with that pace. */
export function regimesAt(
  { capacityPerWorkingDay }: Model,
  regimes: readonly RegimeModel[],
  pace: number,
): readonly RegimeModel[] {
  if (pace === 1) return regimes;
  return regimes.map((regime) => {
    const speed = speedAt(regime.statedSpeed, pace);
    return { ...regime, speed, takenUpPerDay: takenUpAt(capacityPerWorkingDay, speed) };
  });
}
