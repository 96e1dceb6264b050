import { estimateOptions } from '../engine/columns.ts';
import type { Simulation } from '../engine/run.ts';
import { effectiveSampleSize } from '../stats/effective-size.ts';
import { mean } from '../stats/mean.ts';
import { firstHalts, type OfAutomaker } from './halts.ts';

/** Whether the estimate of a chance from weighted trials can be trusted. */
export interface Diagnosis {
  /** Trials that halted. */
  readonly halted: number;
  /**
   * How many independent halts of equal weight would tell as much: 100 give an error of a tenth. From the weights of the trials that halted
   * (Kish, Survey Sampling, 1965), or where trials belong to populations, from the spread between these.
   */
  readonly effectiveHalts: number;
  /** Share of the estimate that rests on its weightiest trial, or population. */
  readonly largestShare: number;
  /** Mean weight of all trials; 1 but for sampling error. */
  readonly meanWeight: number;
  /** What is wrong, in words; empty when nothing is. */
  readonly warnings: readonly string[];
}

/** Fewer effective halts than this make a poor estimate. */
const FEW_HALTS = 100;
/** A single trial should not carry more than this share, a single population of 32 not more than that. */
const HEAVY = { trial: 0.1, population: 0.25 } as const;
/** Standard errors by which the mean weight may miss 1. */
const REACH = 4;

/**
 * Looks at the weights behind `haltProbability(run, question)`, of a run with `rareEvents` (in others all weigh 1). A standard error made of
 * the trials themselves cannot know of ways into the halt that they never took; the warnings are signs of that.
 */
export function diagnose(
  run: Simulation,
  question: OfAutomaker & { readonly byDay?: number } = {},
): Diagnosis {
  const { byDay = run.scenario.horizonDays } = question;
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
  return { ...found, warnings: run.weights ? warningsOf(run, found) : [] };
}

/** Sums over each population. */
function sumsOf(list: readonly number[], replicates: number): number[] {
  const sums = Array.from({ length: replicates }, () => 0);
  list.forEach((weight, i) => {
    sums[i % replicates]! += weight;
  });
  return sums;
}

/** One over the squared relative error of the sum of independent parts. */
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
    warnings.push('the search for ways into the halt never reached it: the chance may be far too low');
  }
  if (halted === 0) warnings.push('no trial halted');
  else if (effectiveHalts < FEW_HALTS) {
    warnings.push(
      `the estimate rests on the equivalent of ${effectiveHalts.toFixed(0)} halts: run more trials, ask for one automaker, or doubt it`,
    );
  }
  const part = replicates ? 'population' : 'trial';
  if (largestShare > HEAVY[part]) {
    warnings.push(
      `one ${part} carries ${(100 * largestShare).toFixed(0)} % of the estimate: a way into the halt was hardly sampled, so it may be too low`,
    );
  }
  if (Math.abs(meanWeight - 1) > REACH * error) {
    warnings.push(`weights average ${meanWeight.toFixed(3)} instead of 1: they cannot be trusted`);
  }
  return warnings;
}
