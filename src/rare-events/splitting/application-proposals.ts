import type { TargetLane } from '../problem.ts';
import { type Particle, ROUNDS } from './particle.ts';
import { drawTilted, likelihoodRatio } from './tilted-outcomes.ts';

/** All files' luck, with trouble in a window. */
export function drawFiles(
  lane: TargetLane,
  window: number,
  uniform: () => number,
): Pick<Particle, 'cleared' | 'reviews'> {
  const reviews = new Float64Array(lane.files * ROUNDS * 2);
  for (let file = 0; file < lane.files; file++) drawReviews(reviews, lane, window, file, 0, uniform);
  return { cleared: Float64Array.from({ length: lane.files }, uniform), reviews };
}

/** The luck of some files drawn anew, each from a round on. */
export function freshFiles(
  lane: TargetLane,
  from: Particle,
  files: readonly number[],
  uniform: () => number,
): Particle | undefined {
  if (files.length === 0) return undefined;
  const cleared = from.cleared.slice();
  const reviews = from.reviews.slice();
  for (const file of files) {
    const first = Math.floor(uniform() * uniform() * ROUNDS);
    if (first === 0) cleared[file] = uniform();
    drawReviews(reviews, lane, from.window, file, first, uniform);
  }
  return { ...from, cleared, reviews };
}

/** Draws efforts and outcomes of a file from a round on, those of a file in trouble as they come there. */
function drawReviews(
  reviews: Float64Array,
  { files, tilted, outcomes }: TargetLane,
  window: number,
  file: number,
  first: number,
  uniform: () => number,
): void {
  const isTilted = (file - window + files) % files < tilted;
  for (let i = (file * ROUNDS + first) * 2; i < (file + 1) * ROUNDS * 2; i += 2) {
    reviews[i] = uniform();
    reviews[i + 1] = isTilted ? drawTilted(outcomes, uniform()) : uniform();
  }
}

/** The files' luck and the window moved on, round the end; only where the window may be anywhere. */
export function shifted({ files, windows }: TargetLane, from: Particle, by: number): Particle | undefined {
  if (windows < files) return undefined;
  return {
    ...from,
    window: (from.window + by + files) % files,
    cleared: rotated(from.cleared, by),
    reviews: rotated(from.reviews, by * ROUNDS * 2),
  };
}

/** Trouble elsewhere, the luck as it is, by Hastings' rule. */
export function otherWindow(lane: TargetLane, from: Particle, uniform: () => number): Particle | undefined {
  const window = Math.floor(uniform() * lane.windows);
  const ratio = likelihood(lane, from.reviews, window) / likelihood(lane, from.reviews, from.window);
  return window !== from.window && uniform() < ratio ? { ...from, window } : undefined;
}

/** Likelihood of all outcomes with trouble in a window over that as they come. */
function likelihood({ files, tilted, outcomes }: TargetLane, reviews: Float64Array, window: number): number {
  let ratio = 1;
  for (let k = 0; k < tilted; k++) {
    const file = (window + k) % files;
    for (let round = 0; round < ROUNDS; round++) {
      ratio *= likelihoodRatio(outcomes, reviews[(file * ROUNDS + round) * 2 + 1]!);
    }
  }
  return ratio;
}

function rotated(list: Float64Array, by: number): Float64Array {
  const size = list.length;
  const moved = new Float64Array(size);
  for (let i = 0; i < size; i++) moved[i] = list[(i - by + size) % size]!;
  return moved;
}
