import { checkObject, checkRecord } from '../../check.ts';
import { describe, rangeError } from '../../errors.ts';
import { takeProgress } from '../../stats/progress.ts';
import { type EpisodeLike, seriesOf } from './episode-series.ts';
import { type EpisodeOptions, fitGoods, withDefaults } from './fit-goods.ts';
import { type EpisodeForecast, type EpisodesLike, forecastGood, licensedGoods } from './hindcast-episodes.ts';

/** Options of `scoreEpisode`. */
export interface ScoreEpisodeOptions extends EpisodeOptions {
  /** The episodes that are learned from, such as those of `rare-earth-risk/history`. */
  readonly learnFrom: EpisodesLike;
}

/**
 * Forecasts an episode of your own from others, month by month, and scores what is known of it.
 *
 * Goods of `learnFrom` with the same `episode` are left out. Without months it is a forecast alone.
 *
 * @throws {RangeError | TypeError} for options or an episode out of range, with its path.
 * @example
 * ```ts
 * import { scoreEpisode } from 'rare-earth-risk';
 * import { episodes } from 'rare-earth-risk/history';
 *
 * const own = { inForce: '2026-01-06', base: 300, months: { '2026-02': 40, '2026-03': 150 } };
 * const { months } = scoreEpisode(own, { learnFrom: episodes, settings: 64, trials: 2 });
 * console.log(months[0]!.month, months[0]!.observed!.toFixed(2), months.length); // 2026-02 0.13 12
 * ```
 */
export function scoreEpisode(own: EpisodeLike, options: ScoreEpisodeOptions): EpisodeForecast {
  checkObject('own', own);
  checkRecord('options', options);
  const all = withDefaults(options, ['learnFrom']);
  const { kind = 'licence' } = own;
  if (kind !== 'licence') throw rangeError(`Expected own.kind to be licence, got ${describe(kind)}`);
  const good = seriesOf('own', own);
  const others = licensedGoods(options.learnFrom).filter((one) => one.episode !== good.episode);
  const fits = fitGoods(others, all, undefined, takeProgress(options).progress);
  return forecastGood(fits, good, others, all.months);
}
