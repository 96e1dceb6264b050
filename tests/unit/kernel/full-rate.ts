import type { AutomakerState } from '../../../src/kernel/automaker-state.ts';
import { advanceLane, processEvent } from '../../../src/kernel/lane-events.ts';
import { bindInputs } from '../../../src/kernel/run-line.ts';
import { bindSamplePath, createWorkspace } from '../../../src/kernel/workspace.ts';
import type { Future } from '../../properties/arbitraries.ts';

/* Lanes that are followed at full rate, however far below nothing their stock falls. */

/** The closing stock of a lane on every day, followed at full rate from day 0. */
export function closingStocks(state: AutomakerState, l: number): number[] {
  const { context, ledger, eventTime } = state;
  advanceLane(state, l, 0);
  return Array.from({ length: context.model.horizonDays }, (_, t) => {
    while (eventTime.nextEvent[l]! <= t) processEvent(state, l, t);
    return ledger.grossStock[l]! - ledger.netNeed[l]![t + 1]!;
  });
}

/**
 * Calls back with each automaker, bound to its inputs, on all of whose lanes free supply never exceeds
 * the need.
 */
export function eachAutomaker({ model, samplePath }: Future, look: (state: AutomakerState) => void): void {
  const workspace = createWorkspace(model);
  bindSamplePath(workspace, samplePath);
  workspace.automakers.forEach((state, i) => {
    bindInputs(workspace, i, samplePath.automakers[i]!);
    const { lanes } = state.context.automaker;
    if (lanes.every(({ share }) => workspace.market.neverExceedsNeed[share] === 1)) look(state);
  });
}
