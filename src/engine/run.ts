import type { AutomakerId } from '../scenario/names.ts';
import type { Scenario } from '../scenario/types.ts';
import type { Estimate } from '../stats/estimate.ts';

/*
 * The plain types of runs: what a user asks for, and what comes back. Nothing but data that survives a structured clone.
 */

/** Outcomes of one automaker in columns, one entry a trial. */
export interface OutcomeColumns {
  /** First day of the first halt that counts; equal to `horizonDays` when none came (censored). */
  readonly firstHaltDay: Float64Array;
  /** Days halted, over all halts. */
  readonly haltDays: Float64Array;
  /** Halts begun. */
  readonly halts: Float64Array;
  /** Vehicles not built while the line was halted or slowed. */
  readonly vehiclesLost: Float64Array;
  /** Atomic number of the element that bound the first halt that counts; 0 without one. */
  readonly bindingElement: Uint8Array;
  /** Days from that halt to the restart, cut off at the horizon; NaN without one. */
  readonly daysToRestart: Float64Array;
  /** Days from the first embargo or slow-down to that halt, or to the horizon; NaN where it has no meaning. */
  readonly timeToSurvive: Float64Array;
}

/**
 * How trials are sampled. `'independent'`: every trial by itself. `'sobol'`: policy and market, drawn once a trial, come
 * from scrambled Sobol sequences in 32 independent replicates (randomised quasi-Monte Carlo): the same means, less
 * noise in most estimates. Its standard errors can be trusted from a thousand trials on.
 */
export type SamplingMethod = 'independent' | 'sobol';

/** Whose halt, by when and how precisely, the trials of a rare-event run are sampled towards. */
export interface RareTarget {
  /** Id of an automaker; any of them when absent. */
  readonly automaker?: AutomakerId;
  /** Halts that begin within the first `byDay` days; default the horizon. */
  readonly byDay?: number;
  /**
   * Relative standard error of the chance of the halt that a run of 10,000 trials shall have, 0.02 … 0.5; default
   * 0.1. It decides how long the search before the first trial takes: half the error takes four times as long.
   */
  readonly relativeError?: number;
}

/** The options of a run, complete. */
export interface RunOptions {
  /** Trials, 1 … 100,000,000. */
  readonly trials: number;
  /** Any non-empty text. The same seed gives the same bytes on every machine. */
  readonly seed: string;
  /** Confidence of intervals, between 0 and 1 exclusive. */
  readonly confidence: number;
  /** Number of the first trial: a shard of a longer run starts later. */
  readonly firstTrial: number;
  readonly sampling: SamplingMethod;
  /**
   * Whether trials are sampled towards halts that plain trials hardly ever see, and weighted for it: towards the
   * halt of any automaker by the horizon (`true`), or of one, or by a day. Other questions are then answered with
   * less precision. Where 500 plain trials of a pilot run see halts enough, the trials are plain ones.
   */
  readonly rareEvents: boolean | RareTarget;
}

/** Trials of a run that follow on from each other. */
export type TrialRange = Pick<RunOptions, 'firstTrial' | 'trials'>;

/** How the trials of a rare-event run were sampled: the same for every run of a scenario, seed and target. */
export type RareEvents =
  | {
      /** Plain trials: a pilot run of them saw halts enough for the relative error. The run has no weights. */
      readonly method: 'plain';
    }
  | {
      /** Regime paths were drawn towards stress, all else as it comes; the weight of a trial is a likelihood ratio. */
      readonly method: 'policy';
      /** For each policy: chances of drawing its path as it comes (first) and given each level of stress. */
      readonly mixtureWeights: readonly (readonly number[])[];
    }
  | {
      /** Trials were built around lanes that run out, found by multilevel splitting in independent populations. */
      readonly method: 'lanes';
      /** How the lanes were split; for the library alone. */
      readonly plan: object;
      /** By population: its estimate of the chance that a lane drawn by the plan's shares runs out by itself. */
      readonly populationChances: readonly number[];
      /** Lanes that were evaluated to find them, beside the trials of the run. */
      readonly laneEvaluations: number;
      /** Whether any lane ran out. */
      readonly reachedTarget: boolean;
    };

/**
 * When a run is precise enough: the half widths that the intervals of its estimates shall have, each in the unit of the estimate. All
 * that are named must be reached; at least one must be. The questions are about one automaker, or about any of them when none is named;
 * means, and quantiles of anything but `firstHaltDay`, are of one automaker, to be named unless the scenario has only one.
 */
export interface Precision {
  /** Id of an automaker; any of them when absent. */
  readonly automaker?: AutomakerId;
  /** Half width for P(halt), between 0 and 0.5 exclusive. */
  readonly haltProbability?: number;
  /** Days within which the halt of `haltProbability` begins, 1 … horizonDays; default the horizon. */
  readonly byDay?: number;
  /** Half width for the mean of the days halted. */
  readonly haltDays?: number;
  /** Half width for the mean number of halts. */
  readonly halts?: number;
  /** Half width for the mean of the vehicles not built. */
  readonly vehiclesLost?: number;
  /** Half width for a quantile. */
  readonly quantile?: QuantilePrecision;
}

/** How precise a quantile shall be. Trials for which the column has no meaning (NaN) are left out. */
export interface QuantilePrecision {
  /** Column of which the quantile is, such as `firstHaltDay`. */
  readonly column: Exclude<keyof OutcomeColumns, 'bindingElement'>;
  /** Between 0 and 1 exclusive. */
  readonly p: number;
  readonly halfWidth: number;
}

/**
 * How precise a run is so far: an estimate for each target, whose interval covers the truth at all looks at once with the confidence of
 * the run (each estimate for itself), and whether every target is reached.
 */
export interface PrecisionSoFar {
  readonly reached: boolean;
  readonly haltProbability?: Estimate;
  readonly haltDays?: Estimate;
  readonly halts?: Estimate;
  readonly vehiclesLost?: Estimate;
  readonly quantile?: Estimate;
}

/** The outcomes of a run, as plain data: survives a worker and a structured clone. */
export interface Simulation {
  /** Which run it is: a hash of scenario, options and version. Shards of one run share it. */
  readonly id: string;
  readonly scenario: Scenario;
  readonly options: RunOptions;
  /** Version of the library that ran it. */
  readonly version: string;
  /** ISO date from which Chinese holidays are not known and only weekends are taken off, or `null`. */
  readonly weekendsOnlyFrom: string | null;
  readonly outcomes: Readonly<Record<string, OutcomeColumns>>;
  /** Likelihood ratio of each trial, when trials were drawn from another law than the scenario's; absent when all count alike. */
  readonly weights?: Float64Array;
  /** Trials i, i + replicates, … belong together and are not independent; absent when every trial is. */
  readonly replicates?: number;
  /** How its trials were drawn, of a run with that option. */
  readonly rareEvents?: RareEvents;
  /** How precise it is, of a run that was asked to become so; its intervals hold at all looks at once. */
  readonly precision?: PrecisionSoFar;
}

/** What a run keeps of its trials. */
export type Keep = 'columns' | 'summary';

/** A run that keeps every outcome of every trial. */
export interface KeepColumns {
  /** `'columns'`, the default: 49 bytes a trial and automaker. */
  readonly keep?: 'columns';
}

/** A run that keeps counts and exact sums only. */
export interface KeepSummary {
  /** `'summary'`: what `summarize` needs, of a size that does not grow with the trials. */
  readonly keep: 'summary';
}
