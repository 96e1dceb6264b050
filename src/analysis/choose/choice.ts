import type { RunOptions } from '../../engine/run.ts';
import type { AutomakerId } from '../../scenario/names.ts';
import type { Scenario, ScenarioPatch } from '../../scenario/types.ts';
import type { Signal } from '../../stats/decisions/information.ts';
import type { Estimate } from '../../stats/estimate.ts';
import type { ProgressOptions } from '../../stats/progress.ts';
import type { Remarks } from '../parameters.ts';
import type { ForecastWeights } from '../weights.ts';

/** Outcome of a trial that costs something. */
export type ChoiceMeasure = 'haltProbability' | 'haltDays' | 'vehiclesLost' | 'cost';

/** An option: what it changes in a scenario, and what it costs in all futures. */
export type ChoiceOption = ScenarioPatch & {
  /** In the unit of losses; default 0. */
  readonly cost?: number;
};

/** What there is to choose from, and how it is valued. */
export interface ChoiceQuestion {
  /** Options by name, at least one, the first of which is what others are compared with: `none: {}`. */
  readonly options: Readonly<Record<string, ChoiceOption>>;
  /** Scenarios by name, at least one, with the same horizon. */
  readonly scenarios: Readonly<Record<string, Scenario>>;
  /**
   * Weights of the scenarios, as those of `forecast`. Absent: only regret and, for two scenarios,
   * break-even weights are computed.
   */
  readonly weights?: ForecastWeights;
  /**
   * Default `'cost'`, what stock, halts and flights cost, where all scenarios have prices and no loss is
   * stated; else `'vehiclesLost'`.
   */
  readonly measure?: ChoiceMeasure;
  /** Cost of a vehicle lost, with measure `'vehiclesLost'`; default 1. */
  readonly lossPerVehicle?: number;
  /** Cost of a day halted, with measure `'haltDays'`; default 1. */
  readonly lossPerDay?: number;
  /** Cost of a future that halts, with measure `'haltProbability'`; default 1. */
  readonly lossPerHalt?: number;
  /** Id of an automaker; absent: the sum over all lines, or a halt of any. */
  readonly automaker?: AutomakerId;
  /** With measure `'haltProbability'`, halts that begin on a day below this count; default the horizon. */
  readonly byDay?: number;
  /** A signal of one or several scenarios, whose worth is asked. */
  readonly signal?: Signal;
}

/**
 * Options of `choose`: those of a run, and of progress, whose parts are runs of an option under a
 * scenario.
 */
export interface ChooseOptions extends Partial<RunOptions>, ProgressOptions {}

/** A weight of a scenario at which another option becomes best, estimated for these two options. */
export interface BreakEven extends Estimate {
  /** Option with the least expected cost below the weight. */
  readonly below: string;
  /** Option with the least expected cost above it. */
  readonly above: string;
}

/** Results that need weights of the scenarios. */
export interface WeightedChoice {
  /** Mean weight of each scenario. */
  readonly weights: Readonly<Record<string, number>>;
  /** Expected cost of each option at the mean weights. */
  readonly expected: Readonly<Record<string, Estimate>>;
  /** Credible interval of each expected cost over uncertain weights; `null` when weights are fixed. */
  readonly credible: Readonly<Record<string, readonly [low: number, high: number] | null>>;
  /** Expected cost of the first option less that of each: what it saves, on the same sample paths. */
  readonly saving: Readonly<Record<string, Estimate>>;
  /** Mean cost of the worst 5 % of futures, by option. */
  readonly tailMean: Readonly<Record<string, Estimate>>;
  /** The option with the least expected cost, and the share of draws of the weights in which it is best. */
  readonly best: { readonly name: string; readonly share: number; readonly cost: Estimate };
  /** By option, the share of draws of the weights in which it is best. */
  readonly shares: Readonly<Record<string, number>>;
  /** What knowing the scenario before choosing saves on average. */
  readonly evpi: Estimate;
  /** What knowing the whole future before choosing would save: no forecast is worth more. */
  readonly foresight: Estimate;
  /** What the signal in question saves on average; `null` without one. */
  readonly evsi: Estimate | null;
}

/** Options under scenarios that people disagree about. */
export interface Choice extends Remarks {
  /** Cost of each option under each scenario: its own, and the loss. */
  readonly table: Readonly<Record<string, Readonly<Record<string, Estimate>>>>;
  /** Cost of each option above that of the best one under the scenario. */
  readonly regret: Readonly<Record<string, Readonly<Record<string, Estimate>>>>;
  /**
   * The option whose largest regret is least, and that regret: the largest of its row, so a little too large
   * by chance.
   */
  readonly minimaxRegret: { readonly name: string; readonly regret: Estimate };
  /**
   * By scenario, the weight nearest to its own at which the best option changes, while the others share the
   * rest as before; `null` where it never does, or where there are no weights.
   */
  readonly breakEven: Readonly<Record<string, BreakEven | null>>;
  /** What follows from the weights; `null` without them. */
  readonly weighted: WeightedChoice | null;
  readonly question: {
    readonly measure: ChoiceMeasure;
    readonly lossPerUnit: number;
    readonly automaker: string | null;
    readonly byDay: number;
    readonly signal: Signal | null;
    /** Own costs of the options. */
    readonly costs: Readonly<Record<string, number>>;
  };
  readonly options: RunOptions;
}
