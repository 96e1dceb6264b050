import type { Simulation } from '../engine/simulation.ts';
import { firstHalts, type OfAutomaker } from './halts.ts';

/** Whether the estimate of a chance from weighted trials can be trusted. */
export interface Diagnosis {
  /** Trials that halted. */
  readonly halted: number;
  /** How many halts of equal weight would tell as much (Kish, Survey Sampling, 1965): 100 give an error of a tenth. */
  readonly effectiveHalts: number;
  /** Share of the estimate that rests on its weightiest trial. */
  readonly largestShare: number;
  /** Mean weight of all trials; 1 but for sampling error. */
  readonly meanWeight: number;
  /** What is wrong, in words; empty when nothing is. */
  readonly warnings: readonly string[];
}

/** Fewer effective halts than this make a poor estimate. */
const FEW_HALTS = 100;
/** A single trial should not carry more than this share. */
const HEAVY = 0.1;
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
  const halts = Array.from(weights.filter((_, i) => firstHaltDay[i]! < byDay));
  const sum = halts.reduce((total, weight) => total + weight, 0);
  const squares = halts.reduce((total, weight) => total + weight * weight, 0);
  const found = {
    halted: halts.length,
    effectiveHalts: squares > 0 ? (sum * sum) / squares : 0,
    largestShare: sum > 0 ? halts.reduce((most, weight) => Math.max(most, weight), 0) / sum : 0,
    meanWeight: weights.reduce((total, weight) => total + weight, 0) / trials,
  };
  return { ...found, warnings: run.weights ? warningsOf(run, found) : [] };
}

function warningsOf(run: Simulation, found: Omit<Diagnosis, 'warnings'>): string[] {
  const { effectiveHalts, largestShare, meanWeight, halted } = found;
  const weights = run.weights!;
  const spread = weights.reduce((sum, weight) => sum + (weight - meanWeight) ** 2, 0);
  const error = Math.sqrt(spread) / weights.length;
  const warnings: string[] = [];
  if (run.rareEvents?.arrived === false) {
    warnings.push('the search for ways into the halt never reached it: the chance may be far too low');
  }
  if (halted === 0) warnings.push('no trial halted');
  else if (effectiveHalts < FEW_HALTS) {
    warnings.push(
      `the estimate rests on the equivalent of ${effectiveHalts.toFixed(0)} halts: run more trials, ask for one automaker, or doubt it`,
    );
  }
  if (largestShare > HEAVY) {
    warnings.push(
      `one trial carries ${(100 * largestShare).toFixed(0)} % of the estimate: a way into the halt was hardly sampled, so it may be too low`,
    );
  }
  if (Math.abs(meanWeight - 1) > REACH * error) {
    warnings.push(`weights average ${meanWeight.toFixed(3)} instead of 1: they cannot be trusted`);
  }
  return warnings;
}
