import type { RareEventProblem, TargetLane } from '../problem.ts';
import type { Particle } from './particle.ts';

/** Whether luck is drawn alike on two lanes. */
function areAlike(a: TargetLane, b: TargetLane): boolean {
  return (
    a.files === b.files &&
    a.windows === b.windows &&
    a.outcomes.ends.every((end, i) => end === b.outcomes.ends[i])
  );
}

/** The same luck on another lane, where luck is drawn alike. */
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
