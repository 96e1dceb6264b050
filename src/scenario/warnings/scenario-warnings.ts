import { asScenario } from '../as-scenario.ts';
import { lostSpreadNote } from '../lost-spreads.ts';
import { spreadsLostBy } from '../parsed.ts';
import type { Scenario } from '../types.ts';
import { automakerWarnings } from './automaker-warnings.ts';
import { idleSettings } from './idle-settings.ts';
import { perCentWarnings } from './per-cent.ts';
import { destinationWarnings, policyWarnings } from './policy-warnings.ts';
import { priceWarnings } from './price-warnings.ts';
import { unlikelyNumbers } from './unlikely-numbers.ts';
import { type ScenarioWarning, warnIf } from './warning.ts';

/**
 * Returns what in a valid scenario is probably not meant: settings that can have no effect, regimes that
 * cannot be reached or never end, destinations that nobody has, numbers that look like per cent or that no
 * real line has.
 *
 * The list has also one note if patches (`override`, `extends`, `--set`, axes of a sweep) put a number in
 * place of a distribution, which takes its spread away. A scenario that is read from its JSON text has
 * lost this note. The scenario means what it says; a warning changes no result.
 *
 * @returns an empty list where there is nothing to say.
 * @throws {TypeError | ScenarioError} for a value that is not a valid scenario.
 * @example
 * ```ts
 * import { loadScenario, override, scenarioWarnings } from 'rare-earth-risk';
 *
 * const scenario = override(loadScenario('truce-holds'), { desk: { backlog: 200 } });
 * console.log(scenarioWarnings(scenario)[0]!.path); // desk.backlog
 * ```
 */
export function scenarioWarnings(scenario: Scenario): readonly ScenarioWarning[] {
  const parsed = asScenario('scenario', scenario);
  return [
    ...policyWarnings(parsed),
    ...destinationWarnings(parsed),
    ...idleSettings(parsed),
    ...automakerWarnings(parsed),
    ...priceWarnings(parsed),
    ...perCentWarnings(parsed),
    ...unlikelyNumbers(parsed),
    ...spreadWarnings(parsed),
  ];
}

/** Returns the one note on spreads that patches took away, if they took any. */
export function spreadWarnings(scenario: Scenario): ScenarioWarning[] {
  const lost = spreadsLostBy(scenario);
  return warnIf(lost.length > 0, lost[0]?.path ?? '', lostSpreadNote(lost));
}
