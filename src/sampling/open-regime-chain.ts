import type { Model } from '../model/model.ts';
import { samplerOf } from '../random/sampler-of.ts';
import { type RegimeChain, SCRATCH } from './regime-chain.ts';
import { isUncertain, type PolicyPlaces, policyPlaces } from './sobol-places.ts';
import type { OpenStream } from './sobol-streams.ts';

/** Returns the regime chain of policy `p`, with streams from `open`. */
export function openRegimeChain(model: Model, p: number, open: OpenStream): RegimeChain {
  const { id, initial, stages } = model.policies[p]!;
  const jumps = addressedJumps(model, p);
  const events = addressedEvents(model, p);
  const places = placesOf(model, p);
  return {
    initial,
    stages,
    rates: jumps.map((row) => new Float64Array(row.length)),
    scratch: new Float64Array(Object.keys(SCRATCH).length),
    uniforms: open(`policy/${id}`, places.sojourns),
    jumps: jumps.map((row) =>
      row.map(({ to, ratePerYear, isUncertain, address }) => ({
        to,
        rate: samplerOf(ratePerYear),
        isUncertain,
        uniforms: open(address, places.chances.get(address)),
      })),
    ),
    events: events
      .map((event) => ({ ...event, coin: open(event.address, places.chances.get(event.address)) }))
      .sort((a, b) => a.day - b.day),
  };
}

/** Returns the places of the uniforms of policy `p` in Sobol sequences. */
export function placesOf(model: Model, p: number): PolicyPlaces {
  const rates = addressedJumps(model, p)
    .flat()
    .filter((jump) => jump.isUncertain);
  const events = addressedEvents(model, p).filter(({ probability }) => probability < 1);
  const addresses = [rates, events].flatMap((list) => list.map(({ address }) => address).sort());
  return policyPlaces(model.policies[p]!, model.pace, addresses);
}

/** Returns the jumps of policy `p` by regime, with the addresses of their rates. */
function addressedJumps({ policies, regimes }: Model, p: number) {
  const { id, jumps } = policies[p]!;
  return jumps.map((row, from) =>
    row.map(({ to, ratePerYear }) => ({
      to,
      ratePerYear,
      isUncertain: isUncertain(ratePerYear),
      address: `policy/${id}/rate/${regimes[from]!.name}/${regimes[to]!.name}`,
    })),
  );
}

/** Returns the dated events of policy `p`, in the order of the file, with the addresses of their coins. */
function addressedEvents({ policies, regimes }: Model, p: number) {
  const { id, events } = policies[p]!;
  const repeats = new Map<string, number>();
  return events.map((event) => {
    // The address of an event is its content; an event that is listed twice has two uniforms.
    const what = `policy/${id}/event/${event.day}/${regimes[event.to]!.name}`;
    const repeat = repeats.get(what) ?? 0;
    repeats.set(what, repeat + 1);
    return { ...event, address: `${what}/${repeat}` };
  });
}
