import type { Particle, Scored } from './particle.ts';
import type { ProposalKind, ProposalRates, Proposals } from './proposals.ts';

/** Fresh particles that share one market and one set of regime paths, which take long to draw. */
const SHARING = 40;
/** Share of a fresh population that reaches the first level: fresh particles take little time. */
export const FIRST_KEPT = 0.1;
/** Fresh particles for each particle of later levels. */
export const FRESH_OF_EACH: number = 1 / FIRST_KEPT;

/** A level of splitting. */
export interface Level {
  /** Score to reach: least stock in days, or −1 for a stockout. */
  readonly score: number;
  /** Steps of each particle at the level. */
  readonly steps: number;
  readonly rates: ProposalRates;
}

/** What splitting needs. */
export interface Splitter {
  readonly proposals: Proposals;
  readonly score: (particle: Particle) => Scored;
  readonly uniform: () => number;
}

/**
 * Returns a population for the first level, larger than at later ones.
 *
 * @param shares - the chances with which lanes are drawn, here by systematic sampling.
 */
export function freshPopulation(
  { proposals, score, uniform }: Splitter,
  shares: readonly number[],
  particles: number,
): Scored[] {
  const size = Math.round(particles * FRESH_OF_EACH);
  const start = uniform();
  let lane = 0;
  let reached = shares[0]!;
  let last: Particle | undefined;
  return Array.from({ length: size }, (_, k) => {
    while ((k + start) / size >= reached && lane < shares.length - 1) reached += shares[++lane]!;
    last = proposals.drawPrior(lane, k % SHARING === 0 ? undefined : last);
    return score(last);
  });
}

/** By kind of proposal: how often it was tried, and how often it was accepted and changed the score. */
export type AcceptanceCounts = Map<ProposalKind, { tried: number; changed: number }>;

/**
 * Returns the population of the next level: those that reach it, copied until they are `size`, each
 * moved by Metropolis-Hastings steps that stay at the level. Empty when none reaches it.
 *
 * At fixed levels, with the share that reached each, means over the population are unbiased (Del Moral,
 * Feynman-Kac Formulae, 2004; Au and Beck, Probabilistic Engineering Mechanics 16, 2001).
 */
export function advanceLevel(
  { proposals, score, uniform }: Splitter,
  population: readonly Scored[],
  { score: level, steps, rates }: Level,
  size: number,
  counts?: AcceptanceCounts,
): Scored[] {
  const kept = population.filter((scored) => scored.score <= level);
  if (kept.length === 0) return [];
  // A random start makes each as likely as the others to be copied once more.
  const start = Math.floor(uniform() * kept.length);
  return Array.from({ length: size }, (_, k) => {
    let current = kept[(start + k) % kept.length]!;
    for (let i = 0; i < steps; i++) {
      const { kind, particle, picked } = proposals.propose(current, rates);
      const proposed = particle === current.particle ? current : score(particle);
      const accepts = proposed.score <= level && isBalanced(current, proposed, picked, uniform);
      if (counts) {
        counts.get(kind)!.tried += 1;
        if (accepts && proposed.score !== current.score) counts.get(kind)!.changed += 1;
      }
      if (accepts) current = proposed;
    }
    return current;
  });
}

/**
 * Returns whether Hastings' rule accepts a proposal that picked some of the applications in use: the
 * way back picks among those that are in use afterwards.
 */
function isBalanced(
  { used: before }: Scored,
  { used: after }: Scored,
  picked: readonly number[],
  uniform: () => number,
): boolean {
  if (picked.some((application) => !after.includes(application))) return false;
  return uniform() * after.length ** picked.length < before.length ** picked.length;
}
