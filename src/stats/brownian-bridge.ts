import erfc from '@stdlib/math-base-special-erfc';
import exp from '@stdlib/math-base-special-exp';

/**
 * Returns the height ±c within which a Brownian bridge on [0, 1] stays up to `end`, with the given
 * confidence.
 *
 * For 0.95 and the whole bridge it is 1.358, Kolmogorov's; for a part of it, less (Hall and Wellner,
 * Biometrika 67, 1980, equation 2.9).
 *
 * @param end - in (0, 1].
 */
export function bridgeHeight(confidence: number, end: number): number {
  let low = 0;
  let high = 10;
  // Sixty bisections are exact to a rounding error.
  for (let step = 0; step < 60; step++) {
    const height = (low + high) / 2;
    if (chanceWithin(height, end) < confidence) low = height;
    else high = height;
  }
  return (low + high) / 2;
}

/** Returns the chance that a Brownian bridge stays within ±`height` up to `end`. */
function chanceWithin(height: number, end: number): number {
  const stretch = Math.sqrt((1 - end) / end);
  const upper = (x: number): number => erfc(x * Math.SQRT1_2) / 2;
  const shift = end < 1 ? (stretch / (1 - end)) * height : Number.POSITIVE_INFINITY;
  let chance = 1 - 2 * upper(shift);
  let sign = -1;
  for (let k = 1; k < 1000; k++) {
    const decay = exp(-2 * k * k * height * height);
    const middle = 2 * k * stretch * height;
    const mass = end < 1 ? upper(middle - shift) - upper(middle + shift) : 1;
    chance += 2 * sign * decay * mass;
    sign = -sign;
    if (decay < 1e-17 || middle - shift > 9) break;
  }
  return Math.min(1, Math.max(0, chance));
}
