import { samplerOf } from '../../random/sampler-of.ts';
import { type Stream, streamOf } from '../../random/stream.ts';
import { marketSampler } from '../../sampling/market-inputs.ts';
import { PaceSampler, paceAddress } from '../../sampling/pace.ts';
import type { RareEventProblem } from '../problem.ts';
import type { Particle } from './particle.ts';
import type { RegimePathProposals } from './regime-path-proposals.ts';
import { scaledFromEither } from './scale-proposal.ts';

/** What follows from the uniforms of the uncertain numbers. */
export type Numbers = Pick<Particle, 'market' | 'paces'>;

/** Returns a function from uniforms of the uncertain numbers to what follows from them. */
export function numbersUnder({
  model,
  scalars: addresses,
}: RareEventProblem): (scalars: readonly number[]) => Numbers {
  let current: readonly number[] = [];
  const open = (entity: string): Stream => {
    const scalar = addresses.indexOf(entity);
    const uniform = (): number => current[scalar] ?? 0.5;
    return streamOf({ uniform, low: uniform, high: uniform });
  };
  const { inputs, sample } = marketSampler(model, open);
  const paces = new PaceSampler(model, open, samplerOf(model.pace));
  return (scalars) => {
    current = scalars;
    sample(0);
    paces.sample(0);
    // The samplers write their results over, and a particle keeps its own.
    return {
      market: { ...inputs, licensedShare: { ...inputs.licensedShare } },
      paces: [...paces.paces],
    };
  };
}

/**
 * Returns a particle with another value of one uncertain number, if Hastings' rule accepts its paths under
 * the new rates: drawn anew or, for a pace, which alone may bring a stockout, by a step.
 */
export function withScalar(
  { scalars: addresses }: RareEventProblem,
  from: Particle,
  paths: RegimePathProposals,
  numbersOf: (scalars: readonly number[]) => Numbers,
  uniform: () => number,
): Particle | undefined {
  const scalars = [...from.scalars];
  const which = Math.floor(uniform() * scalars.length);
  const isPace = addresses[which]!.startsWith(paceAddress(''));
  scalars[which] = isPace ? scaledFromEither(scalars[which]!, uniform) : uniform();
  if (uniform() >= paths.ratio(from.paths, scalars, from.scalars)) return undefined;
  return { ...from, scalars, ...numbersOf(scalars) };
}
