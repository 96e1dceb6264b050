import { ELEMENTS } from '../../src/index.ts';
import type { Raw } from './arbitraries.ts';

// Edits that narrow an arbitrary scenario to the preconditions of a law.

/** Returns the scenario with every automaker amended. */
export function amendAutomakers(raw: Raw, amend: (automaker: Raw, id: string) => Raw): Raw {
  const entries = Object.entries(raw.automakers as Record<string, Raw>);
  return { ...raw, automakers: Object.fromEntries(entries.map(([id, one]) => [id, amend(one, id)])) };
}

/** Returns the scenario with every lane patched. */
export function amendLanes(raw: Raw, patch: Raw): Raw {
  return amendAutomakers(raw, (automaker) => {
    const lanes = Object.entries(automaker.lanes as Record<string, Raw>);
    return { ...automaker, lanes: Object.fromEntries(lanes.map(([e, lane]) => [e, { ...lane, ...patch }])) };
  });
}

/** Returns the automaker with a lane of one more element. */
export function withAnotherLane(automaker: Raw): Raw {
  const lanes = automaker.lanes as Raw;
  const element = ELEMENTS.find((each) => !(each in lanes))!;
  return { ...automaker, lanes: { ...lanes, [element]: { bufferDays: 1 } } };
}

/**
 * Returns the scenario with the preconditions of law 4: full rate or halt, every halt counts, no air,
 * rationing, period licences or assemblies.
 */
export function allOrNothing(raw: Raw): Raw {
  const rates = { minimumRate: 1, minimumHaltDays: 1, rationBelowDays: 0, rationRate: 1 };
  const plant = { ...(raw.plant as Raw | undefined), ...rates };
  const amended = amendAutomakers(amendLanes(raw, { assembly: { chance: 0 } }), (automaker) => ({
    ...automaker,
    expediteBelowDays: 0,
    licence: { validityDays: 0 },
  }));
  return { ...amended, plant };
}

/** Returns the scenario with a single regime, patched. */
export function oneRegime(raw: Raw, patch: Raw): Raw {
  const { regimes } = raw.policy as { regimes: Record<string, Raw> };
  return { ...raw, policy: { regimes: { truce: { ...regimes.truce, ...patch } }, initial: 'truce' } };
}

/** Returns the data with the keys of every object in the opposite order. */
export function backwards(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(backwards);
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).map(([key, value]) => [key, backwards(value)]);
  return Object.fromEntries(entries.reverse());
}
