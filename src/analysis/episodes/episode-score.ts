import { crps } from '../../stats/crps.ts';
import type { EpisodeMonth } from './episode-series.ts';

/** How forecasts of months did. */
export interface EpisodeMark {
  /** Mean continuous ranked probability score, in shares of the base; NaN without a month. */
  readonly crps: number;
  /** Share of months within the central 50 and 90 %. */
  readonly in50: number;
  readonly in90: number;
}

/** The forecast of one month, in shares of the base. */
export interface EpisodeMonthForecast {
  readonly month: string;
  /** 1 for the first full month under control. */
  readonly number: number;
  /** `null` where nothing is known. */
  readonly observed: number | null;
  readonly median: number;
  readonly interval50: readonly [low: number, high: number];
  readonly interval90: readonly [low: number, high: number];
  readonly crps: number | null;
}

/** Returns the forecast of a month from sorted members, beside what was observed. */
export function forecastOf(
  month: Pick<EpisodeMonth, 'month' | 'number'>,
  observed: number | null,
  members: Float64Array,
): EpisodeMonthForecast {
  const at = (p: number): number => quantileOf(members, p);
  return {
    month: month.month,
    number: month.number,
    observed,
    median: at(0.5),
    interval50: [at(0.25), at(0.75)],
    interval90: [at(0.05), at(0.95)],
    crps: observed === null ? null : crps(members, observed),
  };
}

/** Returns the scores of those months of which something was observed. */
export function markOf(months: readonly EpisodeMonthForecast[]): EpisodeMark {
  const seen = months.filter((one) => one.observed !== null);
  const inside = ({ observed }: EpisodeMonthForecast, [low, high]: readonly [number, number]): number =>
    observed! >= low && observed! <= high ? 1 : 0;
  return {
    crps: meanOf(seen.map((one) => one.crps!)),
    in50: meanOf(seen.map((one) => inside(one, one.interval50))),
    in90: meanOf(seen.map((one) => inside(one, one.interval90))),
  };
}

/** Returns the mean; NaN of nothing. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

/** Returns a quantile of sorted members, between two of them by straight line. */
function quantileOf(members: Float64Array, p: number): number {
  const place = p * (members.length - 1);
  const below = members[Math.floor(place)]!;
  return below + (place - Math.floor(place)) * (members[Math.ceil(place)]! - below);
}
