import type { AutomakerId } from '../scenario/names.ts';
import type { Scenario } from '../scenario/types.ts';
import type { Estimate } from '../stats/estimate.ts';

// Types of runs, their options and their results: plain data, all of which survives a structured clone.

/** Outcomes of one automaker in columns, one entry per trial. */
export interface OutcomeColumns {
  /** First day of the first halt that counts, from 0; `horizonDays` when there is none (censored). */
  readonly firstHaltDay: Float64Array;
  /** Days halted, over all halts, also those too short to count. */
  readonly haltDays: Float64Array;
  /** Number of halts begun, also of those too short to count. */
  readonly halts: Float64Array;
  /** Vehicles not built while the line was halted or slowed. */
  readonly vehiclesLost: Float64Array;
  /** Atomic number of the binding element of the first halt that counts; 0 when there is none. */
  readonly bindingElement: Uint8Array;
  /** Days from that halt to the restart, at most to the horizon; NaN when there is none. */
  readonly daysToRestart: Float64Array;
  /**
   * Days from the first embargo or slow-down to that halt, or to the horizon when there is none; NaN where
   * the halt comes before, and where nothing disrupts.
   */
  readonly timeToSurvive: Float64Array;
  /**
   * USD that the planned stock of lanes that can stop the line costs over the horizon. Only of a scenario
   * with prices, as the next two.
   */
  readonly stockCost?: Float64Array;
  /** USD lost to halts and slow running: margin of vehicles not built, fixed costs of halts and restarts. */
  readonly haltLoss?: Float64Array;
  /** USD of air freight. */
  readonly airCost?: Float64Array;
}

/** Names of the columns in USD, which only a scenario with prices has. */
export type MoneyColumn = 'stockCost' | 'haltLoss' | 'airCost';

/**
 * How trials are sampled.
 *
 * `'independent'` draws every trial by itself. `'sobol'` draws policy and market from scrambled Sobol
 * sequences in 32 independent replicates (randomised quasi-Monte Carlo). Estimates have the same mean and,
 * mostly, less noise. Their standard errors can be trusted from a thousand trials on.
 */
export type SamplingMethod = 'independent' | 'sobol';

/** The halt towards which a rare-event run samples its trials, and how precisely. */
export interface RareTarget {
  /** Id of an automaker; absent: any of them. */
  readonly automaker?: AutomakerId;
  /** Halts that begin on a day below `byDay`; default the horizon. */
  readonly byDay?: number;
  /**
   * Relative standard error of the chance of the halt that a run of 10,000 trials shall have, 0.05 … 0.5;
   * default 0.1. It sets the length of the search before the first trial: half the error takes four times as
   * long.
   */
  readonly relativeError?: number;
  /**
   * Importance sampling of regime paths (`'policy'`) or splitting of lanes (`'lanes'`), also where others
   * take less work; absent: what takes least.
   */
  readonly force?: 'policy' | 'lanes';
}

/** Options of a run, all of them given. */
export interface RunOptions {
  /** Number of trials, 1 … 100,000,000. */
  readonly trials: number;
  /** A non-empty string. The same seed gives the same bytes on every machine. */
  readonly seed: string;
  /** Confidence of intervals, between 0 and 1 exclusive. */
  readonly confidence: number;
  /** Number of the first trial: above 0 for a shard of a longer run. The last is at most 2³² − 1. */
  readonly firstTrial: number;
  /** How trials are sampled. */
  readonly sampling: SamplingMethod;
  /**
   * Whether trials are sampled towards rare halts, and weighted for it. `true` means halts of any automaker
   * by the horizon; a target names an automaker, a day or both. Other questions are then answered less
   * precisely. Trials are plain when a pilot run of 500 plain trials already sees enough halts, and when more
   * of them take less work than the search for rare ones: above a chance of some 1e-5 where lanes drive it.
   */
  readonly rareEvents: boolean | RareTarget;
}

/** Trials of a run that follow on from each other. */
export type TrialRange = Pick<RunOptions, 'firstTrial' | 'trials'>;

/**
 * How the trials of a rare-event run were sampled: the same for every run of a scenario, seed and target.
 */
export type RareEvents =
  | {
      /** Plain trials, which take less work than others to the relative error. The run has no weights. */
      readonly method: 'plain';
      /** About how many trials reach that error, as a pilot run saw; `diagnose` warns of fewer. */
      readonly trialsForError: number;
    }
  | {
      /** Importance sampling of regime paths; the weight of a trial is its likelihood ratio. */
      readonly method: 'policy';
      /**
       * By policy: weights of the defensive mixture, first of the plain path, then of each level of stress.
       */
      readonly mixtureWeights: readonly (readonly number[])[];
    }
  | {
      /** Trials contain lanes that run out, found by multilevel splitting in independent populations. */
      readonly method: 'lanes';
      /** The splitting plan; its contents are private to the library. */
      readonly plan: object;
      /**
       * By population, its estimate of the chance that a lane, chosen by the plan's shares, runs out by
       * itself.
       */
      readonly populationChances: readonly number[];
      /** Number of lanes evaluated by the search, besides the trials of the run. */
      readonly laneEvaluations: number;
      /** About how many plain trials take as long as these; estimated, so the same on every machine. */
      readonly trialsWorth: number;
      /** Whether the search found a lane that runs out. */
      readonly reachedTarget: boolean;
    };

/**
 * Half widths at which the intervals of a run's estimates are narrow enough, each in the unit of its
 * estimate.
 *
 * At least one half width must be given; the run stops when all of them are reached. Targets are about one
 * automaker, or about any of them when none is named. Means, and quantiles of columns other than
 * `firstHaltDay`, need an automaker, unless the scenario has only one.
 */
export interface Precision {
  /** Id of an automaker; absent: any of them. */
  readonly automaker?: AutomakerId;
  /** Half width for the chance of a halt, between 0 and 0.5 exclusive. */
  readonly haltProbability?: number;
  /** The halt of `haltProbability` begins on a day below this, 1 … horizonDays; default the horizon. */
  readonly byDay?: number;
  /** Half width for the mean of the days halted. */
  readonly haltDays?: number;
  /** Half width for the mean number of halts. */
  readonly halts?: number;
  /** Half width for the mean of the vehicles lost. */
  readonly vehiclesLost?: number;
  /** Half width for a quantile. */
  readonly quantile?: QuantilePrecision;
}

/** Target for a quantile. Entries without a value (NaN) are left out. */
export interface QuantilePrecision {
  /** Column of the quantile, such as `firstHaltDay`. */
  readonly column: Exclude<keyof OutcomeColumns, 'bindingElement' | MoneyColumn>;
  /** Order of the quantile, between 0 and 1 exclusive. */
  readonly p: number;
  /** Half width, above 0, in the unit of the column. */
  readonly halfWidth: number;
}

/**
 * Precision of a run so far: an estimate for each target, and whether all targets are reached.
 *
 * Each interval is a confidence sequence: with the confidence of the run it covers the truth at all looks
 * at once.
 */
export interface PrecisionSoFar {
  /** Whether every target is reached. */
  readonly reached: boolean;
  readonly haltProbability?: Estimate;
  readonly haltDays?: Estimate;
  readonly halts?: Estimate;
  readonly vehiclesLost?: Estimate;
  readonly quantile?: Estimate;
}

/** Outcomes of a run, as plain data that survives a structured clone. */
export interface Simulation {
  /** Hash of scenario, options and version, 32 hexadecimal digits. Shards of one run share it. */
  readonly id: string;
  readonly scenario: Scenario;
  readonly options: RunOptions;
  /** Version of the library that ran it. */
  readonly version: string;
  /**
   * ISO date of the first day of a year whose Chinese holidays are unknown, so that only weekends are off;
   * `null` for none.
   */
  readonly weekendsOnlyFrom: string | null;
  /** Columns by automaker id. */
  readonly outcomes: Readonly<Record<string, OutcomeColumns>>;
  /** Likelihood ratio of each trial of a rare-event run; absent when all trials count alike. */
  readonly weights?: Float64Array;
  /**
   * Number of replicates: trials i, i + replicates, … are dependent. Absent when all trials are
   * independent.
   */
  readonly replicates?: number;
  /** How the trials were sampled; only of a rare-event run. */
  readonly rareEvents?: RareEvents;
  /** Precision reached; only of a run with the option `precision`. */
  readonly precision?: PrecisionSoFar;
}

/** What a run keeps: every outcome (`'columns'`) or counts and exact sums (`'summary'`). */
export type Keep = 'columns' | 'summary';

/** Option of a run that keeps every outcome of every trial. */
export interface KeepColumns {
  /** `'columns'`, the default, takes 49 bytes per trial and automaker. */
  readonly keep?: 'columns';
}

/** Option of a run that keeps counts and exact sums only. */
export interface KeepSummary {
  /** `'summary'` keeps what `summarize` needs; its size does not grow with the trials. */
  readonly keep: 'summary';
}
