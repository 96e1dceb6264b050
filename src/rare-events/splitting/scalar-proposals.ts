import { streamOf } from '../../random/stream.ts';
import { marketSampler } from '../../sampling/market-inputs.ts';
import type { RareEventProblem } from '../problem.ts';
import type { Particle } from './particle.ts';
import type { RegimePathProposals } from './regime-path-proposals.ts';

/** What the scalars make of the market. */
export function marketUnder({
  model,
  scalars: addresses,
}: RareEventProblem): (scalars: readonly number[]) => Particle['market'] {
  let current: readonly number[] = [];
  const { inputs, sample } = marketSampler(model, (entity) => {
    const scalar = addresses.indexOf(entity);
    const uniform = (): number => current[scalar] ?? 0.5;
    return streamOf({ uniform, low: uniform, high: uniform });
  });
  return (scalars) => {
    current = scalars;
    sample(0);
    // A particle keeps its market.
    return { ...inputs, licensedShare: { ...inputs.licensedShare } };
  };
}

/** One of the scalars drawn anew, where the paths are not too unlikely under its rate. */
export function withScalars(
  from: Particle,
  paths: RegimePathProposals,
  marketOf: (scalars: readonly number[]) => Particle['market'],
  uniform: () => number,
): Particle | undefined {
  const scalars = [...from.scalars];
  scalars[Math.floor(uniform() * scalars.length)] = uniform();
  if (uniform() >= paths.shift(from.paths, scalars, from.scalars)) return undefined;
  return { ...from, scalars, market: marketOf(scalars) };
}
