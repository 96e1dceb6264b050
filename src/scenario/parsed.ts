import type { LostSpread } from './lost-spreads.ts';
import type { Scenario } from './types.ts';
import { valueAt } from './value-at.ts';

/** The scenarios that were parsed, each with the places where a patch took a spread away. */
const parsed = new WeakMap<object, readonly LostSpread[]>();

/** Marks a scenario as parsed, and returns it. Keeps the lost spreads that no later patch brought back. */
export function markParsed(scenario: Scenario, lostSpreads: readonly LostSpread[] = []): Scenario {
  const lost = new Map(lostSpreads.map((one) => [one.path, one]));
  const isNumber = ({ path }: LostSpread): boolean => typeof valueAt(scenario, path.split('.')) === 'number';
  parsed.set(scenario, [...lost.values()].filter(isNumber));
  return scenario;
}

/** Returns whether a value is a scenario as the parser returned it, and no copy. */
export function isParsed(value: unknown): value is Scenario {
  return typeof value === 'object' && value !== null && parsed.has(value);
}

/** Returns the places where patches put a number in place of a distribution. */
export function spreadsLostBy(scenario: Scenario): readonly LostSpread[] {
  return parsed.get(scenario) ?? [];
}
