import type { AutomakerContext } from './automaker-context.ts';
import { decide } from './decide.ts';

/*
 * An order is placed on one day or not at all, so under licences for one shipment what becomes of its
 * application is part of the sample path: it is decided once, however often the lane is screened and
 * run.
 */

/** One number for each order of one trial, as far as it was asked for. */
export interface DecisionCache {
  /** Orders of a lane that there is room for, and how many of them may be placed before day 0. */
  readonly capacity: number;
  readonly before: number;
  readonly known: Int32Array;
}

/** Not asked for yet. */
export const UNKNOWN = -1;

export function createDecisionCache(lanes: number, capacity: number, before: number): DecisionCache {
  return { capacity, before, known: new Int32Array(lanes * capacity) };
}

/** Forgets all that is known, for a new trial. */
export function resetDecisions({ known }: DecisionCache): void {
  known.fill(UNKNOWN);
}

/** Returns where in `known` an order of a lane stands. */
export function indexOfOrder({ capacity, before }: DecisionCache, l: number, order: number): number {
  return l * capacity + before + order;
}

/**
 * Returns the decision (`decide.ts`) on an order for one shipment, filed on day `filedOn`, −1 at the
 * earliest.
 */
export function decisionOf(
  { model, desk, inputs, automaker }: AutomakerContext,
  decisions: DecisionCache,
  l: number,
  order: number,
  filedOn: number,
): number {
  const { known } = decisions;
  const i = indexOfOrder(decisions, l, order);
  if (known[i] === UNKNOWN) {
    known[i] = decide(model, desk, inputs.lanes[l]!, order, filedOn, automaker.priority);
  }
  return known[i]!;
}
