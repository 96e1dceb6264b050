import fc from 'fast-check';

const STEPS = 2 ** 30;

/**
 * Returns numbers distributed uniformly from `low` to `high`. `fc.double` is uniform over all doubles,
 * most of which are nearly 0.
 */
export function between(low: number, high: number): fc.Arbitrary<number> {
  return fc.nat(STEPS).map((n) => low + ((high - low) * n) / STEPS);
}
