import { estimateOptions } from '../engine/columns.ts';
import type { Simulation } from '../engine/run.ts';
import { setsOfTrials } from '../engine/sets-of-trials.ts';
import type { Estimate, EstimateOptions } from '../stats/estimate.ts';
import type { SetsOfTrials } from '../stats/knowledge.ts';
import { mean } from '../stats/mean.ts';
import { pairedMean, pairedProportions } from '../stats/paired.ts';
import { probability, withKnowledge } from '../stats/probability.ts';
import type { CostName } from './money/most.ts';
import { column, mostLost, type SummedColumn } from './outcome-columns.ts';
import { CHECKPOINTS } from './summary.ts';

/** A difference, alternative − baseline, estimated trial by trial on the same sample paths. */
export interface PairedEstimate extends Estimate {
  readonly baseline: Estimate;
  readonly alternative: Estimate;
  /**
   * Variance of the difference on separate sample paths, divided by its variance on the same ones.
   *
   * It is the factor by which common random numbers reduce the trials for a given precision. It is Infinity
   * when all trials differ by the same amount, and NaN when nothing varies in either run.
   */
  readonly varianceRatio: number;
}

/** Differences for one line, or for all lines together. */
export interface LineDifference {
  /** Halt probability by `byDay`, by default the horizon. */
  readonly haltProbability: PairedEstimate;
  /** Halt probability by days 90 and 180, as far as they lie within the horizon. */
  readonly byDay: Readonly<Record<number, PairedEstimate>>;
  /** Mean days halted; for all lines together, the sum. */
  readonly haltDays: PairedEstimate;
  /** Mean vehicles lost; for all lines together, the sum. */
  readonly vehiclesLost: PairedEstimate;
  /** Mean costs, USD, summed over the lines; only where both scenarios have prices. */
  readonly money?: Readonly<Record<CostName, PairedEstimate>>;
}

/**
 * Returns the difference for the lines `ids` together: the first halt of any of them, and the sum of their
 * losses.
 */
export function lineDifference(
  before: Simulation,
  after: Simulation,
  ids: readonly string[],
  byDay: number,
): LineDifference {
  const options = estimateOptions(before);
  const { horizonDays } = before.scenario;
  const both = (name: 'firstHaltDay' | SummedColumn): Pair => [
    column(before, ids, name),
    column(after, ids, name),
  ];
  const first = both('firstHaltDay');
  const sets = setsOfPairs(before, after);
  const chance = (day: number): PairedEstimate => chances(first, day, options, sets);
  const summed = (name: SummedColumn): PairedEstimate => {
    const most = Math.max(...[before, after].map(({ scenario }) => mostLost(scenario, ids, name)));
    return means(both(name), { ...options, most });
  };
  return {
    haltProbability: chance(byDay),
    byDay: Object.fromEntries(
      CHECKPOINTS.filter((day) => day <= horizonDays).map((day) => [day, chance(day)]),
    ),
    haltDays: summed('haltDays'),
    vehiclesLost: summed('vehiclesLost'),
    ...(before.scenario.prices && after.scenario.prices && { money: costs(summed) }),
  };
}

function costs(summed: (name: CostName) => PairedEstimate): Readonly<Record<CostName, PairedEstimate>> {
  return {
    stockCost: summed('stockCost'),
    haltLoss: summed('haltLoss'),
    airCost: summed('airCost'),
    cost: summed('cost'),
  };
}

type Pair = readonly [before: Float64Array, after: Float64Array];

/**
 * Parameter sets of the trials of two runs, and of their pairs, which have sets only if both runs have the
 * same.
 */
interface SetsOfPairs {
  readonly before: SetsOfTrials | undefined;
  readonly after: SetsOfTrials | undefined;
  readonly both: SetsOfTrials | undefined;
}

function setsOfPairs(before: Simulation, after: Simulation): SetsOfPairs {
  const [first, second] = [setsOfTrials(before), setsOfTrials(after)];
  const isSame = before.scenario.parameters?.sets === after.scenario.parameters?.sets;
  const both = isSame && second ? first : undefined;
  return { before: first, after: second, both };
}

function chances(
  [before, after]: Pair,
  day: number,
  options: EstimateOptions,
  sets: SetsOfPairs,
): PairedEstimate {
  const halts = (column: Float64Array): Float64Array => column.map((first) => (first < day ? 1 : 0));
  const [x, y] = [halts(before), halts(after)];
  let gained = 0;
  let lost = 0;
  for (let i = 0; i < x.length; i++) {
    if (y[i]! > x[i]!) gained += 1;
    if (y[i]! < x[i]!) lost += 1;
  }
  // Without a pair that differs there is no spread between replicates; Tango's interval covers this case.
  const plain = options.replicates === undefined || gained + lost === 0;
  const estimate = plain ? pairedProportions(gained, lost, x.length, options) : pairedMean(x, y, options);
  const chance = (column: Float64Array, sets: SetsOfTrials | undefined): Estimate =>
    probability(column, (halted) => halted === 1, { ...options, sets });
  const changes = y.map((halted, i) => halted - x[i]!);
  const difference = withKnowledge(estimate, changes, { sets: sets.both }, [-1, 1]);
  return paired(difference, chance(x, sets.before), chance(y, sets.after));
}

function means([x, y]: Pair, options: EstimateOptions & { readonly most: number }): PairedEstimate {
  const one = (column: Float64Array): Estimate => mean(column, { ...options, method: 'hall', least: 0 });
  return paired(pairedMean(x, y, options), one(x), one(y));
}

function paired(difference: Estimate, baseline: Estimate, alternative: Estimate): PairedEstimate {
  const apart = baseline.standardError ** 2 + alternative.standardError ** 2;
  return { ...difference, baseline, alternative, varianceRatio: apart / difference.standardError ** 2 };
}
