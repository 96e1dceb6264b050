import {
  bindSamplePath,
  firstDisruptionDay,
  recordAirCost,
  recordStockCost,
  runLine,
  type Workspace,
} from '../kernel/index.ts';
import { bindingNumber, type LineOutcome, timeToSurvive } from '../model/halts.ts';
import { haltLoss } from '../model/money.ts';
import type { SamplePath } from '../model/sample-path.ts';
import type { OutcomeColumns } from './run.ts';

/** Runs one trial: writes row `row` of every automaker's columns. A trial makes no list and no object. */
export function runTrial(
  workspace: Workspace,
  samplePath: SamplePath,
  columns: readonly OutcomeColumns[],
  row: number,
): void {
  bindSamplePath(workspace, samplePath);
  for (let i = 0; i < columns.length; i++) {
    recordOutcome(workspace, i, runLine(workspace, i, samplePath.automakers[i]!), columns[i]!, row);
    recordStock(workspace, i, columns[i]!, row);
  }
}

/**
 * Writes the outcome of automaker i, on the sample path that the workspace is bound to, into a row of its
 * columns.
 */
export function recordOutcome(
  workspace: Workspace,
  i: number,
  line: LineOutcome,
  column: OutcomeColumns,
  row: number,
): void {
  const { automakers, horizonDays } = workspace.model;
  const automaker = automakers[i]!;
  column.firstHaltDay[row] = line.firstHaltDay;
  column.haltDays[row] = line.haltDays;
  column.halts[row] = line.halts;
  column.vehiclesLost[row] = line.lostDays * automaker.vehiclesPerDay;
  column.bindingElement[row] = bindingNumber(automaker, line);
  column.daysToRestart[row] = line.daysToRestart;
  column.timeToSurvive[row] = timeToSurvive(firstDisruptionDay(workspace, i), line.firstHaltDay, horizonDays);
  if (automaker.money === null) return;
  column.haltLoss![row] = haltLoss(automaker.money, line, column.vehiclesLost[row]!);
  recordAirCost(workspace, i, column.airCost!, row);
}

/** Writes what the stock of automaker i costs, if it is priced, with the buffers that it is bound to. */
export function recordStock(
  workspace: Workspace,
  i: number,
  { stockCost }: OutcomeColumns,
  row: number,
): void {
  if (stockCost !== undefined) recordStockCost(workspace, i, stockCost, row);
}
