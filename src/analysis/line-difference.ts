import { estimateOptions } from '../engine/columns.ts';
import type { Simulation } from '../engine/run.ts';
import { setsOfTrials } from '../engine/sets-of-trials.ts';
import type { Estimate, EstimateOptions } from '../stats/estimate.ts';
import type { SetsOfTrials } from '../stats/knowledge.ts';
import { mean } from '../stats/mean.ts';
import { pairedMean, pairedProportions } from '../stats/paired.ts';
import { probability, withKnowledge } from '../stats/probability.ts';
import { column } from './outcome-columns.ts';
import { CHECKPOINTS } from './summary.ts';

/** A difference, alternative − baseline, estimated trial by trial on the same weather. */
export interface PairedEstimate extends Estimate {
  readonly baseline: Estimate;
  readonly alternative: Estimate;
  /**
   * Variance of the difference had each scenario its own weather, over its variance on the same weather: how many times fewer trials give
   * the same precision. Infinity when all trials differ by the same amount, NaN when nothing varies in either run.
   */
  readonly varianceRatio: number;
}

/** What changes for one line, or for all of them together. */
export interface LineDifference {
  /** P(halt) by `byDay`, the horizon by default. */
  readonly haltProbability: PairedEstimate;
  /** P(halt) by each checkpoint that lies within the horizon. */
  readonly byDay: Readonly<Record<number, PairedEstimate>>;
  /** Mean days halted; of all lines together, their sum. */
  readonly haltDays: PairedEstimate;
  /** Mean vehicles not built; of all lines together, their sum. */
  readonly vehiclesLost: PairedEstimate;
}

/** The difference for the lines `ids` together: the first halt of any of them, and the sum of their losses. */
export function lineDifference(
  before: Simulation,
  after: Simulation,
  ids: readonly string[],
  byDay: number,
): LineDifference {
  const options = estimateOptions(before);
  const { horizonDays } = before.scenario;
  const both = (name: 'firstHaltDay' | 'haltDays' | 'vehiclesLost'): Pair => [
    column(before, ids, name),
    column(after, ids, name),
  ];
  const first = both('firstHaltDay');
  const sets = setsOfPairs(before, after);
  const chance = (day: number): PairedEstimate => chances(first, day, options, sets);
  const summed = (name: 'haltDays' | 'vehiclesLost', most: number): PairedEstimate =>
    means(both(name), { ...options, most });
  const perDay = ids.map((id) =>
    Math.max(...[before, after].map(({ scenario }) => scenario.automakers[id]!.vehiclesPerDay)),
  );
  return {
    haltProbability: chance(byDay),
    byDay: Object.fromEntries(
      CHECKPOINTS.filter((day) => day <= horizonDays).map((day) => [day, chance(day)]),
    ),
    haltDays: summed('haltDays', horizonDays * ids.length),
    vehiclesLost: summed('vehiclesLost', horizonDays * perDay.reduce((sum, vehicles) => sum + vehicles, 0)),
  };
}

type Pair = readonly [before: Float64Array, after: Float64Array];

/** The parameter sets of two runs; pairs have sets where both runs have the same: against a single setting, a difference has no range of its own. */
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
  // Without a pair that differs there is no spread to measure, however the trials were drawn: Tango's rule for none.
  const plain = options.replicates === undefined || gained + lost === 0;
  const estimate = plain ? pairedProportions(gained, lost, x.length, options) : pairedMean(x, y, options);
  const chance = (column: Float64Array, sets: SetsOfTrials | undefined): Estimate =>
    probability(column, (halted) => halted === 1, { ...options, sets });
  const changes = y.map((halted, i) => halted - x[i]!);
  const difference = withKnowledge(estimate, changes, { sets: sets.both }, [-1, 1]);
  return paired(difference, chance(x, sets.before), chance(y, sets.after));
}

function means([x, y]: Pair, options: EstimateOptions & { readonly most: number }): PairedEstimate {
  return paired(pairedMean(x, y, options), mean(x, options), mean(y, options));
}

function paired(difference: Estimate, baseline: Estimate, alternative: Estimate): PairedEstimate {
  const apart = baseline.standardError ** 2 + alternative.standardError ** 2;
  return { ...difference, baseline, alternative, varianceRatio: apart / difference.standardError ** 2 };
}
