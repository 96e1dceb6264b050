import type { Element } from '../elements.ts';
import { CHECKPOINTS } from '../engine/checkpoints.ts';
import { type Digest, digest } from '../engine/digest.ts';
import type { Simulation } from '../engine/run.ts';
import type { Scenario } from '../scenario/types.ts';
import type { Estimate } from '../stats/estimate.ts';

export { CHECKPOINTS } from '../engine/checkpoints.ts';

import { type Answers, answersOfDigest, answersOfRun } from './estimators.ts';
import { type Remarks, remarksOn } from './parameters.ts';

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
export interface RunSummary extends Remarks {
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

/** Summarizes a run, or its digest: the same bytes, for the run is summarized from its digest too, unless its trials carry weights. */
export function summarize(of: Simulation | Digest): RunSummary {
  const { scenario, options, weekendsOnlyFrom } = of;
  const answers = answersOf(of);
  const ids = Object.keys('outcomes' in of ? of.outcomes : of.automakers);
  const automakers = Object.fromEntries(ids.map((id) => [id, summarizeAutomaker(scenario, id, answers(id))]));
  const exposure = (id: string): number => automakers[id]!.haltProbability.value;
  return {
    name: scenario.name,
    title: scenario.title,
    start: scenario.start,
    horizonDays: scenario.horizonDays,
    trials: options.trials,
    seed: options.seed,
    confidence: options.confidence,
    weekendsOnlyFrom,
    ...remarksOn([scenario]),
    mostExposed: ids.reduce((most, id) => (exposure(id) > exposure(most) ? id : most)),
    any: summarizeHalts(scenario, answers()),
    automakers,
  };
}

function answersOf(of: Simulation | Digest): (automaker?: string) => Answers {
  if (!('outcomes' in of)) return (automaker) => answersOfDigest(of, automaker);
  if (of.weights) return (automaker) => answersOfRun(of, automaker);
  const counted = digest(of);
  return (automaker) => answersOfDigest(counted, automaker);
}

function summarizeHalts({ horizonDays }: Scenario, answers: Answers): HaltSummary {
  const checkpoints = CHECKPOINTS.filter((day) => day <= horizonDays);
  return {
    haltProbability: answers.haltProbability(horizonDays),
    byDay: Object.fromEntries(checkpoints.map((byDay) => [byDay, answers.haltProbability(byDay)])),
    medianFirstHaltDay: answers.medianFirstHaltDay(),
    bindingElements: answers.bindingElements(),
  };
}

function summarizeAutomaker(scenario: Scenario, id: string, answers: Answers): AutomakerSummary {
  const value = scenario.automakers[id]!.valuePerVehicle;
  const vehiclesLost = answers.mean('vehiclesLost');
  return {
    ...summarizeHalts(scenario, answers),
    haltDays: answers.mean('haltDays'),
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
