import type { Element } from '../../elements.ts';
import type { Estimate } from '../../stats/estimate.ts';
import type { BufferPoint } from '../buffers/curve-point.ts';
import type { LineDifference } from '../line-difference.ts';
import type { CostName } from '../money/most.ts';
import type { AnsweredOver } from '../parameters.ts';
import type { Evidence } from './evidence.ts';

/** The parts of an estimate that a report shows. */
export type ReportEstimate = Pick<Estimate, 'value' | 'interval' | 'knowledge' | 'trials'>;

/** All that a report shows, as plain data that survives JSON. */
export interface ReportResults {
  readonly version: string;
  /** The line that the report is about. */
  readonly automaker: { readonly id: string; readonly title: string };
  readonly start: string;
  readonly horizonDays: number;
  readonly options: { readonly trials: number; readonly seed: string; readonly confidence: number };
  /** Command that computes these results again, without the name of the program. */
  readonly command: readonly string[];
  /** Parameter sets that the chances range over; absent for a single setting. */
  readonly parameters?: AnsweredOver;
  /** Notices of the scenarios. */
  readonly notice?: string;
  /** The mildest first, in the order that a pilot run on other trials found. */
  readonly scenarios: readonly ReportScenario[];
  /** The scenarios by the weights that were given; absent without any. */
  readonly weighted?: ReportWeighted;
  /** Name of the scenario that all below is about: the second mildest, or the only one. */
  readonly focus: string;
  readonly cover: CoverFan;
  readonly buffers: ReportBuffers;
  readonly measures: readonly ReportMeasure[];
  readonly decisions: ReportDecisions;
  readonly inputs: ReportInputs;
  /**
   * Share of the variance of whether the line halts that is due to what is not known; `null` if nothing is.
   */
  readonly ignorance: ReportEstimate | null;
  readonly evidence: Evidence;
  /** Dates of the dated events of the scenario in focus, by their paths such as `policy.events.0`. */
  readonly dates: Readonly<Record<string, string>>;
}

/** The chance of a halt where each scenario has a stated chance. */
export interface ReportWeighted {
  /** By the name of the scenario; they add up to 1. */
  readonly weights: Readonly<Record<string, number>>;
  readonly haltProbability: ReportEstimate;
}

/** What one scenario means for the line, and for the others. */
export interface ReportScenario {
  readonly name: string;
  readonly title: string;
  /** Id of its run, which any change of scenario, seed or version changes. */
  readonly id: string;
  /** First dated event of the shared policy; `null` without one, or where it may not come. */
  readonly turn: { readonly date: string; readonly day: number } | null;
  readonly haltProbability: ReportEstimate;
  /** Day of the first halt in the middle case, of the futures that halt; `null` when none does. */
  readonly medianFirstHaltDay: ReportEstimate | null;
  readonly bindingElements: Readonly<Partial<Record<Element, ReportEstimate>>>;
  readonly curve: readonly CurvePoint[];
  readonly automakers: readonly {
    readonly id: string;
    readonly title: string;
    readonly haltProbability: ReportEstimate;
  }[];
  readonly haltDays: ReportEstimate;
  readonly vehiclesLost: ReportEstimate;
  /** USD; `null` where the scenario gives no value of a vehicle. */
  readonly valueLost: ReportEstimate | null;
  /** What the line costs; absent unless every scenario has prices. */
  readonly costs?: ReportCosts;
}

/** What stock, halts and flights of a line cost over the horizon, USD: means over all futures. */
export interface ReportCosts extends Readonly<Record<CostName, ReportEstimate>> {
  /** Mean cost of the costliest twentieth of futures. */
  readonly worstTwentieth: ReportEstimate;
}

/** Chance of a halt before a day, with its interval and the ends of a band that covers the whole curve. */
export interface CurvePoint {
  readonly day: number;
  readonly chance: number;
  readonly interval: readonly [low: number, high: number];
  readonly band: readonly [low: number, high: number];
}

/** Days of cover of the scarcest lane, by day: quantiles over some futures, by their order. */
export interface CoverFan {
  readonly futures: number;
  readonly days: readonly number[];
  readonly quantiles: Readonly<Record<'5' | '25' | '50' | '75' | '95', readonly number[]>>;
}

/** Chance of a halt against the median days of cover of one element, by scenario. */
export interface ReportBuffers {
  readonly element: Element;
  /** Median days that the scenario in focus assumes. */
  readonly today: number;
  readonly trials: number;
  readonly points: Readonly<Record<string, readonly BufferPoint[]>>;
}

/** One change of the line, and what it does to the chance of a halt on the same futures. */
export interface ReportMeasure {
  readonly kind: MeasureKind;
  /** Numbers of the measure, for its name: days, elements. */
  readonly values: Readonly<Record<string, string | number>>;
  readonly change: ReportChange;
}

export type MeasureKind =
  | 'order-earlier'
  | 'more-of-one'
  | 'more-of-two'
  | 'more-of-all'
  | 'fly'
  | 'period-licence'
  | 'fewer-chains';

/** A difference on the same futures, between its two levels. */
export interface ReportChange extends ReportEstimate {
  readonly baseline: ReportEstimate;
  readonly alternative: ReportEstimate;
}

/** Numbers behind the decisions, of futures that chose none of them. */
export interface ReportDecisions {
  readonly trials: number;
  /** The measure that lowered the chance most, and by how much in fresh futures. */
  readonly best: ReportMeasure | null;
  /** Days up to which stock of the element pays, and what they take off in fresh futures. */
  readonly stock: {
    readonly days: number;
    readonly change: ReportChange;
    /** Elements that stop the line most often there, the most frequent first. */
    readonly next: readonly Element[];
  } | null;
  /** Days on which scenarios show in halts, one for each but the mildest. */
  readonly shows: readonly ShownFrom[];
  /** What the harshest scenario adds to the chance of the mildest; `null` for a single scenario. */
  readonly policy: ReportChange | null;
}

/** First day on which the chance of a halt exceeds that of the mildest scenario by three points. */
export interface ShownFrom {
  readonly name: string;
  readonly day: number;
  /** The same day at the ends of the interval; the last is the horizon where it is never so surely. */
  readonly interval: readonly [low: number, high: number];
}

/** Inputs one at a time from the low to the high end of their range, the widest first. */
export interface ReportInputs {
  readonly trials: number;
  readonly baseline: ReportEstimate;
  readonly bars: readonly ReportInput[];
}

export interface ReportInput {
  /** Path in the scenario. */
  readonly path: string;
  readonly low: { readonly input: number; readonly level: ReportEstimate };
  readonly high: { readonly input: number; readonly level: ReportEstimate };
  readonly swing: ReportEstimate;
}

/** Returns the part of an estimate that a report shows. */
export function shown({ value, interval, knowledge, trials }: Estimate): ReportEstimate {
  return { value, interval, trials, ...(knowledge ? { knowledge } : {}) };
}

/** Returns a difference of two runs, as a report shows it. */
export function changeOf({ haltProbability }: LineDifference): ReportChange {
  const { baseline, alternative } = haltProbability;
  return { ...shown(haltProbability), baseline: shown(baseline), alternative: shown(alternative) };
}
