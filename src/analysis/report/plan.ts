import type { Digest } from '../../engine/digest.ts';
import type { Simulation } from '../../engine/run.ts';
import type { Scenario } from '../../scenario/types.ts';

/** Trials of a part of a report. */
export interface TrialRange {
  readonly firstTrial: number;
  readonly trials: number;
}

/** Runs scenarios on the same sample paths, elsewhere, each with its outcomes or counted. */
export interface ReportRunner {
  runs(scenarios: readonly Scenario[], range: TrialRange): Promise<Simulation[]>;
  digests(scenarios: readonly Scenario[], range: TrialRange): Promise<Digest[]>;
  /** Lets what runs elsewhere be looked after, between two parts of the work that is done here. */
  pause(): Promise<void>;
}

/** Trials of each part of a report; those that chose what to quote are never those that are quoted. */
export interface ReportPlan {
  /** Chooses the line, the order of scenarios and the elements to vary. */
  readonly pilot: TrialRange;
  readonly scenarios: TrialRange;
  readonly measures: TrialRange;
  readonly buffers: TrialRange;
  readonly inputs: TrialRange;
  /** Quotes what the trials above chose. */
  readonly decisions: TrialRange;
  readonly ignorance: { readonly outer: number; readonly inner: number };
  readonly fanFutures: number;
}

/** Trials of the smallest part. */
const LEAST = 200;

/** Returns how a report of so many trials a scenario spends them. */
export function planOf(trials: number): ReportPlan {
  const part = (share: number, least: number): number => Math.max(least, Math.round(trials / share));
  const pilot = { firstTrial: Math.max(trials, LEAST), trials: part(10, LEAST) };
  return {
    pilot,
    scenarios: { firstTrial: 0, trials },
    measures: { firstTrial: 0, trials: part(4, LEAST) },
    buffers: { firstTrial: 0, trials: part(8, LEAST) },
    inputs: { firstTrial: 0, trials: part(10, LEAST) },
    decisions: { firstTrial: pilot.firstTrial + pilot.trials, trials: part(4, LEAST) },
    ignorance: { outer: trials >= 10_000 ? 128 : 64, inner: 64 },
    fanFutures: Math.min(200, part(50, 40)),
  };
}
