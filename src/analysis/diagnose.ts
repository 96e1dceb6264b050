import { checkOptions, checkWhole } from '../check.ts';
import { estimateOptions } from '../engine/columns.ts';
import { requireColumns } from '../engine/require-run.ts';
import type { Simulation } from '../engine/run.ts';
import { effectiveSampleSize } from '../stats/effective-size.ts';
import { mean } from '../stats/mean.ts';
import { firstHalts, type OfAutomaker } from './halts.ts';

/** Signs of whether the estimate of a chance from weighted trials can be trusted. */
export interface Diagnosis {
  /** Number of trials that halted. */
  readonly halted: number;
  /**
   * Number of independent halts of equal weight that would give the same precision; 100 give a relative
   * error of 0.1.
   *
   * It is Kish's effective size of the weights of the trials that halted (Survey Sampling, 1965). Where
   * trials belong to populations, it comes from the spread between these. 0 without a halt.
   */
  readonly effectiveHalts: number;
  /** Share of the estimate that comes from its heaviest trial, or population; 0 without a halt. */
  readonly largestShare: number;
  /** Mean weight of all trials; 1 up to sampling error. */
  readonly meanWeight: number;
  /** Reasons to doubt the estimate, in words; empty when there is none. */
  readonly warnings: readonly string[];
}

/** Effective halts below which an estimate is poor. */
const MIN_EFFECTIVE_HALTS = 100;
/** Largest acceptable share of the estimate of a single trial, and of a single population of 32. */
const MAX_SHARE = { trial: 0.1, population: 0.25 } as const;
/** Standard errors by which the mean weight may differ from 1. */
const MAX_ERRORS = 4;

/**
 * Returns signs of whether `haltProbability(run, question)` can be trusted, from the weights of a
 * rare-event run.
 *
 * A standard error from the trials cannot show causes of a halt that no trial reached; the warnings are
 * signs of such causes. All weights of a run without `rareEvents` are 1, and there are no warnings. A run
 * that chose plain trials says when the relative error takes more of them.
 *
 * @param question - `automaker` (default any) and `byDay` (default the horizon), as in `haltProbability`.
 * @throws {TypeError} for a value that is no run with columns.
 * @throws {RangeError} for an automaker that the run does not have, a `byDay` out of range, or an unknown
 * key.
 * @example
 * ```ts
 * import { diagnose, loadScenario, simulate } from 'rare-earth-risk';
 *
 * const run = simulate(loadScenario('ban-resumes'), { trials: 500, seed: 'docs' });
 * const { effectiveHalts, meanWeight, warnings } = diagnose(run, { automaker: 'us-volume' });
 * console.log(effectiveHalts.toFixed(0), meanWeight, warnings.length); // 287 1 0
 * ```
 */
export function diagnose(
  run: Simulation,
  question: OfAutomaker & { readonly byDay?: number } = {},
): Diagnosis {
  requireColumns('run', run);
  checkOptions(question, ['automaker', 'byDay'], 'question');
  const { byDay = run.scenario.horizonDays } = question;
  checkWhole('byDay', byDay, 0, run.scenario.horizonDays);
  const { firstHaltDay } = firstHalts(run, question);
  const trials = firstHaltDay.length;
  const { weights = new Float64Array(trials).fill(1) } = run;
  const halted = Array.from(weights, (weight, i) => (firstHaltDay[i]! < byDay ? weight : 0));
  const { replicates } = estimateOptions(run);
  const parts = replicates ? sumsOf(halted, replicates) : halted;
  const sum = parts.reduce((total, part) => total + part, 0);
  const found = {
    halted: halted.filter((weight) => weight > 0).length,
    effectiveHalts: sum === 0 ? 0 : replicates ? bySpread(parts) : effectiveSampleSize(halted),
    largestShare: sum > 0 ? parts.reduce((most, part) => Math.max(most, part), 0) / sum : 0,
    meanWeight: weights.reduce((total, weight) => total + weight, 0) / trials,
  };
  return { ...found, warnings: run.weights ? warningsOf(run, found) : plainWarnings(run) };
}

/** Warns of fewer plain trials than the relative error takes, where these are the cheapest way to it. */
function plainWarnings({ rareEvents, options }: Simulation): string[] {
  if (rareEvents?.method !== 'plain' || options.trials >= rareEvents.trialsForError) return [];
  return [
    `plain trials are the cheapest way to the relative error that was asked for, and take about ${digits(rareEvents.trialsForError)}: run more trials`,
  ];
}

/** Returns a number with two digits. */
function digits(x: number): string {
  return Number(x.toPrecision(2)).toLocaleString('en-US');
}

/** Returns the sum of each population. */
function sumsOf(list: readonly number[], replicates: number): number[] {
  const sums = Array.from({ length: replicates }, () => 0);
  list.forEach((weight, i) => {
    sums[i % replicates]! += weight;
  });
  return sums;
}

/** Returns 1 / (relative error)² of the sum of independent parts. */
function bySpread(parts: readonly number[]): number {
  const { value, standardError } = mean(Float64Array.from(parts));
  return (value / standardError) ** 2;
}

function warningsOf(run: Simulation, found: Omit<Diagnosis, 'warnings'>): string[] {
  const { effectiveHalts, largestShare, meanWeight, halted } = found;
  const weights = run.weights!;
  const { replicates } = estimateOptions(run);
  const { standardError: error } = mean(weights, { replicates });
  const warnings: string[] = [];
  if (run.rareEvents?.method === 'lanes' && !run.rareEvents.reachedTarget) {
    warnings.push('the search for rare halts found none: the chance may be far too low');
  }
  if (halted === 0) warnings.push('no trial halted');
  else if (effectiveHalts < MIN_EFFECTIVE_HALTS) {
    warnings.push(
      `the estimate is as imprecise as one from ${effectiveHalts.toFixed(0)} halts: run more trials or ask for one automaker`,
    );
  }
  const part = replicates ? 'population' : 'trial';
  if (largestShare > MAX_SHARE[part]) {
    warnings.push(
      `one ${part} makes up ${(100 * largestShare).toFixed(0)} % of the estimate: some causes of a halt were hardly sampled, so it may be too low`,
    );
  }
  if (Math.abs(meanWeight - 1) > MAX_ERRORS * error) {
    warnings.push(`weights average ${meanWeight.toFixed(3)} instead of 1: they cannot be trusted`);
  }
  return warnings;
}
