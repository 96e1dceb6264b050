import type { Model } from '../model/model.ts';
import { samplerOf } from '../random/sampler-of.ts';
import { type RegimeChain, SCRATCH } from './regime-chain.ts';
import { type OpenStream, sojournIndices, uncertainIndices } from './sobol-streams.ts';

/** Returns the regime chain of policy `p`, with streams from `open`. */
export function openRegimeChain(model: Model, p: number, open: OpenStream): RegimeChain {
  const { id, initial, stages, jumps, events } = model.policies[p]!;
  const name = (regime: number): string => model.regimes[regime]!.name;
  const address = `policy/${id}`;
  const repeats = new Map<string, number>();
  return {
    initial,
    stages,
    rates: jumps.map((row) => new Float64Array(row.length)),
    scratch: new Float64Array(Object.keys(SCRATCH).length),
    uniforms: open(address, sojournIndices(model.policies[p]!)),
    jumps: jumps.map((row, from) =>
      row.map(({ to, ratePerYear }) => ({
        to,
        rate: samplerOf(ratePerYear),
        isUncertain: uncertainIndices(ratePerYear).length > 0,
        uniforms: open(`${address}/rate/${name(from)}/${name(to)}`, uncertainIndices(ratePerYear)),
      })),
    ),
    events: events
      .map((event) => {
        // The address of an event is its content; an event that is listed twice has two uniforms.
        const what = `${address}/event/${event.day}/${name(event.to)}`;
        const repeat = repeats.get(what) ?? 0;
        repeats.set(what, repeat + 1);
        return { ...event, coin: open(`${what}/${repeat}`, event.probability < 1 ? [0] : []) };
      })
      .sort((a, b) => a.day - b.day),
  };
}
