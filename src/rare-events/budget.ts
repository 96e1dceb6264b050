import { DEFAULT_RELATIVE_ERROR, DEFAULT_TRIALS } from '../engine/options.ts';
import type { RareTarget } from '../engine/run.ts';

/** Plain trials that are tried first. */
export const PLAIN_PILOT_TRIALS = 500;

/** Trials of each round of a pilot run that draws regime paths under stress. */
export const STRESS_PILOT_TRIALS = 1500;

/** Effective halts of a pilot run, below which its weights say too little about the weights of the run. */
const LEAST_EFFECTIVE_HALTS = 100;

/** Independent populations of splitting: their spread is an honest error, with 31 degrees of freedom. */
export const POPULATIONS = 32;

/** Particles of a population: fewer may lose a cause of halts, more take too much memory. */
const [LEAST_PARTICLES, MOST_PARTICLES] = [25, 3000];

/** Particles of the pilot population for each halt of equal weight that the error takes, and at least. */
const [PILOT_SIZE, LEAST_PILOT] = [4, 100];

/** Particles of a population for each such halt, where splitting is easy and where it is hard. */
const [EASY_SIZE, HARD_SIZE] = [1, 9];

/** Relative variance of populations over what the ancestors of the pilot say of it, as measured. */
const UNSEEN = 1.5;

/** What a relative error asks of each way to sample. */
export interface Budget {
  /** Independent halts of equal weight that the relative error takes. */
  readonly halts: number;
  /** Halts of the plain pilot from which plain trials suffice. */
  readonly plainHalts: number;
  /** Effective halts of the last stress pilot from which importance sampling suffices. */
  readonly effectiveHalts: number;
  /** Particles of the pilot population, which finds the levels of splitting. */
  readonly pilotParticles: number;
  /** Returns the particles of each population, from the effective number of ancestors that the pilot kept. */
  particlesOf(effectiveAncestors: number): number;
}

/**
 * Returns the sizes that follow from the relative error of a target.
 *
 * A relative error ε takes 1/ε² independent halts of equal weight. A pilot run suffices when 10,000
 * trials of its kind would bring them, for plain trials with two standard errors to spare: a fixed
 * number, as the trials of a run must not depend on how many there are (model.md §8, law 5).
 *
 * Populations of splitting have at least 100 particles at ε = 0.1, and more the fewer ancestors the
 * pilot population had: one over their effective number is its relative variance (Chan and Lai, Annals
 * of Statistics 41, 2013).
 */
export function budgetOf({ relativeError = DEFAULT_RELATIVE_ERROR }: RareTarget): Budget {
  const halts = 1 / (relativeError * relativeError);
  const pilotParticles = Math.max(LEAST_PILOT, Math.round(PILOT_SIZE * halts));
  // (1 − p) / (p ε²) plain trials give the error ε of a chance p; here for as many halts of the pilot.
  const enough = (PLAIN_PILOT_TRIALS * halts) / (halts + DEFAULT_TRIALS);
  return {
    halts,
    plainHalts: Math.ceil(enough + 2 * Math.sqrt(enough)),
    effectiveHalts: Math.max(LEAST_EFFECTIVE_HALTS, (STRESS_PILOT_TRIALS * halts) / DEFAULT_TRIALS),
    pilotParticles,
    particlesOf(effectiveAncestors) {
      const wanted = (UNSEEN * pilotParticles * halts) / (POPULATIONS * effectiveAncestors);
      const size = Math.min(Math.max(wanted, EASY_SIZE * halts), HARD_SIZE * halts);
      return Math.round(Math.min(Math.max(size, LEAST_PARTICLES), MOST_PARTICLES));
    },
  };
}
