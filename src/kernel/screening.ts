import type { Model } from '../model/model.ts';
import { type ConsignmentQueue, createQueue } from './consignment-queue.ts';
import { roundingMargin } from './cumulative-need.ts';

/** Which days of a line have to be run, and which of its lanes. Lists have one entry a lane. */
export interface Screening {
  /** Closing stock from which on an essential lane surely does not slow the line, nor runs out … */
  readonly lineFloor: number;
  /** … nor keeps a line that was halted by others from restarting. */
  readonly restartFloor: number;
  /** By how much plain sums may miss exact ones (`cumulative-need.ts`). */
  readonly roundingMargin: number;
  /**
   * What may be used before the lane is below its restart floor: of the order-up-to level, and of what
   * is on hand, from day 0 on.
   */
  readonly usableStock: Float64Array;
  readonly usableSoFar: Float64Array;
  /** Goods of the lane at hand whose orders arrive late. */
  readonly lateOrders: ConsignmentQueue;
  /** Whether the lane may be below its restart floor. */
  readonly isShort: Uint8Array;
  /** The first day on which the line may not run at full rate, and the day after the last one. */
  shortFrom: number;
  shortUntil: number;
  /** The lanes that are run, in order, from entry `activeFrom` on. */
  readonly activeLanes: Int32Array;
  activeFrom: number;
}

export function createScreening(model: Model, lanes: number, orders: number): Screening {
  const { lineFloor, restartFloor } = floorsOf(model);
  return {
    lineFloor,
    restartFloor,
    roundingMargin: roundingMargin(model.horizonDays),
    usableStock: new Float64Array(lanes),
    usableSoFar: new Float64Array(lanes),
    lateOrders: createQueue(1, orders),
    isShort: new Uint8Array(lanes),
    shortFrom: 0,
    shortUntil: 0,
    activeLanes: new Int32Array(lanes),
    activeFrom: lanes,
  };
}

/**
 * Returns the floors of closing stock. Cover of at least c days before use, with a need of at most 1,
 * is left when c − 1 days are after it.
 */
function floorsOf({ plant }: Model): { lineFloor: number; restartFloor: number } {
  const { rationRate, rationBelowDays, restartDays } = plant;
  const lineFloor = Math.max(0, (rationRate < 1 ? rationBelowDays : 0) - 1);
  return { lineFloor, restartFloor: Math.max(lineFloor, restartDays) };
}
