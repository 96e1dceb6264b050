import type { MarketInputs } from '../../model/sample-path.ts';
import { openStream, type Stream, streamOf } from '../../random/stream.ts';
import { addressed, PURPOSE } from '../../sampling/addresses.ts';
import { AUTOMAKER_UNIFORM } from '../../sampling/sample-path.ts';
import type { RareEventProblem, TargetLane } from '../problem.ts';

/** Rounds of review of each file that a particle remembers. */
export const ROUNDS = 8;

/** All the luck that bears on one lane in one future, as explicit uniforms that can be changed one by one. */
export interface Particle {
  /** Index among the lanes of the ground. */
  readonly lane: number;
  readonly buffer: number;
  readonly phase: number;
  /** Its automaker's own uniforms, as `FIRM` numbers them. */
  readonly firm: readonly number[];
  /** Of the uncertain numbers of the scenario, and what they make of the market. */
  readonly scalars: readonly number[];
  readonly market: MarketInputs;
  /** The first file in trouble. */
  readonly window: number;
  /** By file: its coin at the start; effort and outcome of each round of its review. */
  readonly cleared: Float64Array;
  readonly reviews: Float64Array;
  /** Trial of a stream of its own for all that is not remembered: later files, later rounds. */
  readonly rest: number;
  /** Regimes of each policy. */
  readonly paths: readonly Uint8Array[];
}

/** A particle and how it fared. */
export interface Scored {
  readonly particle: Particle;
  /** How near its lane came to a halt. */
  readonly score: number;
  /** Files whose luck that depended on, counted from the lane's first. */
  readonly asked: readonly number[];
}

/** Hears which remembered files, and which outcomes of their reviews, are asked for. */
export interface OnAsked {
  file(file: number): void;
  outcome(file: number, uniform: number): void;
}

/** The first `FIRM.buffers + 1` uniforms of an automaker are its own. */
export const AUTOMAKER_UNIFORMS: number = AUTOMAKER_UNIFORM.buffers + 1;

/**
 * The streams of a trial in which a particle's lane, its automaker's own luck and the uncertain numbers are the particle's, and all else
 * is `plain`. Without a current particle all is plain.
 */
export function openParticle(
  { model, lanes, scalars }: RareEventProblem,
  seed: string,
  current: () => Particle | undefined,
  plain: (entity: string) => Stream,
  onAsked: OnAsked = { file() {}, outcome() {} },
): (entity: string) => Stream {
  const rest = openStream(seed, 'rare/rest');
  return (entity) => {
    const usual = plain(entity);
    const scalar = scalars.indexOf(entity);
    if (scalar >= 0) return replaced(usual, () => current()?.scalars[scalar]);
    const l = lanes.findIndex(({ id }) => entity === `lane/${id}`);
    if (l >= 0) return laneStream(usual, rest, lanes[l]!, () => ofLane(current(), l), onAsked);
    const automaker = model.automakers.findIndex(({ id }) => entity === `automaker/${id}`);
    if (automaker < 0) return usual;
    return replaced(usual, (index) => {
      const particle = current();
      return particle && lanes[particle.lane]!.automaker === automaker ? particle.firm[index] : undefined;
    });
  };
}

function ofLane(particle: Particle | undefined, lane: number): Particle | undefined {
  return particle?.lane === lane ? particle : undefined;
}

/** A stream with some of its uniforms replaced, those for which there is an answer. */
function replaced(usual: Stream, answer: (index: number) => number | undefined): Stream {
  return streamOf({
    uniform: (trial, index) => answer(index) ?? usual.uniform(trial, index),
    low: (trial, index) => answer(index) ?? usual.low(trial, index),
    high: (trial, index) => answer(index) ?? usual.high(trial, index),
  });
}

function laneStream(
  usual: Stream,
  rest: Stream,
  { firstFile, files }: TargetLane,
  current: () => Particle | undefined,
  onAsked: OnAsked,
): Stream {
  /** Where the review of an index stands in `reviews`; −1 where it is not remembered. */
  const place = (index: number): number => {
    const { number, round } = addressed(index);
    const file = number - firstFile;
    if (file < 0 || file >= files || round >= ROUNDS) return -1;
    onAsked.file(file);
    return (file * ROUNDS + round) * 2;
  };
  return streamOf({
    uniform(trial, index) {
      const particle = current();
      if (particle === undefined) return usual.uniform(trial, index);
      const { purpose, number } = addressed(index);
      if (purpose === PURPOSE.buffer) return particle.buffer;
      if (purpose === PURPOSE.phase) return particle.phase;
      const cleared = particle.cleared[number - firstFile];
      if (cleared === undefined) return rest.uniform(particle.rest, index);
      onAsked.file(number - firstFile);
      return cleared;
    },
    low(trial, index) {
      const particle = current();
      if (particle === undefined) return usual.low(trial, index);
      const at = place(index);
      return at < 0 ? rest.low(particle.rest, index) : particle.reviews[at]!;
    },
    high(trial, index) {
      const particle = current();
      if (particle === undefined) return usual.high(trial, index);
      const at = place(index);
      if (at < 0) return rest.high(particle.rest, index);
      const outcome = particle.reviews[at + 1]!;
      onAsked.outcome(addressed(index).number - firstFile, outcome);
      return outcome;
    },
  });
}
