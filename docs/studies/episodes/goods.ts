// Which goods the study shows, and how much it simulates.

import type { CompleteEpisodeOptions } from '../../../src/analysis/episodes/fit-goods.ts';

export const OPTIONS: CompleteEpisodeOptions = { settings: 1024, trials: 8, seed: 'episodes', months: 12 };

/** Goods of the review whose baseline the aim names: 0.29 over 44 months. */
export const FIVE: readonly string[] = ['gallium', 'germanium', 'graphite', 'antimony', 'dysprosium'];

/** The day on which the spring of 2025 is forecast, and the first day of its controls. */
export const CUT_OFF = '2025-06-30';
export const CONTROLS = '2025-04-04';
