// What goods under control before April 2025, as published by 30 June 2025, tell of a new one:
// scenarios/history/episode-prior.json, from which the calibration of that spring takes its prior.

import ln from '@stdlib/math-base-special-ln';
import {
  CHANNEL,
  type ChannelParameter,
  PARAMETERS,
  SETUP_STAGES,
  settingAt,
} from '../../../src/analysis/episodes/channel.ts';
import type { EpisodeSeries } from '../../../src/analysis/episodes/episode-series.ts';
import {
  type CompleteEpisodeOptions,
  fitGoods,
  posteriorOf,
} from '../../../src/analysis/episodes/fit-goods.ts';
import { licensedGoods } from '../../../src/analysis/episodes/hindcast-episodes.ts';
import { type Episodes, episodesKnownBy } from '../../../src/history/index.ts';
import { CONTROLS, CUT_OFF } from './goods.ts';

/** Draws in the file. */
const DRAWS = 500;

export interface Summary {
  readonly unit: string;
  /** At 5, 25, 50, 75 and 95 %. */
  readonly quantiles: readonly number[];
  /** Mean and standard deviation of the logarithm, or of the logit of a share. */
  readonly scale: 'log' | 'logit';
  readonly mean: number;
  readonly sd: number;
}

export interface EpisodePrior {
  readonly source: string;
  readonly knownBy: string;
  readonly controlledBefore: string;
  readonly learnedFrom: Readonly<Record<string, readonly string[]>>;
  readonly options: Omit<CompleteEpisodeOptions, 'months'>;
  readonly setupStages: number;
  readonly effectiveSize: number;
  readonly parameters: Readonly<Record<ChannelParameter, Summary>>;
  /** One list for each parameter, entry i of all of them being draw i. */
  readonly draws: Readonly<Record<ChannelParameter, readonly number[]>>;
}

/** Returns the goods that were under control before April 2025, as known by the cut-off. */
export function earlierGoods(episodes: Episodes): EpisodeSeries[] {
  const known = episodesKnownBy(episodes, CUT_OFF);
  const before = Object.entries(known.goods).filter(([, { inForce }]) => inForce.value < CONTROLS);
  return licensedGoods({ goods: Object.fromEntries(before) });
}

/** Returns the prior of a new good. */
export function episodePrior(episodes: Episodes, options: CompleteEpisodeOptions): EpisodePrior {
  const goods = earlierGoods(episodes);
  const fits = fitGoods(goods, options);
  const { draws, effectiveSize } = posteriorOf(fits, goods, DRAWS);
  const settings = draws.map(({ setting }) => settingAt(fits.flows.points[setting]!));
  const columns = PARAMETERS.map((name) => [name, settings.map((one) => one[name])] as const);
  const { settings: count, trials, seed } = options;
  return {
    source:
      'npm run docs:episodes: a licence channel fitted to scenarios/history/episodes.json (docs/episodes.md)',
    knownBy: CUT_OFF,
    controlledBefore: CONTROLS,
    learnedFrom: Object.fromEntries(goods.map(({ id, months }) => [id, months.map(({ month }) => month)])),
    options: { settings: count, trials, seed },
    setupStages: SETUP_STAGES,
    effectiveSize: Math.round(effectiveSize),
    parameters: Object.fromEntries(
      columns.map(([name, values]) => [name, summaryOf(name, values)]),
    ) as EpisodePrior['parameters'],
    draws: Object.fromEntries(
      columns.map(([name, values]) => [name, values.map(rounded)]),
    ) as unknown as EpisodePrior['draws'],
  };
}

function summaryOf(name: ChannelParameter, values: readonly number[]): Summary {
  const { unit } = CHANNEL[name];
  const scale = unit === 'share' ? 'logit' : 'log';
  const sorted = [...values].sort((a, b) => a - b);
  const moved = values.map((x) => (scale === 'logit' ? ln(x / (1 - x)) : ln(x)));
  const mean = moved.reduce((sum, x) => sum + x, 0) / moved.length;
  const variance = moved.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (moved.length - 1);
  return {
    unit,
    quantiles: [0.05, 0.25, 0.5, 0.75, 0.95].map((p) => rounded(sorted[Math.floor(p * sorted.length)]!)),
    scale,
    mean: rounded(mean),
    sd: rounded(Math.sqrt(variance)),
  };
}

function rounded(x: number): number {
  return Number(x.toPrecision(4));
}

/** The file: a list of numbers on one line. */
export function priorText(prior: EpisodePrior): string {
  const text = JSON.stringify(prior, null, 2);
  return `${text.replace(/\[\s+([^[\]{}]*?)\s+\]/g, (_, items: string) => `[${items.replace(/\s*\n\s*/g, ' ')}]`)}\n`;
}
