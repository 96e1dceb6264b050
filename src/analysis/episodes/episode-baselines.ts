import { normalQuantile } from '../../random/normal.ts';
import type { EpisodeSeries } from './episode-series.ts';

/** Spread of a month about "normal": that of magnet exports in 2024, month by month. */
const NORMAL_SD = 0.13;

/** Returns the forecast "as ever": 1 ± 0.13 of the base, as evenly spaced quantiles. */
export function normalMembers(): Float64Array {
  return Float64Array.from({ length: 200 }, (_, i) => 1 + NORMAL_SD * normalQuantile((i + 0.5) / 200));
}

/**
 * Returns what other goods exported in months `number − 1` to `number + 1` under control, ascending; where
 * that is nothing, in the nearest months.
 *
 * @param months - the last month that counts.
 */
export function poolOf(others: readonly EpisodeSeries[], number: number, months: number): Float64Array {
  const all = others.flatMap((other) => other.months.filter((one) => one.number <= months));
  const nearest = all.reduce(
    (least, one) => Math.min(least, Math.abs(one.number - number)),
    Number.POSITIVE_INFINITY,
  );
  const reach = Math.max(1, nearest);
  const near = all.filter((one) => Math.abs(one.number - number) <= reach);
  return Float64Array.from(near, ({ share }) => share).sort();
}
