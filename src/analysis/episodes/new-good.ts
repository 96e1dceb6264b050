import { exp, ln } from '../../random/elementary-functions.ts';
import { normalQuantile } from '../../random/normal.ts';
import { openStream } from '../../random/stream.ts';
import type { ChannelFlows } from './channel-flows.ts';
import type { EpisodeMonth } from './episode-series.ts';
import { FLOOR, type Hyperparameters, TAUS, weighSettings } from './hierarchy.ts';

/** One draw of what a good that has not been seen may be: a simulated path, and the error of its months. */
export interface NewGood {
  readonly setting: number;
  readonly path: number;
  readonly tau: number;
}

/** Returns draws of a good that has not been seen, of equal weight. */
export function drawNewGoods(
  flows: ChannelFlows,
  hyperparameters: readonly Hyperparameters[],
  weights: Float64Array,
  count: number,
  seed: string,
): NewGood[] {
  const stream = openStream(seed, 'new-good');
  const ratios = new Float64Array(flows.settings);
  let weighed = -1;
  let h = 0;
  let upTo = weights[0]!;
  return Array.from({ length: count }, (_, i) => {
    // Systematic resampling of the hyperparameters, then one setting by its weight and one of its paths.
    while (upTo < (i + stream.uniform(0, 0)) / count && h < weights.length - 1) upTo += weights[++h]!;
    if (weighed !== h) weighSettings(hyperparameters[h]!, flows, ratios);
    weighed = h;
    const setting = pick(ratios, stream.uniform(i, 1));
    const trial = Math.floor(stream.uniform(i, 2) * flows.trials);
    return { setting, path: setting * flows.trials + trial, tau: TAUS[hyperparameters[h]!.tau]! };
  });
}

function pick(weights: Float64Array, uniform: number): number {
  let left = uniform * weights.reduce((a, b) => a + b, 0);
  for (let m = 0; m < weights.length; m++) {
    left -= weights[m]!;
    if (left < 0) return m;
  }
  return weights.length - 1;
}

/** Returns what customs would report of a month, by draw: shares of the base, in ascending order. */
export function predictMonth(
  flows: ChannelFlows,
  draws: readonly NewGood[],
  { month, from, to }: Pick<EpisodeMonth, 'month' | 'from' | 'to'>,
  seed: string,
): Float64Array {
  const stream = openStream(seed, `month/${month}`);
  return Float64Array.from(draws, ({ path, tau }, i) => {
    const error = tau * normalQuantile(stream.uniform(i, 0)) - (tau * tau) / 2;
    return Math.max(0, exp(ln(flows.between(path, from, to) + FLOOR) + error) - FLOOR);
  }).sort();
}
