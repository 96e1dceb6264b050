import { OFFSETS } from './cells.ts';
import type { Ground } from './proposal.ts';

/** Rounds of review that a particle remembers; later ones take median luck. */
export const PARTICLE_ROUNDS = 8;

/** All the luck that bears on one lane in one future, as explicit uniforms that can be changed one by one. */
export interface Particle {
  /** Index among the target's lanes. */
  readonly lane: number;
  readonly buffer: number;
  readonly phase: number;
  /** Its firm's: licence held at the start, remaining life, part in all buffers. */
  readonly firm: readonly number[];
  readonly scalars: readonly number[];
  readonly cleared: Float64Array;
  /** Effort and outcome of each round of each file. */
  readonly reviews: Float64Array;
  /** Regimes of each policy. */
  readonly paths: readonly Uint8Array[];
}

/** How a particle fared: least cover, or −1 when its lane alone halted the line, and on which day. */
export interface Fate {
  readonly cover: number;
  readonly day: number;
}

type Uniform = () => number;

/** A particle as it comes, on any of these lanes. */
export function freshParticle(
  { lanes, scalars }: Ground,
  among: readonly number[],
  paths: () => readonly Uint8Array[],
  uniform: Uniform,
): Particle {
  const lane = among[Math.floor(uniform() * among.length)]!;
  const { files } = lanes[lane]!;
  return {
    lane,
    buffer: uniform(),
    phase: uniform(),
    firm: [uniform(), uniform(), uniform()],
    scalars: scalars.map(uniform),
    cleared: Float64Array.from({ length: files }, uniform),
    reviews: Float64Array.from({ length: files * PARTICLE_ROUNDS * 2 }, uniform),
    paths: paths(),
  };
}

/**
 * A particle near another, by a move that leaves the law of all luck as it is: some of its uniforms drawn anew or nudged, its files
 * shifted by one, its luck carried over to another lane. (Which move is chosen does not depend on the particle.)
 */
export function neighbour(
  ground: Ground,
  from: Particle,
  paths: (before: readonly Uint8Array[]) => readonly Uint8Array[] | undefined,
  uniform: Uniform,
): Particle | undefined {
  const move = uniform();
  if (move < 0.36) return { ...from, ...freshFile(from, uniform) };
  if (move < 0.44) return { ...from, ...shifted(from, uniform() < 0.5 ? 1 : -1) };
  if (move < 0.52) return { ...from, ...freshFile({ ...from, ...freshFile(from, uniform) }, uniform) };
  if (move < 0.65) return { ...from, buffer: nudged(from.buffer, uniform) };
  if (move < 0.75) return { ...from, firm: from.firm.map((u) => (uniform() < 0.5 ? u : nudged(u, uniform))) };
  if (move < 0.8) return { ...from, phase: uniform() };
  if (move < 0.9) return onOtherLane(ground, from, uniform);
  if (move < 0.95) return { ...from, scalars: from.scalars.map((u) => (uniform() < 0.5 ? u : uniform())) };
  const changed = paths(from.paths);
  return changed && { ...from, paths: changed };
}

/** The luck of one file drawn anew, from a round on. */
function freshFile({ cleared, reviews }: Particle, uniform: Uniform): Pick<Particle, 'cleared' | 'reviews'> {
  // Files of the first windows are tried more often, as the early ones of period licences decide all.
  const most = uniform() < 0.5 ? Math.min(cleared.length, OFFSETS) : cleared.length;
  const file = Math.floor(uniform() * most);
  const first = Math.floor(uniform() * uniform() * PARTICLE_ROUNDS);
  const changed = { cleared: cleared.slice(), reviews: reviews.slice() };
  if (first === 0) changed.cleared[file] = uniform();
  const from = file * PARTICLE_ROUNDS * 2;
  for (let i = first * 2; i < PARTICLE_ROUNDS * 2; i++) changed.reviews[from + i] = uniform();
  return changed;
}

/** The files' luck moved on by one, round the end. */
function shifted({ cleared, reviews }: Particle, by: number): Pick<Particle, 'cleared' | 'reviews'> {
  return { cleared: rotated(cleared, by), reviews: rotated(reviews, by * PARTICLE_ROUNDS * 2) };
}

function rotated(list: Float64Array, by: number): Float64Array {
  const size = list.length;
  return Float64Array.from(list, (_, i) => list[(i - by + size) % size]!);
}

/**
 * A uniform near `u` in proportion to its distance from one end, so that small chances are reached by small steps; sometimes a fresh one.
 * Multiplying by f or 1/f with equal chance and keeping the step with chance min(1, f) leaves the uniform law as it is (Hastings, 1970).
 */
function nudged(u: number, uniform: Uniform): number {
  if (uniform() < 0.2) return uniform();
  const fromAbove = uniform() < 0.5;
  const stretch = 1 + 3 * uniform();
  const factor = uniform() < 0.5 ? stretch : 1 / stretch;
  const moved = (fromAbove ? 1 - u : u) * factor;
  if (moved >= 1 || moved < 2 ** -50 || uniform() >= factor) return u;
  return fromAbove ? 1 - moved : moved;
}

function onOtherLane({ lanes }: Ground, from: Particle, uniform: Uniform): Particle | undefined {
  const lane = Math.floor(uniform() * lanes.length);
  const same = lanes[lane]!.kind === lanes[from.lane]!.kind && lanes[lane]!.files === lanes[from.lane]!.files;
  return same ? { ...from, lane } : undefined;
}
