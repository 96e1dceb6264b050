import type { Model } from '../model/types.ts';
import { variate } from '../random/variate.ts';
import { ifUncertain, type Open, staysThatMatter } from './stratify.ts';
import { type PolicyWalk, REGISTER } from './walk-policy.ts';

/** The walk of policy `p` under streams opened by `open`. */
export function policyWalk(model: Model, p: number, open: Open): PolicyWalk {
  const { id, initial, jumps, events } = model.policies[p]!;
  const name = (regime: number): string => model.regimes[regime]!.name;
  const address = `policy/${id}`;
  const repeats = new Map<string, number>();
  return {
    initial,
    rates: jumps.map((row) => new Float64Array(row.length)),
    register: new Float64Array(Object.keys(REGISTER).length),
    luck: open(address, staysThatMatter(model.policies[p]!)),
    jumps: jumps.map((row, from) =>
      row.map(({ to, ratePerYear }) => ({
        to,
        rate: variate(ratePerYear),
        isUncertain: ifUncertain(ratePerYear).length > 0,
        luck: open(`${address}/rate/${name(from)}/${name(to)}`, ifUncertain(ratePerYear)),
      })),
    ),
    events: events
      .map((event) => {
        // An event is addressed by what it is; the same one named twice is two coins.
        const what = `${address}/event/${event.day}/${name(event.to)}`;
        const repeat = repeats.get(what) ?? 0;
        repeats.set(what, repeat + 1);
        return { ...event, coin: open(`${what}/${repeat}`, event.probability < 1 ? [0] : []) };
      })
      .sort((a, b) => a.day - b.day),
  };
}
