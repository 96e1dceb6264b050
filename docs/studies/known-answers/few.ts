// Intervals where few entries tell anything: rare losses, ties at a cap, few at risk.

import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import { kaplanMeier, mean, tailMean } from '../../../src/index.ts';
import { normalQuantile } from '../../../src/random/normal.ts';
import { type Entries, holds, type Kind } from './entries.ts';

const RUNS = 4000;

/** The largest loss that the rows with a bound allow, far beyond those drawn. */
const BOUND = 100;

/** Shares of entries at the cap, around the tail of a twentieth. */
export const TIES: readonly number[] = [0.04, 0.045, 0.049, 0.05, 0.055, 0.07];

/** Values of a survival curve. */
export const AT_RISK: readonly number[] = [0.05, 0.1, 0.3, 0.5, 0.7, 0.9];

interface Law {
  readonly name: string;
  readonly mean: number;
  of(u: number): number;
}

const LAWS: readonly Law[] = [
  { name: 'exponential', mean: 1, of: (u) => -ln(u) },
  { name: 'lognormal, σ = 1', mean: exp(0.5), of: (u) => exp(normalQuantile(u)) },
  { name: 'lognormal, σ = 1.5', mean: exp(1.125), of: (u) => exp(1.5 * normalQuantile(u)) },
];

function losses(run: Entries, p: number, law: Law): Float64Array {
  const comes = run.uniforms();
  return run.uniforms().map((u, i) => (comes[i]! < p ? law.of(u) : 0));
}

/** Means of losses that come with chance p. */
export const LOSSES: readonly Kind[] = LAWS.flatMap((law): Kind[] => [
  {
    name: `mean of ${law.name} losses (few)`,
    runs: RUNS,
    held: (run, p) => holds(mean(losses(run, p, law), { method: 'hall' }), p * law.mean),
  },
  ...(law.name === 'exponential'
    ? [
        {
          name: `mean of ${law.name} losses, bounded (few)`,
          runs: RUNS,
          held: (run: Entries, p: number) =>
            holds(mean(losses(run, p, law), { method: 'hall', least: 0, most: BOUND }), p * law.mean),
        },
      ]
    : []),
]);

const [CAP, BELOW, ORDER] = [365, 300, 0.95];

/** The mean of the largest twentieth, a share of which is at the cap. */
function tailOf(share: number): number {
  const rest = Math.max(0, 1 - ORDER - share);
  const conditional = BELOW * (1 - rest / (2 * (1 - share)));
  return (Math.min(share, 1 - ORDER) * CAP + rest * conditional) / (1 - ORDER);
}

/** Tail means of entries of which a share p is at a cap. */
export const CAPPED: readonly Kind[] = [
  {
    name: 'tail mean with a cap (few)',
    runs: RUNS,
    held: (run, p) => {
      const capped = run.uniforms();
      const column = run.uniforms().map((u, i) => (capped[i]! < p ? CAP : BELOW * u));
      const [low, high] = tailMean(column, ORDER, { most: CAP }).interval;
      const truth = tailOf(p);
      // A truth at the cap is an end of its interval, but for rounding.
      return low <= truth * (1 + 1e-12) && truth <= high * (1 + 1e-12);
    },
  },
];

/** Kaplan and Meier's curve of n entries that are censored at some rate. */
export const FEW_AT_RISK: readonly Kind[] = [
  [20, 1],
  [20, 3],
  [50, 1],
  [200, 3],
].map(([n, rate]) => ({
  name: `Kaplan–Meier, ${n} entries, censored at rate ${rate} (few)`,
  runs: RUNS,
  held: (run, p) => {
    const deaths = run.exponentials().subarray(0, n);
    const stops = run.exponentials().subarray(0, n);
    const times = deaths.map((time, i) => Math.min(time, stops[i]! / rate!));
    const observed = deaths.map((time, i) => (time <= stops[i]! / rate! ? 1 : 0));
    return holds(kaplanMeier(times, { observed, at: [-ln(p)] }).survival[0]!, p);
  },
}));
