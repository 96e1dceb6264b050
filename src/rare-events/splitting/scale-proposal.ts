/** Chance of a fresh draw instead of a small step. */
const FRESH = 0.2;
/** A step stretches by up to this factor. */
const LONGEST = 4;
/** Nearer to 0 no uniform is moved. */
const LEAST = 2 ** -50;

/**
 * A uniform near `u` in proportion to its distance from 0, so that small chances are reached by small steps; sometimes a fresh one.
 * Multiplying by f or 1/f with equal chance and keeping the step with chance min(1, f) leaves the uniform law as it is (Hastings,
 * Biometrika 57, 1970): the way back is as likely per unit of ln u, of which the uniform law holds u.
 */
export function scaled(u: number, uniform: () => number): number {
  if (uniform() < FRESH) return uniform();
  const stretch = 1 + (LONGEST - 1) * uniform();
  const factor = uniform() < 0.5 ? stretch : 1 / stretch;
  const moved = u * factor;
  return moved >= 1 || moved < LEAST || uniform() >= factor ? u : moved;
}

/** The same from whichever end: which is the bad one is not known. */
export function scaledFromEither(u: number, uniform: () => number): number {
  return uniform() < 0.5 ? scaled(u, uniform) : 1 - scaled(1 - u, uniform);
}
