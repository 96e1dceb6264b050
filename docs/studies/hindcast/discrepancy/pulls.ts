// Draws of the discrepancy given months that were published, by Matheron's rule.

import { normalQuantile } from '../../../../src/random/normal.ts';
import { openStream } from '../../../../src/random/stream.ts';
import type { FlowFact } from '../../calibration/known-facts.ts';
import type { Conditioned } from './condition.ts';
import type { Paths } from './paths.ts';

/**
 * Returns, for each member of the forecast, by how much each known month pulls its path.
 *
 * An unconditional path and its observations are drawn, and their distance from what was observed is spread
 * by the gain of the conditional mean. Conditional δ of any month is then its path plus the covariance with
 * the known months times these numbers.
 *
 * @param chosen - the member of the fit that each member of the forecast is.
 * @param paths - for σ = 1.
 */
export function pullsOf(
  facts: readonly FlowFact[],
  chosen: Uint32Array,
  sigmas: Float64Array,
  paths: Paths,
  conditionMember: (member: number) => Conditioned,
  seed: string,
): Float64Array[] {
  if (facts.length === 0) return Array.from(chosen, () => new Float64Array(0));
  const streams = facts.map(({ place, month }) => openStream(seed, `observation/${place}/${month}`));
  let last: { readonly member: number; readonly of: Conditioned } | undefined;
  return Array.from(chosen, (member, s) => {
    // The same member comes several times in a row.
    if (last?.member !== member) last = { member, of: conditionMember(member) };
    const { z, slope, error, solve } = last.of;
    const distance = z.map((value, j) => {
      const { place, month } = facts[j]!;
      const delta = sigmas[s]! * paths[place]![month]![s]!;
      return value - slope[j]! * delta - error[j]! * normalQuantile(streams[j]!.uniform(s, 0));
    });
    return solve(distance).map((x, j) => slope[j]! * x);
  });
}
