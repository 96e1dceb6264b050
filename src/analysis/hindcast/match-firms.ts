import { formatDay, parseDay } from '../../calendar/days.ts';
import type { Observations } from '../../history/types.ts';
import { parseScenario } from '../../scenario/parse.ts';
import type { Automaker, Scenario } from '../../scenario/types.ts';

/**
 * The scenario with the firms of history in place of its automakers: each is built like the maker it resembles and buys under the policy of its own
 * destination.
 *
 * @throws {ScenarioError} when a firm resembles a maker that the scenario does not have.
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
 * One firm of each kind and destination, under names such as `us-volume-us`: as many firms share a fate in law, their chances need be
 * estimated once.
 */
export function kindsOf(scenario: Scenario, { halts }: Observations): Scenario {
  const automakers: Record<string, Automaker> = {};
  for (const { destination, like } of Object.values(halts.firms)) {
    automakers[kindOf(like, destination)] = { ...(scenario.automakers[like] as Automaker), destination };
  }
  return parseScenario({ ...scenario, automakers });
}

export function kindOf(like: string, destination: string): string {
  return `${like}-${destination}`;
}

/** The scenario cut off after `days`: later events are left out. */
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
