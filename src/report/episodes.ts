import type { EpisodeMark, EpisodeMonthForecast } from '../analysis/episodes/episode-score.ts';
import type { EpisodeForecast, EpisodeHindcast } from '../analysis/episodes/hindcast-episodes.ts';
import { table, wrap } from './layout.ts';

/** Returns leave-one-out forecasts as text: scores by good, beside those of rules without a model. */
export function episodesText(hindcast: EpisodeHindcast): string {
  const { goods, baselines, scoredMonths, in90 } = hindcast;
  return [
    wrap(
      `${goods.length} goods under export control, each forecast from the others: ${scoredMonths} months, ${percent(in90)} of them in the central 90 %. \
Scores are means over goods of the CRPS, in shares of a usual month; 0 is perfect.`,
    ),
    table([
      ['', 'CRPS', 'in 50 %', 'in 90 %', 'pool', 'normal', 'prior'],
      ...goods.map((one) => [one.title, ...marks(one), ...crpsOf(one)]),
      ['all', ...marks(hindcast), ...crpsOf({ baselines })],
    ]),
  ].join('\n\n');
}

/** Returns the forecast of one good as text, month by month. */
export function episodeText(forecast: EpisodeForecast): string {
  const { title, learnedFrom, months, baselines } = forecast;
  const known = months.some(({ observed }) => observed !== null);
  const scores = `CRPS ${forecast.crps.toFixed(2)}; pool ${baselines.pool.crps.toFixed(2)}, normal ${baselines.normal.crps.toFixed(2)}.`;
  return [
    wrap(
      `${title}, forecast from ${learnedFrom.join(', ')}, in shares of a usual month.${known ? ` ${scores}` : ''}`,
    ),
    table([['', 'observed', 'median', 'central 90 %', ''], ...months.map(monthRow)]),
  ].join('\n\n');
}

function marks({ crps, in50, in90 }: EpisodeMark): string[] {
  return [crps.toFixed(2), percent(in50), percent(in90)];
}

function crpsOf({ baselines: { pool, normal, prior } }: Pick<EpisodeForecast, 'baselines'>): string[] {
  return [pool, normal, prior].map(({ crps }) => (Number.isNaN(crps) ? '–' : crps.toFixed(2)));
}

function monthRow({ month, observed, median, interval90 }: EpisodeMonthForecast): string[] {
  const [low, high] = interval90;
  const isOutside = observed !== null && (observed < low || observed > high);
  return [
    month,
    observed === null ? '–' : observed.toFixed(2),
    median.toFixed(2),
    `${low.toFixed(2)} … ${high.toFixed(2)}`,
    isOutside ? 'outside' : '',
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
