import type { Scenario } from '../../scenario/types.ts';

/** Returns the dates of the dated events of a scenario, by their paths; those of one destination, too. */
export function eventDates({ policy }: Scenario): Record<string, string> {
  const policies = Object.entries(policy.destinations ?? {}).map(
    ([id, { events = [] }]) => [`policy.destinations.${id}`, events] as const,
  );
  return Object.fromEntries(
    [['policy', policy.events] as const, ...policies].flatMap(([path, events]) =>
      events.map(({ date }, i) => [`${path}.events.${i}`, date]),
    ),
  );
}
