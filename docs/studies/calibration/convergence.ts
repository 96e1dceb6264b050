// Whether chains agree: rank-normalised split R̂ and bulk effective sample size (Vehtari, Gelman,
// Simpson, Carpenter and
// Bürkner, Bayesian Analysis 16, 2021).

import { normalQuantile } from '../../../src/random/normal.ts';

/** Draws of one number: a list for each chain, in the order of the chain, all of one length. */
export type Chains = readonly ArrayLike<number>[];

/**
 * The larger of R̂ of the ranks (do the chains agree where they lie?) and of the folded ranks (and how
 * wide?).
 */
export function rankRHat(chains: Chains): number {
  const halves = split(chains);
  const median = middle(halves.flat());
  const folded = halves.map((chain) => chain.map((x) => Math.abs(x - median)));
  return Math.max(rHat(rankNormalised(halves)), rHat(rankNormalised(folded)));
}

/** Independent draws that would tell as much of the centre of the distribution as these. */
export function bulkEffectiveSize(chains: Chains): number {
  return effectiveSize(rankNormalised(split(chains)));
}

/** Each chain as its two halves. */
function split(chains: Chains): number[][] {
  return chains.flatMap((chain) => {
    const list = Array.from(chain);
    const half = Math.floor(list.length / 2);
    return [list.slice(0, half), list.slice(list.length - half)];
  });
}

/** Normal scores of the ranks among all draws; equal values share their mean rank. */
function rankNormalised(chains: readonly (readonly number[])[]): number[][] {
  const all = chains.flat();
  const order = all.map((_, i) => i).sort((a, b) => all[a]! - all[b]!);
  const scores = new Array<number>(all.length);
  for (let first = 0; first < order.length; ) {
    let last = first;
    while (last + 1 < order.length && all[order[last + 1]!] === all[order[first]!]) last += 1;
    const rank = (first + last) / 2 + 1;
    const score = normalQuantile((rank - 0.375) / (all.length + 0.25));
    for (let k = first; k <= last; k++) scores[order[k]!] = score;
    first = last + 1;
  }
  return chains.map(({ length }, c) => scores.slice(c * length, (c + 1) * length));
}

function rHat(chains: readonly (readonly number[])[]): number {
  const { within, total } = variances(chains);
  if (within === 0) return total === 0 ? 1 : Number.POSITIVE_INFINITY;
  return Math.sqrt(total / within);
}

/** Mean variance within chains, and the variance that all draws together estimate. */
function variances(chains: readonly (readonly number[])[]): { within: number; total: number } {
  const n = chains[0]!.length;
  const within = mean(chains.map(variance));
  const between = variance(chains.map(mean));
  return { within, total: ((n - 1) / n) * within + between };
}

/** Geyer's initial positive and monotone sequence of autocorrelations, over all chains. */
function effectiveSize(chains: readonly (readonly number[])[]): number {
  const n = chains[0]!.length;
  const all = n * chains.length;
  const { within, total } = variances(chains);
  if (total === 0) return all;
  const correlation = (lag: number): number =>
    1 - (within - mean(chains.map((c) => autocovariance(c, lag)))) / total;
  let sum = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let lag = 0; lag + 1 < n; lag += 2) {
    const pair = (lag === 0 ? 1 : correlation(lag)) + correlation(lag + 1);
    if (pair <= 0) break;
    least = Math.min(least, pair);
    sum += least;
  }
  // Antithetic draws may tell more than independent ones, but not without end.
  return Math.min(all / Math.max(2 * sum - 1, 1e-9), all * Math.log10(all));
}

function autocovariance(chain: readonly number[], lag: number): number {
  const centre = mean(chain);
  let sum = 0;
  for (let i = 0; i + lag < chain.length; i++) sum += (chain[i]! - centre) * (chain[i + lag]! - centre);
  return sum / (chain.length - 1);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

function variance(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, x) => sum + (x - centre) ** 2, 0) / (values.length - 1);
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
}
