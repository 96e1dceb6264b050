import { checkList, checkObject } from '../../check.ts';
import { describe, rangeError } from '../../errors.ts';
import { type ProgressOptions, takeProgress } from '../../stats/progress.ts';
import { normalMembers, poolOf } from './episode-baselines.ts';
import { type EpisodeMark, type EpisodeMonthForecast, forecastOf, markOf, meanOf } from './episode-score.ts';
import {
  type EpisodeLike,
  type EpisodeSeries,
  isLicensed,
  monthsUnderControl,
  seriesOf,
} from './episode-series.ts';
import {
  type ChannelFits,
  type CompleteEpisodeOptions,
  type EpisodeOptions,
  fitGoods,
  posteriorOf,
  withDefaults,
} from './fit-goods.ts';
import { predictMonth } from './new-good.ts';

/** Episodes by good: those of `rare-earth-risk/history`, or of your own. */
export interface EpisodesLike {
  readonly goods: Readonly<Record<string, EpisodeLike>>;
}

/** Options of `hindcastEpisodes`. */
export interface EpisodeHindcastOptions extends EpisodeOptions {
  /** Goods that are learned from and scored; default all that are licensed. */
  readonly goods?: readonly string[];
  /**
   * What a good is forecast without: every good of its episode, which is the default, or itself alone.
   */
  readonly leaveOut?: 'episode' | 'good';
}

/** Other forecasts: the months of other goods; a usual month; and the channel without other goods. */
export type EpisodeBaseline = 'pool' | 'normal' | 'prior';

/** The forecast of one good from others, and its scores. */
export interface EpisodeForecast extends EpisodeMark {
  readonly id: string;
  readonly title: string;
  readonly learnedFrom: readonly string[];
  /** Months 1, 2, … under control. */
  readonly months: readonly EpisodeMonthForecast[];
  readonly baselines: Readonly<Record<EpisodeBaseline, EpisodeMark>>;
  /** What the weighted points of the hierarchy are worth, in independent ones. */
  readonly effectiveSize: number;
}

/** Leave-one-out forecasts of goods. Scores are means over goods; shares of months, over months. */
export interface EpisodeHindcast extends EpisodeMark {
  readonly goods: readonly EpisodeForecast[];
  readonly baselines: Readonly<Record<EpisodeBaseline, EpisodeMark>>;
  readonly scoredMonths: number;
  readonly settings: number;
  readonly trials: number;
}

/** Months that a good needs to be scored. */
const SCORED_MONTHS = 3;

/**
 * Forecasts each good under export control from the goods of other episodes, and scores the forecasts.
 *
 * The model of a good is one licence channel of this package: dead time, stalled applications, pace,
 * relapses. What goods have in common is a hierarchical prior. Nothing of the good, nor of those controlled
 * with it, is used.
 *
 * @param episodes - those of `rare-earth-risk/history`, or the user's own.
 * @throws {RangeError | TypeError} for options or episodes out of range.
 * @example
 * ```ts
 * import { hindcastEpisodes } from 'rare-earth-risk';
 * import { episodes } from 'rare-earth-risk/history';
 *
 * const { crps, baselines } = hindcastEpisodes(episodes, { settings: 64, trials: 2 });
 * console.log(crps < baselines.pool.crps); // true
 * ```
 */
export function hindcastEpisodes(
  episodes: EpisodesLike,
  options: EpisodeHindcastOptions = {},
): EpisodeHindcast {
  const all = withDefaults(options, ['goods', 'leaveOut']);
  const { leaveOut = 'episode' } = options;
  if (!['episode', 'good'].includes(leaveOut)) {
    throw rangeError(`Expected options.leaveOut to be one of episode, good, got ${describe(leaveOut)}`);
  }
  const { progress } = takeProgress(options);
  return leaveOneOut(licensedGoods(episodes, options.goods), all, leaveOut, undefined, progress);
}

/**
 * Forecasts each good from others.
 *
 * @param centre - as in `hyperparametersAt`.
 */
export function leaveOneOut(
  goods: readonly EpisodeSeries[],
  options: CompleteEpisodeOptions,
  leaveOut: 'episode' | 'good' = 'episode',
  centre?: readonly number[],
  progress: ProgressOptions = {},
): EpisodeHindcast {
  const scored = goods.filter(hasEnough(options.months));
  if (scored.length === 0) {
    throw rangeError(
      `Expected episodes to have a licensed good with ${SCORED_MONTHS} months under control, got none`,
    );
  }
  const fits = fitGoods(goods, options, centre, progress);
  const key = leaveOut === 'good' ? 'id' : 'episode';
  const forecasts = scored.map((good) => {
    const others = goods.filter((one) => one[key] !== good[key]);
    return forecastGood(fits, good, others, options.months);
  });
  const { settings, trials } = options;
  return { goods: forecasts, ...summaryOf(forecasts), settings, trials };
}

function hasEnough(last: number): (good: EpisodeSeries) => boolean {
  return ({ months }) => months.filter(({ number }) => number <= last).length >= SCORED_MONTHS;
}

/** Returns the goods that needed a licence and have a month under control. */
export function licensedGoods(episodes: EpisodesLike, only?: readonly string[]): EpisodeSeries[] {
  checkObject('episodes', episodes);
  checkObject('episodes.goods', episodes.goods);
  for (const [id, good] of Object.entries(episodes.goods)) checkObject(`episodes.goods.${id}`, good);
  if (only !== undefined) checkList('options.goods', only);
  for (const id of only ?? []) {
    if (typeof id !== 'string' || !Object.hasOwn(episodes.goods, id)) {
      const known = Object.keys(episodes.goods).join(', ');
      throw rangeError(`Expected options.goods to be of ${known}, got ${describe(id)}`);
    }
  }
  return Object.entries(episodes.goods)
    .filter(([id, good]) => isLicensed(good) && (only === undefined || only.includes(id)))
    .map(([id, good]) => seriesOf(id, good))
    .filter(({ months }) => months.length > 0);
}

/** Forecasts one good from others, all of which the channels were fitted to. */
export function forecastGood(
  fits: ChannelFits,
  good: EpisodeSeries,
  others: readonly EpisodeSeries[],
  months: number,
): EpisodeForecast {
  const { draws, effectiveSize } = posteriorOf(fits, others);
  const prior = posteriorOf(fits, []).draws;
  const by = (members: (one: ReturnType<typeof monthsUnderControl>[number]) => Float64Array) =>
    monthsUnderControl(good, months).map((one) => forecastOf(one, one.share, members(one)));
  const forecasts = by((one) => predictMonth(fits.flows, draws, one, fits.seed));
  const baselines = {
    pool: markOf(others.length === 0 ? [] : by(({ number }) => poolOf(others, number, months))),
    normal: markOf(by(normalMembers)),
    prior: markOf(by((one) => predictMonth(fits.flows, prior, one, fits.seed))),
  };
  const { id, title } = good;
  return {
    id,
    title,
    learnedFrom: others.map((one) => one.id),
    months: forecasts,
    ...markOf(forecasts),
    baselines,
    effectiveSize,
  };
}

function summaryOf(
  forecasts: readonly EpisodeForecast[],
): Pick<EpisodeHindcast, keyof EpisodeMark | 'baselines' | 'scoredMonths'> {
  const counts = forecasts.map(({ months }) => months.filter(({ observed }) => observed !== null).length);
  const scoredMonths = counts.reduce((a, b) => a + b, 0);
  const over = (of: (one: EpisodeForecast) => EpisodeMark): EpisodeMark => {
    const share = (key: 'in50' | 'in90'): number =>
      forecasts.reduce((sum, one, i) => sum + of(one)[key] * counts[i]!, 0) / scoredMonths;
    return { crps: meanOf(forecasts.map((one) => of(one).crps)), in50: share('in50'), in90: share('in90') };
  };
  return {
    ...over((one) => one),
    baselines: {
      pool: over(({ baselines }) => baselines.pool),
      normal: over(({ baselines }) => baselines.normal),
      prior: over(({ baselines }) => baselines.prior),
    },
    scoredMonths,
  };
}
