import { checkList, checkOptions } from '../../check.ts';
import { estimateOptions } from '../../engine/columns.ts';
import { requireColumns } from '../../engine/require-run.ts';
import type { RunOptions, Simulation } from '../../engine/run.ts';
import { describe } from '../../errors.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { quantile } from '../../stats/quantile.ts';
import { tailMean } from '../../stats/tail-mean.ts';
import { column, mostLost } from '../outcome-columns.ts';
import { type Remarks, remarksOn } from '../parameters.ts';
import type { CostName } from './most.ts';
import { requirePrices } from './priced.ts';
import { tailParts } from './tail-parts.ts';

/** Losses of all lines at one return period, USD. */
export interface AccumulationRow {
  /** One future in so many is worse. */
  readonly oneIn: number;
  /** The total that one future in so many exceeds: the probable maximum loss. */
  readonly total: Estimate;
  /** Mean of the total over the worst futures, one in so many. */
  readonly tailMean: Estimate;
  /** By automaker, its mean in those same futures: together they are the tail mean. */
  readonly parts: Readonly<Record<string, Estimate>>;
  /** By automaker, what one future in so many exceeds for it alone: together more than the total, mostly. */
  readonly alone: Readonly<Record<string, Estimate>>;
}

/** The losses of many firms in the same futures. */
export interface Accumulation extends Remarks {
  readonly scenario: Scenario;
  readonly options: RunOptions;
  readonly measure: CostName;
  readonly accumulation: readonly AccumulationRow[];
}

/** What an accumulation is asked for. */
export interface AccumulationQuestion {
  /** Return periods, in futures, above 1, ascending; default 5, 10, 20, 50, 100, 200. */
  readonly oneIn?: readonly number[];
  /** Default `'haltLoss'`. */
  readonly measure?: CostName;
}

const MEASURES: readonly CostName[] = ['haltLoss', 'stockCost', 'airCost', 'cost'];

/**
 * Returns, for each return period, what all lines lose together and each line's part, on the same trials.
 *
 * A future is one horizon of the scenario. One in 100 futures is a return period of 100 years only where
 * the horizon is a year and the scenario the whole of what may come: a scenario that says "what if" has
 * losses that are conditional on it. Parts are conditional means (Euler's allocation of the tail mean;
 * Tasche, Risk contributions and performance measurement, 1999): they add up to the tail mean.
 *
 * @param question - `oneIn`, numbers above 1, and `measure`.
 * @throws {TypeError | RangeError} for a value that is no run with columns, a run without prices, and a
 * question out of range.
 * @example
 * ```ts
 * import { accumulation, loadScenario, override, simulate } from 'rare-earth-risk';
 *
 * const prices = { marginPerVehicle: 4000 };
 * const run = simulate(override(loadScenario('ban-resumes'), { prices }), { trials: 500, seed: 'docs' });
 * const [row] = accumulation(run, { oneIn: [20] }).accumulation;
 * const parts = Object.values(row!.parts).reduce((sum, { value }) => sum + value, 0);
 * console.log(Math.abs(parts / row!.tailMean.value - 1) < 1e-9); // true
 * ```
 */
export function accumulation(run: Simulation, question: AccumulationQuestion = {}): Accumulation {
  requireColumns('run', run);
  requirePrices('run.scenario', run.scenario);
  checkOptions(question, ['oneIn', 'measure']);
  const { oneIn = [5, 10, 20, 50, 100, 200], measure = 'haltLoss' } = question;
  checkPeriods(oneIn);
  if (!MEASURES.includes(measure)) {
    throw new RangeError(`Expected measure to be one of ${MEASURES.join(', ')}, got ${describe(measure)}`);
  }
  const ids = Object.keys(run.outcomes);
  const own = ids.map((id) => column(run, [id], measure));
  const total = column(run, ids, measure);
  const most = mostLost(run.scenario, ids, measure);
  const options = estimateOptions(run);
  return {
    ...remarksOn([run.scenario]),
    scenario: run.scenario,
    options: run.options,
    measure,
    accumulation: oneIn.map((period): AccumulationRow => {
      const p = 1 - 1 / period;
      const parts = tailParts(total, own, p, options);
      return {
        oneIn: period,
        total: quantile(total, p, options),
        tailMean: tailMean(total, p, { ...options, most }),
        parts: Object.fromEntries(ids.map((id, i) => [id, parts[i]!])),
        alone: Object.fromEntries(ids.map((id, i) => [id, quantile(own[i]!, p, options)])),
      };
    }),
  };
}

function checkPeriods(oneIn: unknown): void {
  checkList('oneIn', oneIn);
  const list = oneIn as readonly unknown[];
  const isGood = list.every(
    (n, i) => typeof n === 'number' && n > 1 && n <= 1e8 && (i === 0 || n > (list[i - 1] as number)),
  );
  if (isGood && list.length > 0) return;
  throw new RangeError(
    `Expected oneIn to be numbers above 1, up to 100,000,000, ascending, at least one, got ${describe(oneIn)}`,
  );
}
