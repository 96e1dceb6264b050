// How much better one set of predictions is than another, and how sure that is.

import { openStream } from '../../../src/random/stream.ts';

/** The scores of two predictions of one observation, 0 being perfect. */
export interface PairedScore {
  readonly place: string;
  readonly model: number;
  readonly baseline: number;
}

export interface Skill {
  /** 1 − mean score of the model / mean score of the baseline: 1 is perfect, 0 no better, below 0 worse. */
  readonly value: number;
  /** The central 90 % of the skill when places are drawn anew. */
  readonly interval90: readonly [low: number, high: number];
  /** Share of the draws in which the model is no better than the baseline. */
  readonly notBetter: number;
}

export interface SkillOptions {
  /** Default 2,000. */
  readonly resamples?: number;
  /** Default `skill`. */
  readonly seed?: string;
}

/**
 * Returns the skill over all pairs, with an interval from a bootstrap over places: as many as there are,
 * drawn with replacement, each with all its pairs, as the months of a place err together. The same seed
 * draws the same places, whatever the scores.
 *
 * @throws {RangeError} for no pairs.
 */
export function skillOf(
  pairs: readonly PairedScore[],
  { resamples = 2000, seed = 'skill' }: SkillOptions = {},
): Skill {
  if (pairs.length === 0) throw new RangeError('Expected at least one pair of scores, got none');
  const places = [...new Set(pairs.map(({ place }) => place))].sort();
  const sums = places.map((place) => sumOf(pairs.filter((pair) => pair.place === place)));
  const stream = openStream(seed, 'places');
  const draws = Float64Array.from({ length: resamples }, (_, r) =>
    ratioSkill(places.map((_, j) => sums[Math.floor(stream.uniform(r, j) * places.length)]!)),
  ).sort();
  return {
    value: ratioSkill(sums),
    interval90: [quantile(draws, 0.05), quantile(draws, 0.95)],
    notBetter: draws.filter((skill) => skill <= 0).length / resamples,
  };
}

type Sums = Pick<PairedScore, 'model' | 'baseline'>;

function sumOf(pairs: readonly Sums[]): Sums {
  return {
    model: pairs.reduce((sum, { model }) => sum + model, 0),
    baseline: pairs.reduce((sum, { baseline }) => sum + baseline, 0),
  };
}

function ratioSkill(sums: readonly Sums[]): number {
  const { model, baseline } = sumOf(sums);
  return 1 - model / baseline;
}

/** The least entry of a sorted list with at least a share p at or below it. */
function quantile(sorted: Float64Array, p: number): number {
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)]!;
}
