import { streamOf } from '../../random/stream.ts';
import { marketSampler } from '../../sampling/market-inputs.ts';
import type { RareEventProblem } from '../problem.ts';
import type { Particle } from './particle.ts';
import type { RegimePathProposals } from './regime-path-proposals.ts';

/** Returns a function from uniforms of the uncertain numbers to the market that follows from them. */
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
    // The sampler writes its inputs over, and a particle keeps its market.
    return { ...inputs, licensedShare: { ...inputs.licensedShare } };
  };
}

/**
 * Returns a particle with one uncertain number drawn anew, if Hastings' rule accepts its paths under
 * the new rates.
 */
export function withScalar(
  from: Particle,
  paths: RegimePathProposals,
  marketOf: (scalars: readonly number[]) => Particle['market'],
  uniform: () => number,
): Particle | undefined {
  const scalars = [...from.scalars];
  scalars[Math.floor(uniform() * scalars.length)] = uniform();
  if (uniform() >= paths.ratio(from.paths, scalars, from.scalars)) return undefined;
  return { ...from, scalars, market: marketOf(scalars) };
}
