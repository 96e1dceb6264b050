import { type LineOutcome, measureLine } from '../model/halts.ts';
import type { AutomakerInputs } from '../model/sample-path.ts';
import { resetDecisions } from './decision-cache.ts';
import { runDays } from './run-days.ts';
import { screenLane, screenLine, selectAll, selectNone } from './screen.ts';
import type { Workspace } from './workspace.ts';

/*
 * A line that is never short runs at full rate throughout, as most do in most trials: so lanes are
 * screened first, and the line is run only where one may be short.
 */

/**
 * Returns the outcome of automaker `i` on the sample path that the workspace is bound to. `inputs` are
 * the automaker's part of the path. The next call writes over the outcome.
 */
export function runLine(workspace: Workspace, i: number, inputs: AutomakerInputs): LineOutcome {
  bindInputs(workspace, i, inputs);
  const state = workspace.automakers[i]!;
  if (state.context.countsFlights) selectAll(state, 0);
  else screenLine(state);
  return runSelected(workspace, i);
}

/** Binds an automaker to its part of a sample path. */
export function bindInputs({ automakers }: Workspace, i: number, inputs: AutomakerInputs): void {
  const { context, licences } = automakers[i]!;
  context.inputs = inputs;
  resetDecisions(licences.decisions);
}

/**
 * Returns the outcome of an automaker that is bound to its inputs, if only the first `count` of
 * `lanes`, in order, may matter.
 */
export function runLanes(workspace: Workspace, i: number, lanes: Int32Array, count: number): LineOutcome {
  const state = workspace.automakers[i]!;
  selectNone(state);
  for (let k = count - 1; k >= 0; k--) screenLane(state, lanes[k]!);
  return runSelected(workspace, i);
}

function runSelected({ model, automakers, noHalt, outcome }: Workspace, i: number): LineOutcome {
  const state = automakers[i]!;
  const { shortFrom } = state.screening;
  if (shortFrom === model.horizonDays) return noHalt;
  const until = runDays(state);
  return measureLine(state.line, model.plant.minimumHaltDays, shortFrom, until, outcome);
}

/**
 * Runs all essential lanes of an automaker that is bound to its inputs through all days, and returns
 * the least cover at production.
 */
export function leastCover({ automakers }: Workspace, i: number): number {
  const state = automakers[i]!;
  selectAll(state, 0);
  runDays(state);
  return state.line.leastCover[0]!;
}
