import fc from 'fast-check';

const STEPS = 2 ** 30;

/**
 * A number spread evenly from `low` to `high`, off any grid. Not `fc.double`: that is even over the doubles there are, most
 * of which are next to nothing.
 */
export function between(low: number, high: number): fc.Arbitrary<number> {
  return fc.nat(STEPS).map((n) => low + ((high - low) * n) / STEPS);
}
