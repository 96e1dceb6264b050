import type { RareEventProblem, TargetLane } from '../problem.ts';
import { drawFiles, freshFiles, otherWindow, shifted } from './application-proposals.ts';
import { onOtherLane } from './lane-proposals.ts';
import { AUTOMAKER_UNIFORMS, type Particle, type Scored } from './particle.ts';
import { type RegimePathProposals, regimePathProposals } from './regime-path-proposals.ts';
import { marketUnder, withScalars } from './scalar-proposals.ts';
import { scaled, scaledFromEither } from './scale-proposal.ts';

/** Trials of the stream of all luck that is not remembered. */
const REST = 2 ** 32;

/**
 * Ways to move a particle: the luck of one file or of two drawn anew, all files shifted by one, buffer, automaker's luck, where trouble
 * is, phase, the same luck on another lane, all that is not remembered, uncertain numbers, policy.
 */
export const PROPOSALS = [
  'file',
  'files',
  'shift',
  'buffer',
  'firm',
  'window',
  'phase',
  'lane',
  'rest',
  'scalars',
  'path',
] as const;

/** How often each move is tried, in proportion. */
export type Chances = Readonly<Record<(typeof PROPOSALS)[number], number>>;

/** A moved particle, and the files that were picked for it, among those that the score depended on. */
export interface Move {
  readonly by: keyof Chances;
  readonly particle: Particle;
  readonly files: readonly number[];
}

/** Draws particles, and moves them. */
export interface Proposals {
  /** A particle as it comes, on this lane; with the market and policy of another, if given. */
  drawPrior(lane: number, like?: Particle): Particle;
  /** A particle near another, by a move that leaves the law of all luck as it is; the same one where nothing moves. */
  propose(from: Scored, chances: Chances): Move;
}

/** `shares` are the chances with which lanes are drawn: the law to keep is theirs times that of luck. */
export function proposals(
  problem: RareEventProblem,
  shares: readonly number[],
  uniform: () => number,
): Proposals {
  const paths = regimePathProposals(problem, uniform);
  const marketOf = marketUnder(problem);
  const moves = waysToMove(problem, shares, paths, marketOf, uniform);
  return {
    drawPrior(lane, like) {
      const at = problem.lanes[lane]!;
      const window = Math.floor(uniform() * at.windows);
      const scalars = like?.scalars ?? problem.scalars.map(uniform);
      return {
        lane,
        buffer: uniform(),
        phase: uniform(),
        firm: Array.from({ length: AUTOMAKER_UNIFORMS }, uniform),
        scalars,
        market: like?.market ?? marketOf(scalars),
        window,
        ...drawFiles(at, window, uniform),
        rest: Math.floor(uniform() * REST),
        paths: like?.paths ?? paths.drawPrior(scalars),
      };
    },
    propose({ particle, asked }, chances) {
      const by = pickMove(chances, uniform());
      const picks = asked.length === 0 ? 0 : by === 'file' ? 1 : by === 'files' ? 2 : 0;
      const files = Array.from({ length: picks }, () => asked[Math.floor(uniform() * asked.length)]!);
      return { by, particle: moves[by](particle, files) ?? particle, files };
    },
  };
}

type Moves = Readonly<
  Record<keyof Chances, (from: Particle, files: readonly number[]) => Particle | undefined>
>;

function waysToMove(
  problem: RareEventProblem,
  shares: readonly number[],
  paths: RegimePathProposals,
  marketOf: (scalars: readonly number[]) => Particle['market'],
  uniform: () => number,
): Moves {
  const laneOf = ({ lane }: Particle): TargetLane => problem.lanes[lane]!;
  const some = (list: readonly number[]): number[] =>
    list.map((u) => (uniform() < 0.5 ? u : scaledFromEither(u, uniform)));
  return {
    file: (from, files) => freshFiles(laneOf(from), from, files, uniform),
    files: (from, files) => freshFiles(laneOf(from), from, files, uniform),
    shift: (from) => shifted(laneOf(from), from, uniform() < 0.5 ? 1 : -1),
    buffer: (from) => ({ ...from, buffer: scaled(from.buffer, uniform) }),
    firm: (from) => ({ ...from, firm: some(from.firm) }),
    window: (from) => otherWindow(laneOf(from), from, uniform),
    phase: (from) => ({ ...from, phase: uniform() }),
    lane: (from) => onOtherLane(problem, shares, from, uniform),
    rest: (from) => ({ ...from, rest: Math.floor(uniform() * REST) }),
    scalars: (from) => withScalars(from, paths, marketOf, uniform),
    path(from) {
      const changed = paths.propose(from.paths, from.scalars);
      return changed && { ...from, paths: changed };
    },
  };
}

/** Nothing is tried that cannot change anything on any lane. */
export function priorProposalRates({ model, lanes, scalars, stressLevels }: RareEventProblem): Chances {
  const automakers = lanes.map(({ automaker }) => model.automakers[automaker]!);
  const buffers = lanes.map(({ automaker, lane }) => model.automakers[automaker]!.lanes[lane]!.bufferDays);
  const isShared = automakers.some(({ bufferCorrelation }) => bufferCorrelation > 0);
  const isHeld = automakers.some(({ validityDays, heldAtStart }) => validityDays > 0 && heldAtStart > 0);
  return {
    file: 8,
    files: 2,
    shift: 1,
    buffer: buffers.some((buffer) => typeof buffer !== 'number') ? 3 : 0,
    firm: isShared || isHeld ? 2 : 0,
    window: lanes.some(({ windows }) => windows > 1) ? 1 : 0,
    phase: 1,
    lane: lanes.length > 1 ? 1.5 : 0,
    rest: 0.2,
    scalars: scalars.length > 0 ? 1 : 0,
    path: stressLevels.some(({ length }) => length > 0) ? 2 : 0,
  };
}

function pickMove(chances: Chances, uniform: number): keyof Chances {
  let left = uniform * PROPOSALS.reduce((sum, move) => sum + chances[move], 0);
  for (const move of PROPOSALS) {
    left -= chances[move];
    if (left < 0) return move;
  }
  return 'file';
}
