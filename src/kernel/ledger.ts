import type { AutomakerModel } from '../model/model.ts';
import { type ConsignmentQueue, createQueue } from './consignment-queue.ts';
import type { MarketDays } from './market-days.ts';

/*
 * While a line runs at full rate, stock of a lane falls by its net need, which is known beforehand. So
 * stock is kept with that need added back: gross stock changes only when goods arrive, when the line
 * uses less than at full rate, or when free supply is cut off. Sums on the grid are exact in any order,
 * so gross stock less net need is stock on hand to the bit.
 */

/** Stock, orders and consignments of an automaker. Lists have one entry a lane. */
export interface Ledger {
  readonly orderUpToLevel: Float64Array;
  /** By lane, entry t: need at full rate less free supply, of all days before t together. */
  readonly netNeed: readonly Float64Array[];
  /** Less `netNeed[l][t]` it is the stock on hand at the start of day t. */
  readonly grossStock: Float64Array;
  readonly onOrder: Float64Array;
  /** The quantity last ordered. */
  readonly ordered: Float64Array;
  readonly pipeline: Pipeline;
}

/** Goods on order whose licence is decided. */
export interface Pipeline {
  /** Goods that may depart and may go by air, by `departureKey`. */
  readonly toDepart: ConsignmentQueue;
  readonly inTransit: ConsignmentQueue;
  readonly refused: ConsignmentQueue;
  /** A list of one: days of cover that departed by air, of the lanes and days that were run. */
  readonly flown: Float64Array;
}

/** Creates a ledger for lanes that each have at most `consignments` within the horizon. */
export function createLedger(
  { lanes }: AutomakerModel,
  { cumulativeNetNeed }: MarketDays,
  consignments: number,
): Ledger {
  const perLane = (): Float64Array => new Float64Array(lanes.length);
  const queue = (): ConsignmentQueue => createQueue(lanes.length, consignments);
  return {
    orderUpToLevel: perLane(),
    netNeed: lanes.map(({ share }) => cumulativeNetNeed[share]!),
    grossStock: perLane(),
    onOrder: perLane(),
    ordered: perLane(),
    pipeline: { toDepart: queue(), inTransit: queue(), refused: queue(), flown: new Float64Array(1) },
  };
}
