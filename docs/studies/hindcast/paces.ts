// The pace of each destination's desk as a number of its own, where a scenario draws all from one law.

import { override, type Scenario, type ScenarioPatch } from '../../../src/index.ts';
import { entityIds } from '../../../src/scenario/sources.ts';

/**
 * Returns the scenario in which the desks of these destinations work at these paces: each has regimes of
 * its own, such as `slowed-eu`, whose speeds are multiplied.
 */
export function withPaces(scenario: Scenario, paces: Readonly<Record<string, number>>): Scenario {
  const { regimes, destinations } = scenario.policy;
  const own: Record<string, object> = {};
  const policies: Record<string, object> = {};
  for (const [id, pace] of Object.entries(paces)) {
    const policy = destinations[id];
    if (policy === undefined) continue;
    const named = (regime: string): string => `${regime}-${id}`;
    for (const name of entityIds(regimes))
      own[named(name)] = { new: true, ...regimes[name]!, speed: regimes[name]!.speed * pace };
    policies[id] = {
      initial: named(policy.initial),
      events: policy.events.map((event) => ({ ...event, to: named(event.to) })),
    };
  }
  return override(scenario, { policy: { regimes: own, destinations: policies } } as ScenarioPatch);
}
