import { ELEMENTS } from '../../src/index.ts';
import type { Raw } from './arbitraries.ts';

/* Narrows an arbitrary scenario to those that a law speaks of. */

export function amendAutomakers(raw: Raw, amend: (maker: Raw, id: string) => Raw): Raw {
  const makers = Object.entries(raw.automakers as Record<string, Raw>);
  return { ...raw, automakers: Object.fromEntries(makers.map(([id, maker]) => [id, amend(maker, id)])) };
}

/** Every lane with `patch` laid over it. */
export function amendLanes(raw: Raw, patch: Raw): Raw {
  return amendAutomakers(raw, (maker) => {
    const lanes = Object.entries(maker.lanes as Record<string, Raw>);
    return { ...maker, lanes: Object.fromEntries(lanes.map(([e, lane]) => [e, { ...lane, ...patch }])) };
  });
}

/** The automaker with a lane of an element that it had none of. */
export function withAnotherLane(maker: Raw): Raw {
  const lanes = maker.lanes as Raw;
  const element = ELEMENTS.find((each) => !(each in lanes))!;
  return { ...maker, lanes: { ...lanes, [element]: { bufferDays: 1 } } };
}

/** What law 4 asks for: a line that runs at full rate or halts; no air, no ration, no period licences. */
export function allOrNothing(raw: Raw): Raw {
  const plant = { ...(raw.plant as Raw | undefined), minimumRate: 1, rationBelowDays: 0, rationRate: 1 };
  const amended = amendAutomakers(raw, (maker) => ({
    ...maker,
    expediteBelowDays: 0,
    licence: { validityDays: 0 },
  }));
  return { ...amended, plant };
}

/** One regime for ever, with `patch` laid over it. */
export function oneRegime(raw: Raw, patch: Raw): Raw {
  const { regimes } = raw.policy as { regimes: Record<string, Raw> };
  return { ...raw, policy: { regimes: { truce: { ...regimes.truce, ...patch } }, initial: 'truce' } };
}

/** The same data with the keys of every object in the opposite order. */
export function backwards(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(backwards);
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).map(([key, value]) => [key, backwards(value)]);
  return Object.fromEntries(entries.reverse());
}
