import type { LineDays } from '../model/halts.ts';

/** What became of a line, by day, and the least cover of an active lane at production. */
export interface RunLine extends LineDays {
  readonly leastCover: Float64Array;
}

export function createLineDays(horizonDays: number): RunLine {
  return {
    rate: new Float64Array(horizonDays),
    halted: new Uint8Array(horizonDays),
    bindingLane: new Uint16Array(horizonDays),
    leastCover: new Float64Array(1),
  };
}

/** Resets a line for a new trial: it runs at full rate throughout. */
export function resetLine({ rate, halted, bindingLane, leastCover }: RunLine): void {
  rate.fill(1);
  halted.fill(0);
  bindingLane.fill(0);
  leastCover[0] = Number.POSITIVE_INFINITY;
}
