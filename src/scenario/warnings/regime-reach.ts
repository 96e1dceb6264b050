import { support } from '../../distribution.ts';
import { entityIds } from '../sources.ts';
import type { PolicyChain, RatesPerYear } from '../types.ts';

/** Where a regime chain can be. */
export interface Reach {
  /** Regimes that can hold on some day. */
  readonly ever: ReadonlySet<string>;
  /** Regimes that can hold after the last event. */
  readonly last: ReadonlySet<string>;
  /** Indices of events that move policy to the one regime in which it can be. */
  readonly idleEvents: readonly number[];
}

/** Follows the set of possible regimes from the start through all dated events of a chain. */
export function reachOf({ initial, ratesPerYear, events }: PolicyChain, start: string): Reach {
  const inOrder = events
    .map((event, index) => ({ ...event, index }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.index - b.index));
  const ever = new Set<string>();
  const idleEvents: number[] = [];
  let possible: ReadonlySet<string> = new Set([initial]);
  let day = start;
  // Events of one day apply at once, and on day 0 before any jump.
  const passTime = (): void => {
    possible = reachableFrom(possible, ratesPerYear);
    for (const regime of possible) ever.add(regime);
  };
  for (const { date, to, probability, index } of inOrder) {
    if (date > day) passTime();
    day = date;
    if (possible.size === 1 && possible.has(to)) idleEvents.push(index);
    const { low, high } = support(probability);
    if (high > 0) possible = low === 1 ? new Set([to]) : new Set([...possible, to]);
  }
  passTime();
  return { ever, last: possible, idleEvents };
}

/** Returns the regimes that can follow, by jumps alone, with those from which they follow. */
export function reachableFrom(regimes: Iterable<string>, ratesPerYear: RatesPerYear): Set<string> {
  const reached = new Set(regimes);
  for (const from of reached) for (const to of jumpsFrom(from, ratesPerYear)) reached.add(to);
  return reached;
}

/** Returns the regimes to which a rate above 0 leads. */
export function jumpsFrom(from: string, ratesPerYear: RatesPerYear): string[] {
  const row = Object.hasOwn(ratesPerYear, from) ? ratesPerYear[from]! : {};
  return entityIds(row).filter((to) => support(row[to]!).high > 0);
}
