// Whether ranks are uniform.

import { gammaCdf } from '../../../src/random/gamma.ts';

/** Bins of the chi-square test. */
const BINS = 10;

export interface Uniformity {
  /** Of Pearson's chi-square test that the ranks are uniform over ten bins. */
  readonly pValue: number;
  /** Shares of the truths in the central 50 and 90 % of their posteriors. */
  readonly in50: number;
  readonly in90: number;
}

/** Tests ranks from 0 to `draws`, a number that with 1 more is a multiple of ten. */
export function uniformity(ranks: readonly number[], draws: number): Uniformity {
  const counts = new Array<number>(BINS).fill(0);
  for (const rank of ranks) counts[Math.floor((rank * BINS) / (draws + 1))]! += 1;
  const expected = ranks.length / BINS;
  const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  const within = (share: number): number => {
    const cut = ((1 - share) / 2) * (draws + 1);
    return ranks.filter((rank) => rank >= cut && rank < draws + 1 - cut).length / ranks.length;
  };
  return { pValue: 1 - gammaCdf((BINS - 1) / 2, statistic / 2), in50: within(0.5), in90: within(0.9) };
}
