import type { AutomakerInputs } from '../model/sample-path.ts';
import type { AutomakerState } from './automaker-state.ts';
import { decide } from './decide.ts';

/** What became of the orders of one trial that were filed one by one, as far as they were asked about (`review.ts`). */
export interface DecisionCache {
  /** Orders of a lane that there is room for, and how many of them may be placed before day 0. */
  readonly room: number;
  readonly before: number;
  readonly known: Int32Array;
}

/** Not asked about yet. */
const UNKNOWN = -1;

export function createDecisionCache(lanes: number, room: number, before: number): DecisionCache {
  return { room, before, known: new Int32Array(lanes * room).fill(UNKNOWN) };
}

/** The boat meets the luck of another trial. */
export function resetDecisions(state: AutomakerState, inputs: AutomakerInputs): void {
  state.inputs = inputs;
  state.decisions.known.fill(UNKNOWN);
}

/**
 * The fate of the file of an order, placed on day `filedOn` (−1 for the eve). An order is placed on one day or not at all, so it is weather:
 * it is decided once, however often a lane is looked at and sailed.
 */
export function decisionOf(state: AutomakerState, l: number, order: number, filedOn: number): number {
  const { room, before, known } = state.decisions;
  const i = l * room + order + before;
  const seen = known[i]!;
  if (seen >= 0) return seen;
  const { model, desk, inputs, automaker } = state;
  const decision = decide(model, desk, inputs.lanes[l]!, order, filedOn, automaker.priority);
  known[i] = decision;
  return decision;
}
