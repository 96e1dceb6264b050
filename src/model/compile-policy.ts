import { type DayNumber, parseDay } from '../calendar/days.ts';
import { meanOf } from '../random/distribution-mean.ts';
import { entityIds } from '../scenario/sources.ts';
import type { PolicyChain } from '../scenario/types.ts';
import type { PolicyModel } from './model.ts';

/** Returns the chain of regimes of a destination: jumps by regime, and dated events by day. */
export function compilePolicy(
  id: string,
  chain: PolicyChain,
  regimes: readonly string[],
  stages: readonly number[],
  start: DayNumber,
): PolicyModel {
  return {
    id,
    initial: regimes.indexOf(chain.initial),
    stages,
    jumps: regimes.map((from) => {
      const row = chain.ratesPerYear[from] ?? {};
      // Sorted, as the order of keys in a file means nothing and one uniform chooses among them.
      const targets = entityIds(row)
        .filter((to) => to !== from)
        .sort();
      return targets.map((to) => ({ to: regimes.indexOf(to), ratePerYear: row[to]! }));
    }),
    events: chain.events.map(({ date, to, probability }) => ({
      day: parseDay(date)! - start,
      to: regimes.indexOf(to),
      probability: meanOf(probability),
    })),
  };
}
