import type { ByPeriod, Observations } from '../../history/types.ts';

/** A month's tonnes against a month of 2024, and how far from it the truth may lie. */
export interface RelativeFlow {
  readonly place: string;
  readonly month: string;
  readonly value: number;
  readonly interval: readonly [low: number, high: number];
}

/**
 * Months of customs data from `from` to `to`, `YYYY-MM`, both included, as shares of the place's normal
 * month; places without one are left out.
 */
export function observedFlows(observations: Observations, from: string, to: string): RelativeFlow[] {
  const { tonnes } = observations['magnet-exports'];
  return Object.entries(tonnes).flatMap(([place, periods]) => {
    const normal = normalMonth(observations, place);
    return Object.entries(periods!)
      .filter(([period]) => /^\d{4}-\d{2}$/.test(period) && period >= from && period <= to)
      .map(
        ([
          month,
          {
            value,
            interval: [low, high],
          },
        ]) => ({
          place,
          month,
          value: value / normal,
          interval: [low / normal, high / normal] as const,
        }),
      );
  });
}

/** Tonnes of a normal month: the mean of 2024, else of those of its months that are known. */
export function normalMonth(observations: Observations, place: string): number {
  const { meanTonnesPerMonth, tonnes } = observations['magnet-exports'];
  const mean = (meanTonnesPerMonth as Record<string, ByPeriod | undefined>)[place]?.['2024'];
  if (mean) return mean.value;
  const known = Object.entries((tonnes as Record<string, ByPeriod | undefined>)[place] ?? {})
    .filter(([period]) => /^2024-\d{2}$/.test(period))
    .map(([, { value }]) => value);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

/**
 * What each destination of the model weighs in the world's flow, adding up to 1: its part of normal tonnes,
 * of which Europe's is that of the first half of 2024. What no destination stands for flows like `others`.
 * Needs nothing that was published after January 2025.
 */
export function worldWeights(observations: Observations, others: string): Record<string, number> {
  const world = normalMonth(observations, 'world');
  const { tonnes } = observations['magnet-exports'];
  const halfYear = (place: 'eu' | 'world'): number => tonnes[place]!['2024-01/2024-06']!.value;
  const weights: Record<string, number> = {
    us: normalMonth(observations, 'us') / world,
    eu: halfYear('eu') / halfYear('world'),
    japan: normalMonth(observations, 'japan') / world,
    korea: normalMonth(observations, 'korea') / world,
    india: normalMonth(observations, 'india') / world,
  };
  const rest = 1 - Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  weights[others] = (weights[others] ?? 0) + rest;
  return weights;
}

/** The destination of the model that a place of customs data stands for. */
export const STANDS_FOR: Readonly<Record<string, string>> = { germany: 'eu' };
