import type { Element } from '../elements.ts';
import { estimateOptions } from '../engine/columns.ts';
import type { Digest } from '../engine/digest.ts';
import type { Simulation } from '../engine/run.ts';
import type { AutomakerTally } from '../engine/tally.ts';
import { type Estimate, zValue } from '../stats/estimate.ts';
import { meanFromSums, type Sums, whole } from '../stats/estimates-from-sums.ts';
import { type Exact, parseExact, plus, times } from '../stats/exact-sum.ts';
import { mean } from '../stats/mean.ts';
import { quantileAmong } from '../stats/quantile.ts';
import { quantileFromCounts } from '../stats/quantile-from-counts.ts';
import type { Bounds } from '../stats/rare-interval.ts';
import type { SurvivalTime } from '../stats/survival-time.ts';
import { bindingElementsOfDigest, haltProbabilityOfDigest, haltsByDay, talliesOf } from './digest-halts.ts';
import { timeToSurviveOfDigest } from './digest-survival.ts';
import { bindingElements, firstHalts, haltProbability } from './halts.ts';
import { column as columnOf, mostLost, type SummedColumn } from './outcome-columns.ts';

/** Estimators of a summary's numbers, of one automaker or any, from columns or counts. */
export interface Estimators {
  haltProbability(byDay: number): Estimate;
  /** Returns the median over the futures that halt; `null` when none did. */
  medianFirstHaltDay(): Estimate | null;
  bindingElements(): Partial<Record<Element, Estimate>>;
  /** Estimates a mean of one automaker. Losses are too skewed for Student's interval, so it is Hall's. */
  mean(column: SummedColumn): Estimate;
  /** Estimates how long one automaker survives; `null` without a disruption, and for weighted trials. */
  timeToSurvive(): SurvivalTime | null;
}

/** Returns estimators from the columns of a run. */
export function estimatorsOfRun(run: Simulation, automaker?: string): Estimators {
  const question = automaker === undefined ? {} : { automaker };
  const { horizonDays } = run.scenario;
  return {
    haltProbability: (byDay) => haltProbability(run, { ...question, byDay }),
    medianFirstHaltDay: () => {
      const { firstHaltDay } = firstHalts(run, question);
      const halted = Float64Array.from(firstHaltDay, (day) => (day < horizonDays ? 1 : 0));
      if (!halted.includes(1)) return null;
      return withinHorizon(quantileAmong(firstHaltDay, halted, 0.5, estimateOptions(run)), horizonDays);
    },
    bindingElements: () => bindingElements(run, question),
    timeToSurvive: () => null,
    mean: (column) =>
      mean(columnOf(run, [automaker!], column), {
        ...estimateOptions(run),
        ...boundsOf(run, automaker!, column),
        method: 'hall',
      }),
  };
}

/**
 * Returns estimators from counts and exact sums; the order of trials and the grouping of shards do not
 * matter.
 */
export function estimatorsOfDigest(digest: Digest, automaker?: string): Estimators {
  const { confidence } = digest.options;
  const { horizonDays } = digest.scenario;
  const question = automaker === undefined ? {} : { automaker };
  return {
    haltProbability: (byDay) => haltProbabilityOfDigest(digest, question, byDay),
    medianFirstHaltDay: () => {
      const halted = haltsByDay(talliesOf(digest, question), horizonDays);
      if (halted.length === 0) return null;
      return withinHorizon(quantileFromCounts(halted, 0.5, { confidence }), horizonDays);
    },
    bindingElements: () => bindingElementsOfDigest(digest, question),
    timeToSurvive: () => timeToSurviveOfDigest(digest, automaker!),
    mean: (column) =>
      meanFromSums(
        digest.automakers[automaker!]!.map((tally) => sumsOf(tally, column)),
        { confidence, method: 'hall', ...boundsOf(digest, automaker!, column) },
      ),
  };
}

/** Returns what an automaker can lose in a trial at least and at most. */
function boundsOf(
  { scenario }: Pick<Digest, 'scenario'>,
  automaker: string,
  column: SummedColumn,
): Required<Bounds> {
  return { least: 0, most: mostLost(scenario, [automaker], column) };
}

/**
 * Returns a median with its interval cut to days of the horizon.
 *
 * With too few halts, order statistics do not bound it. An infinite standard error then becomes half the
 * width of the interval over z, as of any quantile.
 */
function withinHorizon(median: Estimate, horizonDays: number): Estimate {
  const interval = [Math.max(0, median.interval[0]), Math.min(horizonDays - 1, median.interval[1])] as const;
  if (Number.isFinite(median.standardError)) return { ...median, interval };
  const standardError =
    median.trials > 1 ? (interval[1] - interval[0]) / (2 * zValue(median.confidence)) : Number.NaN;
  return { ...median, standardError, interval };
}

function sumsOf(tally: AutomakerTally, column: SummedColumn): Sums {
  const { trials, haltDays, vehiclesLost } = tally;
  if (column !== 'haltDays') {
    const losses = column === 'vehiclesLost' ? vehiclesLost : tally.money![column];
    const [sum, squares, cubes] = [losses.sum, losses.squares, losses.cubes].map(parseExact);
    return { trials, sum: sum!, squares: squares!, cubes: cubes! };
  }
  const total = (f: (days: number) => number): Exact =>
    Object.entries(haltDays)
      .map(([days, count]) => times(whole(f(Number(days))), whole(count)))
      .reduce(plus, whole(0));
  return {
    trials,
    sum: total((days) => days),
    squares: total((days) => days * days),
    cubes: total((days) => days * days * days),
  };
}
