import { describe, rangeError } from '../errors.ts';
import type { Scenario } from '../scenario/types.ts';

/** The keys that say which days a scenario covers. */
export const SAME_DAYS = ['start', 'horizonDays'] as const;

/**
 * Checks that a scenario covers the same days as another, so that day t of a trial is one date, and one
 * working day or holiday, in both.
 *
 * @throws {RangeError} for another start or another horizon.
 */
export function requireSameDays(
  first: Scenario,
  firstName: string,
  scenario: Scenario,
  pathOf: (key: (typeof SAME_DAYS)[number]) => string,
  keys: readonly (typeof SAME_DAYS)[number][] = SAME_DAYS,
): void {
  for (const key of keys) {
    if (scenario[key] === first[key]) continue;
    throw rangeError(
      `Expected ${pathOf(key)} to be ${JSON.stringify(first[key])} as in ${firstName}, got ${describe(scenario[key])}; a day of one would be another date in the other`,
    );
  }
}
