import type { TargetLane } from '../problem.ts';
import { type Particle, ROUNDS } from './particle.ts';
import { drawTilted, likelihoodRatio } from './tilted-outcomes.ts';

/** Draws the uniforms of all applications, with tilted outcomes in a window. */
export function drawApplications(
  lane: TargetLane,
  window: number,
  uniform: () => number,
): Pick<Particle, 'cleared' | 'reviews'> {
  const { applications } = lane;
  const reviews = new Float64Array(applications * ROUNDS * 2);
  for (let k = 0; k < applications; k++) drawReviews(reviews, lane, window, k, 0, uniform);
  return { cleared: Float64Array.from({ length: applications }, uniform), reviews };
}

/** Returns a particle with some applications drawn anew, each from a random round on; nothing for none. */
export function redrawn(
  lane: TargetLane,
  from: Particle,
  picked: readonly number[],
  uniform: () => number,
): Particle | undefined {
  if (picked.length === 0) return undefined;
  const cleared = from.cleared.slice();
  const reviews = from.reviews.slice();
  for (const application of picked) {
    const first = Math.floor(uniform() * uniform() * ROUNDS);
    if (first === 0) cleared[application] = uniform();
    drawReviews(reviews, lane, from.window, application, first, uniform);
  }
  return { ...from, cleared, reviews };
}

/**
 * Draws efforts and outcomes of an application from round `first` on, outcomes tilted within the
 * window.
 */
function drawReviews(
  reviews: Float64Array,
  { applications, tilted, outcomes }: TargetLane,
  window: number,
  application: number,
  first: number,
  uniform: () => number,
): void {
  const isTilted = (application - window + applications) % applications < tilted;
  for (let i = (application * ROUNDS + first) * 2; i < (application + 1) * ROUNDS * 2; i += 2) {
    reviews[i] = uniform();
    reviews[i + 1] = isTilted ? drawTilted(outcomes, uniform()) : uniform();
  }
}

/**
 * Returns a particle with applications and window shifted cyclically; nothing where the window may not
 * be anywhere.
 */
export function shifted(
  { applications, windows }: TargetLane,
  from: Particle,
  by: number,
): Particle | undefined {
  if (windows < applications) return undefined;
  return {
    ...from,
    window: (from.window + by + applications) % applications,
    cleared: rotated(from.cleared, by),
    reviews: rotated(from.reviews, by * ROUNDS * 2),
  };
}

/** Returns a particle with another tilted window and the same uniforms, if Hastings' rule accepts it. */
export function otherWindow(lane: TargetLane, from: Particle, uniform: () => number): Particle | undefined {
  const window = Math.floor(uniform() * lane.windows);
  const ratio = windowRatio(lane, from.reviews, window) / windowRatio(lane, from.reviews, from.window);
  return window !== from.window && uniform() < ratio ? { ...from, window } : undefined;
}

/** Returns the density of all outcomes with a tilted window, over that of uniform ones. */
function windowRatio(
  { applications, tilted, outcomes }: TargetLane,
  reviews: Float64Array,
  window: number,
): number {
  let ratio = 1;
  for (let k = 0; k < tilted; k++) {
    const application = (window + k) % applications;
    for (let round = 0; round < ROUNDS; round++) {
      ratio *= likelihoodRatio(outcomes, reviews[(application * ROUNDS + round) * 2 + 1]!);
    }
  }
  return ratio;
}

function rotated(list: Float64Array, by: number): Float64Array {
  const size = list.length;
  return list.map((_, i) => list[(i - by + size) % size]!);
}
