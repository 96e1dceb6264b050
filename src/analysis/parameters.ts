import { movementOf } from '../scenario/moves.ts';
import { parameterSets } from '../scenario/parameter-sets.ts';
import type { Scenario } from '../scenario/types.ts';

/** The parameter sets that an answer is over. */
export interface AnsweredOver {
  readonly sets: string;
  /** How many there are. */
  readonly count: number;
  /** Numbers that stay as the scenario states them. */
  readonly fixed: readonly string[];
}

/** What answers say of the scenarios behind them, where there is something to say. */
export interface Remarks {
  readonly parameters?: AnsweredOver;
  readonly notice?: string;
}

/**
 * The parameter sets of the first of the scenarios that has some, and what any of them says on every output.
 */
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
