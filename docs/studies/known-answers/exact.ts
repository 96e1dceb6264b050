// Intervals that rest on a count of entries alone: their coverage is a sum of binomial chances, and nothing
// is drawn.

import { type Estimate, kaplanMeier, probability, quantile } from '../../../src/index.ts';
import { holds, N } from './entries.ts';

/** A kind of interval whose coverage is known. */
export interface ExactKind {
  readonly name: string;
  /** Whether the interval holds the truth when `count` entries lie on the side that has the chance p. */
  readonly held: (p: number) => (count: number) => boolean;
}

/** N entries, of which the first `count` are 1 and the others 0. */
const shown = (count: number): Float64Array => new Float64Array(N).fill(1, 0, count);

/** The estimates of all counts are made once. */
function ofCounts(name: string, estimate: (column: Float64Array) => Estimate): ExactKind {
  const made: Estimate[] = [];
  return {
    name,
    held: (p) => (count) => {
      made[count] ??= estimate(shown(count));
      return holds(made[count], p);
    },
  };
}

const isOne = (entry: number): boolean => entry === 1;

export const EXACT: readonly ExactKind[] = [
  ofCounts('probability p, Wilson', (column) => probability(column, isOne)),
  ofCounts('probability p, Clopper–Pearson (at least)', (column) =>
    probability(column, isOne, { method: 'clopper-pearson' }),
  ),
  {
    name: 'p-quantile',
    held: (p) => {
      // Of entries that are their own ranks the ends are ranks.
      const [low, high] = quantile(
        Array.from({ length: N }, (_, i) => i + 1),
        p,
      ).interval;
      return (count) => low <= count && count < high;
    },
  },
  ofCounts('Kaplan–Meier where survival is p', (column) => kaplanMeier(column, { at: [0.5] }).survival[0]!),
];

/** Share of all futures in which an interval holds the truth. */
export function exactCoverage({ held }: ExactKind, p: number): number {
  const holdsAt = held(p);
  return binomial(p).reduce((total, chance, count) => (holdsAt(count) ? total + chance : total), 0);
}

/** Chances of 0 … N successes, outwards from the most likely number. */
function binomial(p: number): Float64Array {
  const chances = new Float64Array(N + 1);
  const middle = Math.floor((N + 1) * p);
  chances[middle] = 1;
  for (let k = middle; k < N; k++) chances[k + 1] = (chances[k]! * (N - k) * p) / ((k + 1) * (1 - p));
  for (let k = middle; k > 0; k--) chances[k - 1] = (chances[k]! * k * (1 - p)) / ((N - k + 1) * p);
  const sum = chances.reduce((a, b) => a + b, 0);
  return chances.map((chance) => chance / sum);
}
