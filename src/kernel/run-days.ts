import type { AutomakerInputs } from '../model/sample-path.ts';
import { advanceRunning } from './advance-running.ts';
import type { AutomakerState } from './automaker-state.ts';
import type { MarketDays } from './cumulative-need.ts';
import { resetDecisions } from './decision-cache.ts';
import { initialPipeline, initialStock, resetTrajectory } from './initial-state.ts';
import { orderUpTo, receive } from './lane-day.ts';
import { advanceLane } from './lane-events.ts';
import { produce } from './production.ts';
import { selectAll } from './screen.ts';

/**
 * Sails one automaker's boat through its weather, day by day in the order of model.md §2, and writes its log. The
 * boat's desk must have been opened on the same weather (step 1 of every day), and `supply` be filled from it.
 */
export function runAllDays(state: AutomakerState, inputs: AutomakerInputs, marketDays: MarketDays): void {
  resetDecisions(state, inputs);
  runDays(state, marketDays, selectAll(state));
}

/**
 * The same for the boat's crew, from the day that `fullRateUntil` told for this weather, or an earlier one, until its trouble is over; days on which nothing
 * can change are passed over. Right about the line, silent about lanes. Returns the day from which on the line runs at full rate to the end.
 */
export function runDays(state: AutomakerState, marketDays: MarketDays, from: number): number {
  const { activeLanes, model } = state;
  resetTrajectory(state);
  for (let i = state.activeFrom; i < activeLanes.length; i++) {
    initialStock(state, activeLanes[i]!, marketDays);
    initialPipeline(state, activeLanes[i]!, marketDays);
    if (from > 0) advanceLane(state, activeLanes[i]!, 0, from);
  }
  let t = from;
  while (t < model.horizonDays) {
    runDay(state, marketDays, t);
    const halted = state.trajectory.halted[t] === 1;
    t = halted ? t + 1 : advanceRunning(state, marketDays, t + 1);
    if (!halted && t >= state.shortUntil) break;
  }
  closeLedger(state);
  return t;
}

/** One day in the order of model.md §2. */
function runDay(state: AutomakerState, marketDays: MarketDays, t: number): void {
  const { activeLanes, activeFrom } = state;
  for (let i = activeFrom; i < activeLanes.length; i++) receive(state, activeLanes[i]!, t);
  produce(state, marketDays, t);
  for (let i = activeFrom; i < activeLanes.length; i++) orderUpTo(state, activeLanes[i]!, t);
}

function closeLedger({ trajectory, onHand, onOrder }: AutomakerState): void {
  for (let l = 0; l < trajectory.lanes.length; l++) {
    trajectory.lanes[l]!.onHandAtEnd = onHand[l]!;
    trajectory.lanes[l]!.onOrderAtEnd = onOrder[l]!;
  }
}
