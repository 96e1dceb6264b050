import { checkObject, checkOptions } from '../../check.ts';
import { estimateOptions } from '../../engine/columns.ts';
import { requireColumns } from '../../engine/require-run.ts';
import type { RunOptions, Simulation } from '../../engine/run.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { mean } from '../../stats/mean.ts';
import { quantile, requireShare } from '../../stats/quantile.ts';
import { tailMean } from '../../stats/tail-mean.ts';
import { column, mostLost } from '../outcome-columns.ts';
import { type Remarks, remarksOn } from '../parameters.ts';
import type { CostName } from './most.ts';
import { requirePrices } from './priced.ts';

/** A cost over the futures of a run, USD. */
export interface CostSummary {
  readonly expected: Estimate;
  /** The cost that a share of futures does not exceed, by default 95 %. */
  readonly quantile: Estimate;
  /** Mean of the costliest futures beyond that share. */
  readonly tailMean: Estimate;
}

/** What one line, or all lines together, cost: by kind, and `cost` for all kinds in a trial. */
export type LineCosts = Readonly<Record<CostName, CostSummary>>;

/** What the futures of a run cost, USD over the horizon. */
export interface Losses extends Remarks {
  readonly scenario: Scenario;
  readonly options: RunOptions;
  /** Share of futures that the tail leaves out. */
  readonly share: number;
  /** All lines together, trial by trial. */
  readonly allLines: LineCosts;
  readonly automakers: Readonly<Record<string, LineCosts>>;
}

const NAMES: readonly CostName[] = ['stockCost', 'haltLoss', 'airCost', 'cost'];

/**
 * Returns what stock, halts and flights cost: expected, in bad futures, and the mean of the worst.
 *
 * `allLines` adds up the lines of each trial first, as one policy event hits them together: its tail is
 * that of the sum, not the sum of tails.
 *
 * @param question - `share` of futures that the tail leaves out, between 0 and 1 exclusive; default 0.95.
 * @returns USD over the horizon.
 * @throws {TypeError | RangeError} for a value that is no run with columns, a run without prices, and a
 * share out of range.
 * @example
 * ```ts
 * import { loadScenario, losses, override, simulate } from 'rare-earth-risk';
 *
 * const prices = { marginPerVehicle: 4000, catchUpShare: 0.5 };
 * const run = simulate(override(loadScenario('ban-resumes'), { prices }), { trials: 500, seed: 'docs' });
 * const { expected, tailMean } = losses(run).automakers['us-volume']!.haltLoss;
 * console.log(expected.value < tailMean.value); // true
 * ```
 */
export function losses(run: Simulation, question: { readonly share?: number } = {}): Losses {
  requireColumns('run', run);
  requirePrices('run.scenario', run.scenario);
  checkObject('question', question);
  checkOptions(question, ['share']);
  const { share = 0.95 } = question;
  requireShare(share);
  const ids = Object.keys(run.outcomes);
  const of = (chosen: readonly string[]): LineCosts =>
    Object.fromEntries(
      NAMES.map((name) => [name, summaryOf(run, chosen, name, share)]),
    ) as unknown as LineCosts;
  return {
    ...remarksOn([run.scenario]),
    scenario: run.scenario,
    options: run.options,
    share,
    allLines: of(ids),
    automakers: Object.fromEntries(ids.map((id) => [id, of([id])])),
  };
}

function summaryOf(run: Simulation, ids: readonly string[], name: CostName, share: number): CostSummary {
  const costs = column(run, ids, name);
  return summarizeCosts(run, costs, share, mostLost(run.scenario, ids, name));
}

/** Returns mean, quantile and tail mean of a column of costs, none of them above `most`. */
export function summarizeCosts(
  run: Simulation,
  costs: Float64Array,
  share: number,
  most: number,
): CostSummary {
  const options = estimateOptions(run);
  return {
    expected: mean(costs, { ...options, method: 'hall', least: 0, most }),
    quantile: quantile(costs, share, options),
    tailMean: tailMean(costs, share, { ...options, most }),
  };
}
