import type { MarketInputs } from '../../model/sample-path.ts';
import { openStream, type Stream, streamOf } from '../../random/stream.ts';
import { addressed, PURPOSE } from '../../sampling/addresses.ts';
import { AUTOMAKER_UNIFORM } from '../../sampling/automaker-inputs.ts';
import type { RareEventProblem, TargetLane } from '../problem.ts';
import type { Paths } from './regime-path-proposals.ts';

/** Rounds of review of each application that a particle holds. */
export const ROUNDS = 8;

/** All uniforms that bear on one lane in one sample path, held one by one so that each can be changed. */
export interface Particle {
  /** Index in `RareEventProblem.lanes`. */
  readonly lane: number;
  readonly buffer: number;
  readonly phase: number;
  /** 1 where no regime stalls applications, and where no lane has assemblies. */
  readonly standing: number;
  readonly assembly: number;
  /** Its automaker's own uniforms, as `AUTOMAKER_UNIFORM` numbers them. */
  readonly automaker: readonly number[];
  /** Uniforms of the uncertain numbers of the scenario, and the market that follows from them. */
  readonly scalars: readonly number[];
  readonly market: MarketInputs;
  /** By policy, the pace that follows from them. */
  readonly paces: readonly number[];
  /** First application of the window in which outcomes are tilted. */
  readonly window: number;
  /** By application: whether it was cleared at the start; effort and outcome of each round of its review. */
  readonly cleared: Float64Array;
  readonly reviews: Float64Array;
  /** Trial of a stream of its own for all else: later applications, later rounds. */
  readonly rest: number;
  readonly paths: Paths;
  /** Number of the fresh particle from which it descends. */
  readonly ancestor: number;
}

/** A particle and its score. */
export interface Scored {
  readonly particle: Particle;
  /** Least stock of its lane in days, or `STOCKOUT`. */
  readonly score: number;
  /** Applications whose uniforms the score depended on, counted from the lane's first. */
  readonly used: readonly number[];
}

/** Is told which applications of a particle, and which outcomes of their reviews, are used. */
export interface OnUse {
  application(application: number): void;
  outcome(application: number, uniform: number): void;
}

/** An automaker's own uniforms: the first `AUTOMAKER_UNIFORM.buffers + 1`. */
export const AUTOMAKER_UNIFORMS: number = AUTOMAKER_UNIFORM.buffers + 1;

/**
 * Opens streams in which the current particle's lane, its automaker's own uniforms and the uncertain
 * numbers are the particle's, and all else is `plain`. Without a current particle all is plain.
 */
export function openParticle(
  { model, lanes, scalars }: RareEventProblem,
  seed: string,
  current: () => Particle | undefined,
  plain: (entity: string) => Stream,
  onUse: OnUse = { application() {}, outcome() {} },
): (entity: string) => Stream {
  const rest = openStream(seed, 'rare/rest');
  return (entity) => {
    const usual = plain(entity);
    const scalar = scalars.indexOf(entity);
    if (scalar >= 0) return replaced(usual, () => current()?.scalars[scalar]);
    const id = entity.startsWith('lane/') ? entity.slice('lane/'.length) : undefined;
    if (lanes.some((lane) => id === lane.id || id === lane.appliesWith)) {
      const targetOf = (particle: Particle): TargetLane => lanes[particle.lane]!;
      return laneStream(id!, usual, rest, current, targetOf, onUse);
    }
    const automaker = model.automakers.findIndex(({ id }) => entity === `automaker/${id}`);
    if (automaker < 0) return usual;
    return replaced(usual, (index) => {
      const particle = current();
      const isOwn = particle && lanes[particle.lane]!.automaker === automaker;
      return isOwn ? particle.automaker[index] : undefined;
    });
  };
}

/** Returns a stream that takes a uniform from `answer` where there is one. */
function replaced(usual: Stream, answer: (index: number) => number | undefined): Stream {
  return streamOf({
    uniform: (trial, index) => answer(index) ?? usual.uniform(trial, index),
    low: (trial, index) => answer(index) ?? usual.low(trial, index),
    high: (trial, index) => answer(index) ?? usual.high(trial, index),
  });
}

/**
 * Returns the stream of the lane `id`: its buffer where the particle is on this lane, and all else where
 * the lane of the particle draws it from here.
 */
function laneStream(
  id: string,
  usual: Stream,
  rest: Stream,
  current: () => Particle | undefined,
  targetOf: (particle: Particle) => TargetLane,
  onUse: OnUse,
): Stream {
  const applying = (): Particle | undefined => {
    const particle = current();
    return particle && targetOf(particle).appliesWith === id ? particle : undefined;
  };
  /** Index of a review in `reviews`; −1 where the particle does not hold it. */
  const place = (particle: Particle, index: number): number => {
    const { firstApplication, applications } = targetOf(particle);
    const { number, round } = addressed(index);
    const application = number - firstApplication;
    if (application < 0 || application >= applications || round >= ROUNDS) return -1;
    onUse.application(application);
    return (application * ROUNDS + round) * 2;
  };
  return streamOf({
    uniform(trial, index) {
      const { purpose, number } = addressed(index);
      if (purpose === PURPOSE.buffer) {
        const particle = current();
        return particle && targetOf(particle).id === id ? particle.buffer : usual.uniform(trial, index);
      }
      const particle = applying();
      if (particle === undefined) return usual.uniform(trial, index);
      if (purpose === PURPOSE.phase) return particle.phase;
      if (purpose === PURPOSE.standing) return particle.standing;
      if (purpose === PURPOSE.assembly) return particle.assembly;
      const application = number - targetOf(particle).firstApplication;
      const cleared = particle.cleared[application];
      if (cleared === undefined) return rest.uniform(particle.rest, index);
      onUse.application(application);
      return cleared;
    },
    low(trial, index) {
      const particle = applying();
      if (particle === undefined) return usual.low(trial, index);
      const at = place(particle, index);
      return at < 0 ? rest.low(particle.rest, index) : particle.reviews[at]!;
    },
    high(trial, index) {
      const particle = applying();
      if (particle === undefined) return usual.high(trial, index);
      const at = place(particle, index);
      if (at < 0) return rest.high(particle.rest, index);
      const outcome = particle.reviews[at + 1]!;
      onUse.outcome(addressed(index).number - targetOf(particle).firstApplication, outcome);
      return outcome;
    },
  });
}
