import type { RareEventProblem, TargetLane } from '../problem.ts';
import type { Particle } from './particle.ts';

/** Whether the uniforms of two lanes have the same distribution. */
function areAlike(a: TargetLane, b: TargetLane): boolean {
  return (
    a.applications === b.applications &&
    a.windows === b.windows &&
    a.outcomes.ends.every((end, i) => end === b.outcomes.ends[i])
  );
}

/**
 * Returns a particle with the same uniforms on another lane, if that is alike and Hastings' rule
 * accepts it.
 */
export function onOtherLane(
  { lanes }: RareEventProblem,
  shares: readonly number[],
  from: Particle,
  uniform: () => number,
): Particle | undefined {
  const lane = Math.floor(uniform() * lanes.length);
  if (lane === from.lane || !areAlike(lanes[lane]!, lanes[from.lane]!)) return undefined;
  return uniform() * shares[from.lane]! < shares[lane]! ? { ...from, lane } : undefined;
}
