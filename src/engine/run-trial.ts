import type { AutomakerState } from '../kernel/automaker-state.ts';
import { runDays } from '../kernel/run-days.ts';
import { screenLine } from '../kernel/screen.ts';
import { bindSamplePath, type Workspace } from '../kernel/workspace.ts';
import {
  bindingNumber,
  type LineOutcome,
  type MutableLineOutcome,
  measureLine,
  noHalt,
  timeToSurvive,
} from '../model/halts.ts';
import type { AutomakerInputs, SamplePath } from '../model/sample-path.ts';
import type { OutcomeColumns } from './run.ts';

/** What trials are run on, built once: a trial makes no list and no object. */
export interface TrialRunner {
  readonly workspace: Workspace;
  readonly noHalt: LineOutcome;
  readonly measure: MutableLineOutcome;
}

export function createRunner(workspace: Workspace): TrialRunner {
  const { horizonDays } = workspace.model;
  return { workspace, noHalt: noHalt(horizonDays), measure: noHalt(horizonDays) };
}

/** One trial: writes row `row` of every automaker's columns. Who runs at full rate throughout need not be sailed. */
export function runTrial(
  runner: TrialRunner,
  samplePath: SamplePath,
  columns: readonly OutcomeColumns[],
  row: number,
): void {
  const { workspace } = runner;
  bindSamplePath(workspace, samplePath);
  for (let i = 0; i < columns.length; i++) {
    recordOutcome(workspace.states[i]!, runLine(runner, i, samplePath.automakers[i]!), columns[i]!, row);
  }
}

/** The outcome of line i, once the fleet has met the weather; written over by the next. */
export function runLine(
  { workspace, noHalt, measure }: TrialRunner,
  i: number,
  inputs: AutomakerInputs,
): LineOutcome {
  const { model, states, marketDays } = workspace;
  const state = states[i]!;
  const from = screenLine(state, inputs, marketDays);
  if (from === model.horizonDays) return noHalt;
  const until = runDays(state, marketDays, from);
  return measureLine(state.trajectory, model.plant.minimumHaltDays, from, until, measure);
}

/** Writes what became of a line, in the weather that its desk was opened on, into a row of its columns. */
export function recordOutcome(
  { automaker, desk }: AutomakerState,
  line: LineOutcome,
  column: OutcomeColumns,
  row: number,
): void {
  column.firstHaltDay[row] = line.firstHaltDay;
  column.haltDays[row] = line.haltDays;
  column.halts[row] = line.halts;
  column.vehiclesLost[row] = line.lostDays * automaker.vehiclesPerDay;
  column.bindingElement[row] = bindingNumber(automaker, line);
  column.daysToRestart[row] = line.daysToRestart;
  column.timeToSurvive[row] = timeToSurvive(desk.firstDisruptionDay, line.firstHaltDay, desk.horizonDays);
}
