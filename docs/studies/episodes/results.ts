// Everything that the page and its pictures show, from one run.

import { fitGoods } from '../../../src/analysis/episodes/fit-goods.ts';
import {
  type EpisodeForecast,
  type EpisodeHindcast,
  forecastGood,
  leaveOneOut,
  licensedGoods,
} from '../../../src/analysis/episodes/hindcast-episodes.ts';
import { episodes } from '../../../src/history/index.ts';
import { type ChainCheck, checkByChains } from './chains.ts';
import { CONTROLS, FIVE, OPTIONS } from './goods.ts';
import { type EpisodePrior, earlierGoods, episodePrior } from './prior.ts';

/** A leave-one-out run with one thing changed. */
export interface Variant {
  readonly title: string;
  readonly hindcast: EpisodeHindcast;
}

export interface Results {
  readonly hindcast: EpisodeHindcast;
  readonly variants: readonly Variant[];
  /** Goods of April 2025 from those before, as known on 30 June 2025. */
  readonly april: readonly EpisodeForecast[];
  readonly prior: EpisodePrior;
  readonly chains: ChainCheck;
}

/** Priors moved by a standard deviation in dead time, stalled share, pace, relapses and their depth. */
const KIND = [-1, -1, 1, -1, -1];
const HARSH = [1, 1, -1, 1, 1];

export function results(): Results {
  const goods = licensedGoods(episodes);
  const five = licensedGoods(episodes, FIVE);
  const hindcast = leaveOneOut(goods, OPTIONS);
  const earlier = earlierGoods(episodes);
  const fits = fitGoods(earlier, OPTIONS);
  const spring = goods.filter(({ id }) => episodes.goods[id]!.inForce.value === CONTROLS);
  const here: Variant[] = [
    { title: 'five goods, each left out by itself', hindcast: leaveOneOut(five, OPTIONS, 'good') },
    { title: 'five goods, by episode', hindcast: leaveOneOut(five, OPTIONS) },
    { title: 'all goods, each left out by itself', hindcast: leaveOneOut(goods, OPTIONS, 'good') },
    { title: 'a kind prior', hindcast: leaveOneOut(goods, OPTIONS, 'episode', KIND) },
    { title: 'a harsh prior', hindcast: leaveOneOut(goods, OPTIONS, 'episode', HARSH) },
  ];
  return {
    hindcast,
    april: spring.map((good) => forecastGood(fits, good, earlier, OPTIONS.months)),
    prior: episodePrior(episodes, OPTIONS),
    chains: checkByChains(fits, earlier),
    // Another seed simulates anew, so it comes last.
    variants: [
      ...here,
      { title: 'another seed', hindcast: leaveOneOut(goods, { ...OPTIONS, seed: 'episodes-b' }) },
    ],
  };
}
