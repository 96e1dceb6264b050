import type { OutcomeColumns } from '../../engine/run.ts';
import { compileLines } from '../../model/compile.ts';
import { measureLine } from '../../model/halts.ts';
import { replay } from '../../model/replay.ts';
import { medianSamplePath, samplePaths } from '../../sampling/sample-path.ts';
import type { Scenario } from '../../scenario/types.ts';
import { simulate } from '../../simulation/simulate.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { mean } from '../../stats/mean.ts';
import { probability } from '../../stats/probability.ts';
import { quantileValue } from '../../stats/quantile.ts';

/** Orders of the quantiles of a spread. */
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** Trials that are replayed day by day for second halts. */
const REPLAYS = 100;

/**
 * Quantiles in days, by their order ('0.05' … '0.95'). `null` stands for later than the horizon: such a
 * time is censored, and no number.
 */
export type DaysSpread = Readonly<Record<string, number | null>>;

/** How long a line survives the loss of licensed supply. Days count from the day of the cut. */
export interface Survival {
  /**
   * Days until the line halts on the median sample path, on which every draw is its median; `null` when it
   * does not. It is later than most of several chains' first stockouts, as the least of them stops a line.
   */
  readonly onMedianPath: number | null;
  /** Days until the line halts, over futures. */
  readonly days: DaysSpread;
  /** Chance that the line does not halt within the horizon. */
  readonly survives: Estimate;
  /** Days until the second halt begins, over the first 100 futures. */
  readonly second: DaysSpread;
  /** Days from the first halt to the restart, among futures with a halt; all `null` without one. */
  readonly recovery: DaysSpread;
  /** Vehicles not built over the horizon. */
  readonly vehiclesLost: Estimate;
  /** Vehicles lost for each day from the cut to the horizon. */
  readonly lossPerDay: Estimate;
  /** Their value in USD; `null` for an automaker whose vehicles have no value. */
  readonly valueLost: Estimate | null;
  /** Chance that the line halts before the day of the cut. Such futures count in no other number. */
  readonly haltedBefore: Estimate;
}

/** Options of a run, complete. */
export interface SurvivalRun {
  readonly trials: number;
  readonly seed: string;
  readonly confidence: number;
}

/** Simulates a scenario of one automaker that is cut off from a day on. */
export function survivalOf(scenario: Scenario, from: number, options: SurvivalRun): Survival {
  const { trials, seed, confidence } = options;
  const { horizonDays } = scenario;
  const [[id, outcome]] = Object.entries(simulate(scenario, { trials, seed }).outcomes) as [
    [string, OutcomeColumns],
  ];
  const kept = Array.from(outcome.firstHaltDay.keys()).filter((i) => outcome.firstHaltDay[i]! >= from);
  const of = (name: 'firstHaltDay' | 'daysToRestart' | 'vehiclesLost'): Float64Array =>
    Float64Array.from(kept, (i) => outcome[name][i]!);
  const first = of('firstHaltDay');
  const { valuePerVehicle: worth, vehiclesPerDay } = scenario.automakers[id]!;
  const lost = estimateMean(of('vehiclesLost'), horizonDays * vehiclesPerDay, confidence);
  // A halt that lasts to the horizon has no restart yet.
  const restarts = of('daysToRestart').map((days, i) =>
    first[i]! + days >= horizonDays ? Number.POSITIVE_INFINITY : days,
  );
  return {
    onMedianPath: onMedianPath(scenario, from),
    days: spread(first.map((day) => (day < horizonDays ? day - from : Number.POSITIVE_INFINITY))),
    survives: probability(first, (day) => day >= horizonDays, { confidence }),
    second: spread(secondHalts(scenario, seed, Math.min(trials, REPLAYS)).map((day) => day - from)),
    recovery: spread(restarts.filter((_, i) => first[i]! < horizonDays)),
    vehiclesLost: lost,
    lossPerDay: scaled(lost, 1 / (horizonDays - from)),
    valueLost: worth === undefined ? null : scaled(lost, worth),
    haltedBefore: probability(outcome.firstHaltDay, (day) => day < from, { confidence }),
  };
}

function onMedianPath(scenario: Scenario, from: number): number | null {
  const model = compileLines(scenario);
  const [line] = replay(model, medianSamplePath(model)).automakers;
  const { firstHaltDay } = measureLine(line!, model.plant.minimumHaltDays);
  return firstHaltDay < from || firstHaltDay === model.horizonDays ? null : firstHaltDay - from;
}

/** Returns the day of the second halt of each of the first trials; Infinity where none comes. */
function secondHalts(scenario: Scenario, seed: string, trials: number): Float64Array {
  const model = compileLines(scenario);
  const sampler = samplePaths(model, seed);
  const { minimumHaltDays } = model.plant;
  return Float64Array.from({ length: trials }, (_, trial) => {
    const [line] = replay(model, sampler.sample(trial)).automakers;
    const { firstHaltDay, daysToRestart } = measureLine(line!, minimumHaltDays);
    if (firstHaltDay === model.horizonDays) return Number.POSITIVE_INFINITY;
    const second = measureLine(line!, minimumHaltDays, firstHaltDay + daysToRestart).firstHaltDay;
    return second < model.horizonDays ? second : Number.POSITIVE_INFINITY;
  });
}

/** Returns quantiles; an infinite one is censored. */
function spread(days: Float64Array): DaysSpread {
  const entries = QUANTILES.map((p) => {
    const value = days.length === 0 ? Number.POSITIVE_INFINITY : quantileValue(days, undefined, p, {});
    return [p, Number.isFinite(value) ? value : null];
  });
  return Object.fromEntries(entries);
}

/** Estimates a mean from 0 to `most`; one of nothing but zeros has an interval too. */
function estimateMean(column: Float64Array, most: number, confidence: number): Estimate {
  if (column.length > 0) return mean(column, { confidence, method: 'hall', least: 0, most });
  const nothing = Number.NaN;
  return { value: nothing, standardError: nothing, interval: [nothing, nothing], confidence, trials: 0 };
}

function scaled(estimate: Estimate, factor: number): Estimate {
  const { value, standardError, interval } = estimate;
  const [low, high] = interval;
  return {
    ...estimate,
    value: value * factor,
    standardError: standardError * factor,
    interval: [low * factor, high * factor],
  };
}
