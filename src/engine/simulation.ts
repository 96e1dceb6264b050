import type { RareEvents } from '../rare-events/choose-method.ts';
import type { RareTarget } from '../rare-events/problem.ts';
import type { Scenario } from '../scenario/types.ts';
import type { PrecisionSoFar } from '../simulation/precision-check.ts';
import type { EstimateOptions } from '../stats/estimate.ts';

/** Outcomes of one automaker in columns, one entry a trial. */
export interface OutcomeColumns {
  /** First day of the first halt that counts; equal to `horizonDays` when none came (censored). */
  readonly firstHaltDay: Float64Array;
  /** Days halted, of all halts. */
  readonly haltDays: Float64Array;
  /** Halts begun. */
  readonly halts: Float64Array;
  /** Vehicles not built, halted or slowed. */
  readonly vehiclesLost: Float64Array;
  /** Atomic number of the element that bound the first halt that counts; 0 without one. */
  readonly bindingElement: Uint8Array;
  /** Days from that halt to the restart, cut off at the horizon; NaN without one. */
  readonly daysToRestart: Float64Array;
  /** Days from the first embargo or slow-down to that halt, or to the horizon; NaN where it has no meaning. */
  readonly timeToSurvive: Float64Array;
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
  /**
   * Whether policy and market, drawn once a trial, come from randomised Sobol sequences: same means, less noise in most estimates. For
   * errors that can be trusted ask for a thousand trials or more.
   */
  readonly stratified: boolean;
  /**
   * Whether trials are drawn towards halts that plain trials hardly ever see, and weighted for it: towards the halt of any automaker by
   * the horizon (`true`), or of one, or by a day. Other questions are then answered with less precision.
   */
  readonly rareEvents: boolean | RareTarget;
}

/** What a run found, as plain data: survives a worker and a structured clone. */
export interface Simulation {
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

/** What an estimate must know of a run: its confidence and how its trials were drawn. Trials that are each of another replicate are independent. */
export function estimateOptions({ options, weights, replicates }: Simulation): EstimateOptions {
  const { confidence, trials } = options;
  return { confidence, weights, replicates: replicates && replicates < trials ? replicates : undefined };
}

/** Room for the outcomes of `trials` trials. */
export function emptyColumns(trials: number): OutcomeColumns {
  const column = (): Float64Array => new Float64Array(trials);
  return {
    firstHaltDay: column(),
    haltDays: column(),
    halts: column(),
    vehiclesLost: column(),
    bindingElement: new Uint8Array(trials),
    daysToRestart: column(),
    timeToSurvive: column(),
  };
}

/** The same columns with room for `until` trials, of which `done` are there; as it doubles each time, filling takes linear time. */
export function makeRoom(
  columns: OutcomeColumns,
  done: number,
  until: number,
  trials: number,
): OutcomeColumns {
  const room = columns.firstHaltDay.length;
  if (until <= room) return columns;
  const larger = emptyColumns(Math.min(trials, Math.max(until, 2 * room)));
  for (const name of Object.keys(larger) as (keyof OutcomeColumns)[])
    larger[name].set(columns[name].subarray(0, done));
  return larger;
}

/** The first `trials` entries of every column, copied. */
export function firstTrials(columns: OutcomeColumns, trials: number): OutcomeColumns {
  const entries = Object.entries(columns) as [keyof OutcomeColumns, Float64Array | Uint8Array][];
  return Object.fromEntries(
    entries.map(([name, column]) => [name, column.slice(0, trials)]),
  ) as unknown as OutcomeColumns;
}
