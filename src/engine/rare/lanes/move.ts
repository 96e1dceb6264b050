import { marketDealer } from '../../draw.ts';
import type { Ground } from '../ground.ts';
import { pick } from '../policy/rungs.ts';
import { FIRM_UNIFORMS, type Particle, ROUNDS, type Scored } from './particle.ts';
import { type PathSampler, pathSampler } from './paths.ts';

/** Trials of the stream of all luck that is not remembered. */
const REST = 2 ** 32;

/** A moved particle, and the files that were picked, among those its score depended on. */
export interface Move {
  readonly particle: Particle;
  readonly files: readonly number[];
}

/** Draws particles, and moves them. */
export interface Mover {
  /** A particle as it comes, on this lane; with the market and policy of another, if given. */
  fresh(lane: number, like?: Particle): Particle;
  /** A particle near another, by a move that leaves the law of all luck as it is; undefined where nothing moves. */
  moved(from: Scored): Move | undefined;
}

/**
 * Moves some of a particle's uniforms, drawn anew or nudged, shifts its files by one, or carries its luck over to another lane. Which move is
 * chosen does not depend on the particle. `shares` are the chances with which lanes are drawn: the law to keep is theirs times that of luck.
 */
export function mover(ground: Ground, shares: readonly number[], uniform: () => number): Mover {
  const paths = pathSampler(ground, uniform);
  const marketOf = marketUnder(ground);
  const some = (list: readonly number[], move: (u: number) => number): number[] =>
    list.map((u) => (uniform() < 0.5 ? u : move(u)));
  const nudge = (u: number): number => nudged(u, uniform);
  const moves: Record<keyof Chances, (from: Scored) => Move | undefined> = {
    file: ({ particle, asked }) => freshFiles(particle, [oneOf(asked, uniform)], uniform),
    files: ({ particle, asked }) =>
      freshFiles(particle, [oneOf(asked, uniform), oneOf(asked, uniform)], uniform),
    shift: ({ particle }) => other(shifted(particle, uniform() < 0.5 ? 1 : -1)),
    buffer: ({ particle }) => other({ ...particle, buffer: nudge(particle.buffer) }),
    firm: ({ particle }) => other({ ...particle, firm: some(particle.firm, nudge) }),
    phase: ({ particle }) => other({ ...particle, phase: uniform() }),
    lane: ({ particle }) => other(onOtherLane(ground, shares, particle, uniform)),
    rest: ({ particle }) => other({ ...particle, rest: Math.floor(uniform() * REST) }),
    scalars: ({ particle }) =>
      other(withScalars(particle, some(particle.scalars, uniform), paths, marketOf, uniform)),
    path({ particle }) {
      const changed = paths.moved(particle.paths, particle.scalars);
      return changed && other({ ...particle, paths: changed });
    },
  };
  const chances = chancesFor(ground);
  const names = Object.keys(chances) as (keyof Chances)[];
  const weights = names.map((name) => chances[name]);
  return {
    fresh(lane, like) {
      const { files } = ground.lanes[lane]!;
      const scalars = like?.scalars ?? ground.scalars.map(uniform);
      return {
        lane,
        buffer: uniform(),
        phase: uniform(),
        firm: Array.from({ length: FIRM_UNIFORMS }, uniform),
        scalars,
        market: like?.market ?? marketOf(scalars),
        cleared: Float64Array.from({ length: files }, uniform),
        reviews: Float64Array.from({ length: files * ROUNDS * 2 }, uniform),
        rest: Math.floor(uniform() * REST),
        paths: like?.paths ?? paths.fresh(scalars),
      };
    },
    moved: (from) => moves[names[pick(weights, uniform())]!](from),
  };
}

/** How often each move is tried. */
interface Chances {
  readonly file: number;
  readonly files: number;
  readonly shift: number;
  readonly buffer: number;
  readonly firm: number;
  readonly phase: number;
  readonly lane: number;
  readonly rest: number;
  readonly scalars: number;
  readonly path: number;
}

/** Nothing is tried that cannot change anything on any lane. */
function chancesFor({ model, lanes, scalars, rungs }: Ground): Chances {
  const makers = lanes.map(({ maker }) => model.automakers[maker]!);
  const buffers = lanes.map(({ maker, lane }) => model.automakers[maker]!.lanes[lane]!.bufferDays);
  const isShared = makers.some(({ bufferCorrelation }) => bufferCorrelation > 0);
  const isHeld = makers.some(({ validityDays, heldAtStart }) => validityDays > 0 && heldAtStart > 0);
  return {
    file: 8,
    files: 2,
    shift: 1,
    buffer: buffers.some((buffer) => typeof buffer !== 'number') ? 3 : 0,
    firm: isShared || isHeld ? 2 : 0,
    phase: 1,
    lane: lanes.length > 1 ? 1.5 : 0,
    rest: 0.2,
    scalars: scalars.length > 0 ? 1 : 0,
    path: rungs.some(({ length }) => length > 0) ? 2 : 0,
  };
}

function other(particle: Particle | undefined): Move | undefined {
  return particle && { particle, files: [] };
}

function oneOf(list: readonly number[], uniform: () => number): number | undefined {
  return list[Math.floor(uniform() * list.length)];
}

/** What the scalars make of the market. */
function marketUnder({
  model,
  scalars: addresses,
}: Ground): (scalars: readonly number[]) => Particle['market'] {
  let current: readonly number[] = [];
  const deal = marketDealer(model, (entity) => {
    const scalar = addresses.indexOf(entity);
    const uniform = (): number => current[scalar] ?? 0.5;
    return { uniform, low: uniform, high: uniform };
  });
  return (scalars) => {
    current = scalars;
    return deal(0);
  };
}

/** The luck of some files drawn anew, each from a round on. */
function freshFiles(
  from: Particle,
  files: readonly (number | undefined)[],
  uniform: () => number,
): Move | undefined {
  const cleared = from.cleared.slice();
  const reviews = from.reviews.slice();
  for (const file of files) {
    if (file === undefined) return undefined;
    const first = Math.floor(uniform() * uniform() * ROUNDS);
    if (first === 0) cleared[file] = uniform();
    for (let i = (file * ROUNDS + first) * 2; i < (file + 1) * ROUNDS * 2; i++) reviews[i] = uniform();
  }
  return { particle: { ...from, cleared, reviews }, files: files as readonly number[] };
}

/** The files' luck moved on by one, round the end. */
function shifted(from: Particle, by: number): Particle {
  return {
    ...from,
    cleared: rotated(from.cleared, by),
    reviews: rotated(from.reviews, by * ROUNDS * 2),
  };
}

function rotated(list: Float64Array, by: number): Float64Array {
  const size = list.length;
  const moved = new Float64Array(size);
  for (let i = 0; i < size; i++) moved[i] = list[(i - by + size) % size]!;
  return moved;
}

/**
 * A uniform near `u` in proportion to its distance from one end, so that small chances are reached by small steps; sometimes a fresh one.
 * Multiplying by f or 1/f with equal chance and keeping the step with chance min(1, f) leaves the uniform law as it is (Hastings, 1970).
 */
function nudged(u: number, uniform: () => number): number {
  if (uniform() < 0.2) return uniform();
  const fromAbove = uniform() < 0.5;
  const stretch = 1 + 3 * uniform();
  const factor = uniform() < 0.5 ? stretch : 1 / stretch;
  const moved = (fromAbove ? 1 - u : u) * factor;
  if (moved >= 1 || moved < 2 ** -50 || uniform() >= factor) return u;
  return fromAbove ? 1 - moved : moved;
}

/** The same luck on another lane with as many files. */
function onOtherLane(
  { lanes }: Ground,
  shares: readonly number[],
  from: Particle,
  uniform: () => number,
): Particle | undefined {
  const lane = Math.floor(uniform() * lanes.length);
  if (lane === from.lane || lanes[lane]!.files !== lanes[from.lane]!.files) return undefined;
  return uniform() * shares[from.lane]! < shares[lane]! ? { ...from, lane } : undefined;
}

/** Other scalars, where the paths are not too unlikely under their rates. */
function withScalars(
  from: Particle,
  scalars: readonly number[],
  paths: PathSampler,
  marketOf: (scalars: readonly number[]) => Particle['market'],
  uniform: () => number,
): Particle | undefined {
  if (scalars.length === 0) return undefined;
  if (uniform() >= paths.shift(from.paths, scalars, from.scalars)) return undefined;
  return { ...from, scalars, market: marketOf(scalars) };
}
