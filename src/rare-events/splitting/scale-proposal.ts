/** Chance of a fresh draw instead of a step. */
const FRESH = 0.2;
/** Largest factor of a step. */
const LARGEST = 4;
/** Least uniform that a step may reach. */
const LEAST = 2 ** -50;

/**
 * Returns a uniform that is `u` times a random factor, so that small chances are reached by small
 * steps; sometimes a fresh one.
 *
 * Multiplying by f or 1/f with equal chance and accepting with chance min(1, f) keeps the uniform
 * distribution (Hastings, Biometrika 57, 1970): in ln u, in which the proposal is symmetric, its
 * density is u.
 */
export function scaled(u: number, uniform: () => number): number {
  if (uniform() < FRESH) return uniform();
  const stretch = 1 + (LARGEST - 1) * uniform();
  const factor = uniform() < 0.5 ? stretch : 1 / stretch;
  const proposed = u * factor;
  return proposed >= 1 || proposed < LEAST || uniform() >= factor ? u : proposed;
}

/** Returns the same for the distance from 0 or from 1, at random: either end may bring a stockout. */
export function scaledFromEither(u: number, uniform: () => number): number {
  return uniform() < 0.5 ? scaled(u, uniform) : 1 - scaled(1 - u, uniform);
}
