import { movementOf } from '../scenario/moves.ts';
import { parameterSets } from '../scenario/parameter-sets.ts';
import type { Scenario } from '../scenario/types.ts';

/** Parameter sets over which a result was computed. */
export interface AnsweredOver {
  /** Name of the sets. */
  readonly sets: string;
  /** Number of sets. */
  readonly count: number;
  /** Paths of numbers that keep the scenario's value in all sets. */
  readonly fixed: readonly string[];
}

/** Facts about its scenarios that every result repeats. */
export interface Remarks {
  /** Parameter sets; absent for a single setting. */
  readonly parameters?: AnsweredOver;
  /** Notices of the scenarios, for every output. */
  readonly notice?: string;
}

/** Returns the parameter sets of the first scenario that has some, and the notices of all scenarios. */
export function remarksOn(scenarios: readonly Scenario[]): Remarks {
  const over = scenarios.find((scenario) => movementOf(scenario) !== undefined)?.parameters;
  const notices = [...new Set(scenarios.flatMap(({ notice }) => notice ?? []))];
  return {
    ...(over
      ? { parameters: { sets: over.sets, count: parameterSets(over.sets).sets, fixed: over.fixed } }
      : {}),
    ...(notices.length > 0 ? { notice: notices.join(' ') } : {}),
  };
}
