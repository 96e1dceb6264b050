import type { RareEventProblem, TargetLane } from '../problem.ts';
import { drawApplications, otherWindow, redrawn, shifted } from './application-proposals.ts';
import { onOtherLane } from './lane-proposals.ts';
import { AUTOMAKER_UNIFORMS, type Particle, type Scored } from './particle.ts';
import { type RegimePathProposals, regimePathProposals } from './regime-path-proposals.ts';
import { type Numbers, numbersUnder, withScalar } from './scalar-proposals.ts';
import { scaled, scaledFromEither } from './scale-proposal.ts';

/** Trials of the stream of all that a particle does not hold. */
const REST = 2 ** 32;

/**
 * Kinds of proposals: one application or two drawn anew, all applications shifted by one, the buffer,
 * the automaker's uniforms, the tilted window, the phase, the standing, whether there are assemblies, the
 * lane, all that is not held, an uncertain number, a path.
 */
export const PROPOSALS = [
  'application',
  'applications',
  'shift',
  'buffer',
  'automaker',
  'window',
  'phase',
  'standing',
  'assembly',
  'lane',
  'rest',
  'scalar',
  'path',
] as const;

export type ProposalKind = (typeof PROPOSALS)[number];

/** How often each kind is proposed, in proportion. */
export type ProposalRates = Readonly<Record<ProposalKind, number>>;

/** A proposed particle, and the applications that were picked for it among those in use. */
export interface Proposal {
  readonly kind: ProposalKind;
  readonly particle: Particle;
  readonly picked: readonly number[];
}

/** Draws particles, and proposes others near them. */
export interface Proposals {
  /** Returns a particle on this lane, with the market and the paths of `like`, if given. */
  drawPrior(lane: number, like?: Particle): Particle;
  /**
   * Returns a particle near another, by steps that keep the prior distribution; the same one where it
   * rejects.
   */
  propose(from: Scored, rates: ProposalRates): Proposal;
}

/** @param shares - the chances with which lanes are drawn. */
export function proposals(
  problem: RareEventProblem,
  shares: readonly number[],
  uniform: () => number,
): Proposals {
  const { model } = problem;
  const paths = regimePathProposals(problem, uniform);
  const numbersOf = numbersUnder(problem);
  const proposers = proposersOf(problem, shares, paths, numbersOf, uniform);
  let drawn = 0;
  return {
    drawPrior(lane, like) {
      const target = problem.lanes[lane]!;
      const window = Math.floor(uniform() * target.windows);
      const scalars = like?.scalars ?? problem.scalars.map(uniform);
      return {
        lane,
        buffer: uniform(),
        phase: uniform(),
        automaker: Array.from({ length: AUTOMAKER_UNIFORMS }, uniform),
        standing: model.stalls ? uniform() : 1,
        assembly: haveAssemblies(problem) ? uniform() : 1,
        scalars,
        ...(like ? { market: like.market, paces: like.paces } : numbersOf(scalars)),
        window,
        ...drawApplications(target, window, uniform),
        rest: Math.floor(uniform() * REST),
        paths: like?.paths ?? paths.drawPrior(scalars),
        ancestor: drawn++,
      };
    },
    propose({ particle, used }, rates) {
      const kind = pickKind(rates, uniform());
      const picks = used.length === 0 ? 0 : kind === 'application' ? 1 : kind === 'applications' ? 2 : 0;
      const picked = Array.from({ length: picks }, () => used[Math.floor(uniform() * used.length)]!);
      return { kind, particle: proposers[kind](particle, picked) ?? particle, picked };
    },
  };
}

type Proposers = Readonly<
  Record<ProposalKind, (from: Particle, picked: readonly number[]) => Particle | undefined>
>;

function proposersOf(
  problem: RareEventProblem,
  shares: readonly number[],
  paths: RegimePathProposals,
  numbersOf: (scalars: readonly number[]) => Numbers,
  uniform: () => number,
): Proposers {
  const laneOf = ({ lane }: Particle): TargetLane => problem.lanes[lane]!;
  const halfScaled = (list: readonly number[]): number[] =>
    list.map((u) => (uniform() < 0.5 ? u : scaledFromEither(u, uniform)));
  return {
    application: (from, picked) => redrawn(laneOf(from), from, picked, uniform),
    applications: (from, picked) => redrawn(laneOf(from), from, picked, uniform),
    shift: (from) => shifted(laneOf(from), from, uniform() < 0.5 ? 1 : -1),
    buffer: (from) => ({ ...from, buffer: scaled(from.buffer, uniform) }),
    automaker: (from) => ({ ...from, automaker: halfScaled(from.automaker) }),
    window: (from) => otherWindow(laneOf(from), from, uniform),
    phase: (from) => ({ ...from, phase: uniform() }),
    standing: (from) => ({ ...from, standing: scaled(from.standing, uniform) }),
    assembly: (from) => ({ ...from, assembly: uniform() }),
    lane: (from) => onOtherLane(problem, shares, from, uniform),
    rest: (from) => ({ ...from, rest: Math.floor(uniform() * REST) }),
    scalar: (from) => withScalar(problem, from, paths, numbersOf, uniform),
    path(from) {
      const changed = paths.propose(from.paths, from.scalars);
      return changed && { ...from, paths: changed };
    },
  };
}

/** Returns the rates before any pilot run; 0 for a kind that cannot change anything on any lane. */
export function priorProposalRates(problem: RareEventProblem): ProposalRates {
  const { model, lanes, scalars, stressLevels } = problem;
  const automakers = lanes.map(({ automaker }) => model.automakers[automaker]!);
  const buffers = lanes.map(({ automaker, lane }) => model.automakers[automaker]!.lanes[lane]!.bufferDays);
  const isShared = automakers.some(({ bufferCorrelation }) => bufferCorrelation > 0);
  const isHeld = automakers.some(({ validityDays, heldAtStart }) => validityDays > 0 && heldAtStart > 0);
  return {
    application: 8,
    applications: 2,
    shift: 1,
    buffer: buffers.some((buffer) => typeof buffer !== 'number') ? 3 : 0,
    automaker: isShared || isHeld ? 2 : 0,
    window: lanes.some(({ windows }) => windows > 1) ? 1 : 0,
    phase: 1,
    standing: model.stalls ? 1 : 0,
    assembly: haveAssemblies(problem) ? 1 : 0,
    lane: lanes.length > 1 ? 1.5 : 0,
    rest: 0.2,
    scalar: scalars.length > 0 ? 1 : 0,
    path: stressLevels.some(({ length }) => length > 0) ? 2 : 0,
  };
}

/** Returns whether orders of some lane may go as assemblies. */
function haveAssemblies({ model, lanes }: RareEventProblem): boolean {
  return lanes.some(({ automaker, lane }) => model.automakers[automaker]!.lanes[lane]!.assembly.chance > 0);
}

function pickKind(rates: ProposalRates, uniform: number): ProposalKind {
  let left = uniform * PROPOSALS.reduce((sum, kind) => sum + rates[kind], 0);
  for (const kind of PROPOSALS) {
    left -= rates[kind];
    if (left < 0) return kind;
  }
  return 'application';
}
