import { createDecisionCache, type DecisionCache } from './decision-cache.ts';

/** Licences of an automaker. Lists have one entry a lane. */
export interface Licences {
  /** Of orders under licences for one shipment; under period licences, when they arrive. */
  readonly decisions: DecisionCache;
  /** Goods on order that no period licence in sight lets depart. */
  readonly held: Float64Array;
  /**
   * The day on which the lane's last period licence lapses, −1 without one. Days before it are
   * licensed, but for the last gap between two licences.
   */
  readonly validUntil: Int32Array;
  readonly gapFrom: Int32Array;
  readonly gapUntil: Int32Array;
  readonly renewOn: Int32Array;
  /**
   * The days on which the last application for a period licence is filed and decided; `NEVER` when not
   * within the horizon.
   */
  readonly filedOn: Int32Array;
  readonly decidedOn: Int32Array;
  /** Applications for a period licence that were filed from day 0 on. */
  readonly filed: Int32Array;
}

/** Creates licences for lanes of so many orders, some of them before day 0. */
export function createLicences(lanes: number, orders: number, ordersBefore: number): Licences {
  const perLane = (): Int32Array => new Int32Array(lanes);
  return {
    decisions: createDecisionCache(lanes, orders, ordersBefore),
    held: new Float64Array(lanes),
    validUntil: perLane(),
    gapFrom: perLane(),
    gapUntil: perLane(),
    renewOn: perLane(),
    filedOn: perLane(),
    decidedOn: perLane(),
    filed: perLane(),
  };
}
