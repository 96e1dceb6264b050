import { estimateOptions, type Simulation } from '../engine/simulation.ts';
import type { Element } from '../scenario/types.ts';
import type { Estimate } from '../stats/estimate.ts';
import { mean } from '../stats/mean.ts';
import { quantileAmong } from '../stats/quantile.ts';
import { bindingElements, firstHalts, haltProbability, type OfAutomaker } from './halts.ts';

/** The days by which people ask first: a quarter and half a year. */
export const CHECKPOINTS: readonly number[] = [90, 180];

/** The short answer about one automaker, or any. */
export interface HaltSummary {
  /** P(halt) by the horizon. */
  readonly haltProbability: Estimate;
  /** P(halt) by each checkpoint that lies within the horizon. */
  readonly byDay: Readonly<Record<number, Estimate>>;
  /** Median first halt day of the futures that halt; `null` when none did. */
  readonly medianFirstHaltDay: Estimate | null;
  /** Share of the futures that halt in which each element bound. */
  readonly bindingElements: Readonly<Partial<Record<Element, Estimate>>>;
}

/** Summary of one automaker with its expected losses. */
export interface AutomakerSummary extends HaltSummary {
  readonly haltDays: Estimate;
  readonly vehiclesLost: Estimate;
  /** USD; `null` when the scenario gives no value per vehicle. */
  readonly valueLost: Estimate | null;
}

/** The three answers the library exists for, for every automaker of a run and for any of them. */
export interface RunSummary {
  readonly name: string;
  readonly title: string;
  readonly start: string;
  readonly horizonDays: number;
  readonly trials: number;
  readonly seed: string;
  readonly confidence: number;
  readonly weekendsOnlyFrom: string | null;
  /** Id of the automaker with the highest P(halt) by the horizon (ties: the first in the scenario). */
  readonly mostExposed: string;
  readonly any: HaltSummary;
  readonly automakers: Readonly<Record<string, AutomakerSummary>>;
}

/** Summarizes a run. */
export function summarize(run: Simulation): RunSummary {
  const { scenario, options } = run;
  const ids = Object.keys(run.outcomes);
  const automakers = Object.fromEntries(ids.map((id) => [id, summarizeAutomaker(run, id)]));
  const exposure = (id: string): number => automakers[id]!.haltProbability.value;
  return {
    name: scenario.name,
    title: scenario.title,
    start: scenario.start,
    horizonDays: scenario.horizonDays,
    trials: options.trials,
    seed: options.seed,
    confidence: options.confidence,
    weekendsOnlyFrom: run.weekendsOnlyFrom,
    mostExposed: ids.reduce((most, id) => (exposure(id) > exposure(most) ? id : most)),
    any: summarizeHalts(run, {}),
    automakers,
  };
}

function summarizeHalts(run: Simulation, question: OfAutomaker): HaltSummary {
  const { horizonDays } = run.scenario;
  const checkpoints = CHECKPOINTS.filter((day) => day <= horizonDays);
  return {
    haltProbability: haltProbability(run, question),
    byDay: Object.fromEntries(
      checkpoints.map((byDay) => [byDay, haltProbability(run, { ...question, byDay })]),
    ),
    medianFirstHaltDay: medianFirstHaltDay(run, question),
    bindingElements: bindingElements(run, question),
  };
}

/** Of few halts no order statistic bounds the median, but the horizon does. */
function medianFirstHaltDay(run: Simulation, question: OfAutomaker): Estimate | null {
  const { horizonDays } = run.scenario;
  const { firstHaltDay } = firstHalts(run, question);
  const halted = firstHaltDay.map((day) => (day < horizonDays ? 1 : 0));
  if (!halted.includes(1)) return null;
  const median = quantileAmong(firstHaltDay, halted, 0.5, estimateOptions(run));
  const [low, high] = median.interval;
  return { ...median, interval: [Math.max(0, low), Math.min(horizonDays - 1, high)] };
}

function summarizeAutomaker(run: Simulation, id: string): AutomakerSummary {
  const columns = run.outcomes[id]!;
  // Most futures lose nothing and a few lose much: too skew for Student's interval.
  const losses = { ...estimateOptions(run), method: 'hall' } as const;
  const value = run.scenario.automakers[id]!.valuePerVehicle;
  const vehiclesLost = mean(columns.vehiclesLost, losses);
  return {
    ...summarizeHalts(run, { automaker: id }),
    haltDays: mean(columns.haltDays, losses),
    vehiclesLost,
    valueLost: value === undefined ? null : scale(vehiclesLost, value),
  };
}

function scale(estimate: Estimate, factor: number): Estimate {
  const { value, standardError, interval } = estimate;
  return {
    ...estimate,
    value: value * factor,
    standardError: standardError * factor,
    interval: [interval[0] * factor, interval[1] * factor],
  };
}
