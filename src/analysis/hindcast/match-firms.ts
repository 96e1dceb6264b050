import { formatDay, parseDay } from '../../calendar/days.ts';
import type { Observations } from '../../history/types.ts';
import { parseScenario } from '../../scenario/parse.ts';
import type { Automaker, Scenario } from '../../scenario/types.ts';

/**
 * Returns the scenario with the observed firms in place of its automakers.
 *
 * Each firm has the data of the automaker it resembles, and its own destination.
 *
 * @throws {ScenarioError} for a firm that resembles an automaker that the scenario does not have.
 */
export function matchFirms(scenario: Scenario, { halts }: Observations): Scenario {
  const automakers = Object.fromEntries(
    Object.entries(halts.firms).map(([id, { title, destination, like }]) => [
      id,
      { ...(scenario.automakers[like] as Automaker), title, destination },
    ]),
  );
  return parseScenario({ ...scenario, automakers });
}

/**
 * Returns the scenario with one automaker for each kind of firm and destination, under ids such as
 * `us-volume-us`.
 *
 * Firms of one kind have equal distributions, so their chances need to be estimated only once.
 */
export function kindsOf(scenario: Scenario, { halts }: Observations): Scenario {
  const automakers: Record<string, Automaker> = {};
  for (const { destination, like } of Object.values(halts.firms)) {
    automakers[kindOf(like, destination)] = { ...(scenario.automakers[like] as Automaker), destination };
  }
  return parseScenario({ ...scenario, automakers });
}

/** Returns the id of a kind of firm. */
export function kindOf(like: string, destination: string): string {
  return `${like}-${destination}`;
}

/** Returns the first `days` days of a scenario, without its later events. */
export function firstDays(scenario: Scenario, days: number): Scenario {
  const end = formatDay(parseDay(scenario.start)! + days);
  const before = <C extends Scenario['policy']['destinations'][string]>(chain: C): C => ({
    ...chain,
    events: chain.events.filter(({ date }) => date < end),
  });
  const { policy } = scenario;
  const destinations = Object.fromEntries(
    Object.entries(policy.destinations).map(([id, chain]) => [id, before(chain)]),
  );
  return parseScenario({ ...scenario, horizonDays: days, policy: { ...before(policy), destinations } });
}
