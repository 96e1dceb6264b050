import { streamOf } from '../../../random/stream.ts';
import { marketDealer } from '../../market.ts';
import type { Ground } from '../ground.ts';
import type { Particle } from './particle.ts';
import type { PathSampler } from './paths.ts';

/** What the scalars make of the market. */
export function marketUnder({
  model,
  scalars: addresses,
}: Ground): (scalars: readonly number[]) => Particle['market'] {
  let current: readonly number[] = [];
  const { weather, deal } = marketDealer(model, (entity) => {
    const scalar = addresses.indexOf(entity);
    const uniform = (): number => current[scalar] ?? 0.5;
    return streamOf({ uniform, low: uniform, high: uniform });
  });
  return (scalars) => {
    current = scalars;
    deal(0);
    // A particle keeps its market.
    return { ...weather, licensedShare: { ...weather.licensedShare } };
  };
}

/** One of the scalars drawn anew, where the paths are not too unlikely under its rate. */
export function withScalars(
  from: Particle,
  paths: PathSampler,
  marketOf: (scalars: readonly number[]) => Particle['market'],
  uniform: () => number,
): Particle | undefined {
  const scalars = [...from.scalars];
  scalars[Math.floor(uniform() * scalars.length)] = uniform();
  if (uniform() >= paths.shift(from.paths, scalars, from.scalars)) return undefined;
  return { ...from, scalars, market: marketOf(scalars) };
}
