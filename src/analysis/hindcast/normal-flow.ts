import type { ByPeriod, Observations } from '../../history/types.ts';

/** A month's tonnes as a share of a month of 2024, with the interval of the observation. */
export interface RelativeFlow {
  readonly place: string;
  readonly month: string;
  readonly value: number;
  readonly interval: readonly [low: number, high: number];
}

/**
 * Returns the months of customs data from `from` to `to` (`YYYY-MM`, inclusive) as shares of a normal
 * month.
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

/** Returns the tonnes of a normal month: the stated mean of 2024, else the mean of its known months. */
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
 * Returns each destination's share of the world's normal tonnes; they add up to 1.
 *
 * Europe's share is that of the first half of 2024. The rest of the world is added to `others`. Only data
 * published by January 2025 are used.
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

/** Destination of the model for a place of customs data that is not itself one. */
export const STANDS_FOR: Readonly<Record<string, string>> = { germany: 'eu' };
