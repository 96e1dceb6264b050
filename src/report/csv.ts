import type { BufferCurve } from '../analysis/buffers/curve.ts';
import type { BufferPlan } from '../analysis/buffers/plan.ts';
import type { Choice } from '../analysis/choose/choice.ts';
import type { Discovery } from '../analysis/discover/discovery.ts';
import type { Accumulation } from '../analysis/money/accumulation.ts';
import type { InsuredLoss } from '../analysis/money/insured-loss.ts';
import type { Losses } from '../analysis/money/losses.ts';
import type { Tornado } from '../analysis/sensitivity/sensitivity.ts';
import type { SiteExposure } from '../analysis/survive/risk-exposure.ts';
import type { TimeToSurvive } from '../analysis/survive/time-to-survive.ts';
import type { TriggerReport } from '../analysis/trigger/evaluate.ts';
import { checkObject, checkOptions, readAs } from '../check.ts';
import { ATOMIC_NUMBER, ELEMENTS } from '../elements.ts';
import { requireColumns } from '../engine/require-run.ts';
import type { OutcomeColumns, Simulation } from '../engine/run.ts';
import { describe } from '../errors.ts';
import type { ElementaryEffects } from '../stats/elementary-effects.ts';
import type { SobolIndices } from '../stats/sobol-estimates.ts';
import type { Sweep } from '../sweep/sweep.ts';
import { bufferCurveRows } from './buffer-curve.ts';
import { planRows } from './buffer-plan.ts';
import { choiceRows } from './choice.ts';
import { type Cell, csvTable } from './csv-table.ts';
import { discoveryRows } from './discovery.ts';
import { accumulationRows, insuredRows, lossesRows } from './losses.ts';
import { effectsRows, indicesRows, tornadoRows } from './sensitivity-rows.ts';
import { sitesRows, surviveRows } from './survive.ts';
import { sweepRows } from './sweep-rows.ts';
import { triggerRows } from './trigger.ts';

/** Results that are tables. */
export type Tabular =
  | Simulation
  | Sweep
  | Discovery
  | BufferPlan
  | BufferCurve
  | Choice
  | Tornado
  | ElementaryEffects
  | SobolIndices
  | TimeToSurvive
  | Losses
  | Accumulation
  | InsuredLoss
  | TriggerReport
  | readonly SiteExposure[];

/**
 * Returns a result as CSV (RFC 4180) with a header.
 *
 * A run has a row for each trial: `trial`, then `<automaker>.<column>` for every outcome column of every
 * automaker, then `weight` if trials have weights. The binding element is its symbol; it and the first
 * halt day are empty where no halt counts. A sweep has a row for each point, with its settings, the hash
 * of its run and its estimates; a discovery one for each restriction of a box, a plan of buffers and
 * times to survive one for each lane, a curve one for each point, an analysis of sensitivity one for each
 * input, a choice one for each option under each scenario, and a trigger one for each threshold on the
 * trials that chose one, then one of its answer. The ends of an interval are `<name>.low`
 * and `<name>.high`. Numbers have all their digits; a field without a number is empty. Text that a
 * spreadsheet could take for a formula has an apostrophe in front.
 *
 * @param options - `header: false` leaves the header out, for rows that are added to a file.
 * @throws {RangeError} for an unknown option.
 * @throws {TypeError} for any other value; a digest has counts only.
 * @example
 * ```ts
 * import { loadScenario, simulate, toCSV } from 'rare-earth-risk';
 *
 * const text = toCSV(simulate(loadScenario('ban-resumes'), { trials: 2 }));
 * console.log(text.split(',').slice(0, 2).join(',')); // trial,us-volume.firstHaltDay
 * ```
 */
export function toCSV(result: Tabular, options: { readonly header?: boolean } = {}): string {
  checkOptions(options, ['header']);
  const { header = true } = options;
  if (typeof header !== 'boolean') {
    throw new TypeError(`Expected options.header to be true or false, got ${describe(header)}`);
  }
  return readAs('result', 'the library', result, () => csvTable(rowsOf(result).slice(header ? 0 : 1)));
}

/** Returns a result as rows, the head first. */
export function rowsOf(result: Tabular): readonly (readonly Cell[])[] {
  checkObject('result', result);
  if (isList(result)) return sitesRows(result);
  if ('exposure' in result) return surviveRows(result);
  if ('allLines' in result) return lossesRows(result);
  if ('accumulation' in result) return accumulationRows(result);
  if ('probableMaximum' in result) return insuredRows(result);
  if ('hitRate' in result) return triggerRows(result);
  if ('boxes' in result) return discoveryRows(result);
  if ('oneMoreDay' in result) return 'path' in result ? planRows(result) : bufferCurveRows(result);
  if ('bars' in result) return tornadoRows(result);
  if ('effects' in result) return effectsRows(result);
  if ('indices' in result) return indicesRows(result);
  if ('minimaxRegret' in result) return choiceRows(result);
  if ('points' in result) return sweepRows(result);
  return runRows(result);
}

function isList(result: Tabular): result is readonly SiteExposure[] {
  return (
    Array.isArray(result) && result.every((one) => typeof one === 'object' && one !== null && 'site' in one)
  );
}

function runRows(run: Simulation): Cell[][] {
  const columns = runColumns(run);
  const rows = Array.from({ length: run.options.trials }, (_, i) => columns.map(({ at }) => at(i)));
  return [columns.map(({ head }) => head), ...rows];
}

/** A column of a table, with its entry of each trial. */
interface RunColumn {
  readonly head: string;
  readonly at: (i: number) => Cell;
}

/**
 * Returns the columns of a run as a table: the trial, every outcome column of every automaker, and weights.
 *
 * @throws {TypeError} for a digest, which has counts only.
 */
export function runColumns(run: Simulation): RunColumn[] {
  requireColumns('result', run);
  const { firstTrial } = run.options;
  const { horizonDays } = run.scenario;
  const { weights } = run;
  return [
    { head: 'trial', at: (i) => firstTrial + i },
    ...Object.entries(run.outcomes).flatMap(([id, columns]) =>
      (Object.keys(columns) as (keyof OutcomeColumns)[]).map((name) => ({
        head: `${id}.${name}`,
        at: (i: number): Cell => outcomeField(name, columns[name]![i]!, horizonDays),
      })),
    ),
    ...(weights ? [{ head: 'weight', at: (i: number): Cell => weights[i]! }] : []),
  ];
}

const SYMBOL = new Map<number, string>(ELEMENTS.map((element) => [ATOMIC_NUMBER[element], element]));

/** Returns an entry of a column as a field; NaN where nothing halted. */
function outcomeField(name: keyof OutcomeColumns, value: number, horizonDays: number): Cell {
  if (name === 'bindingElement') return SYMBOL.get(value) ?? Number.NaN;
  // A first halt day at the horizon says that there was none.
  return name === 'firstHaltDay' && value >= horizonDays ? Number.NaN : value;
}
