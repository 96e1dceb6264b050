import { rankOf } from '../../stats/order-statistics.ts';
/** An observation, compared with the model's draws of it. */
export interface Verification {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly observed: number;
  /** Interval of the true value, as the source gives it. */
  readonly observedInterval: readonly [low: number, high: number];
  /** Median of the draws; NaN without draws. */
  readonly median: number;
  /** Central interval with 50 % of the draws. */
  readonly interval50: readonly [low: number, high: number];
  /** Central interval with 90 % of the draws. */
  readonly interval90: readonly [low: number, high: number];
  /** Whether the observation lies in the central 90 %. */
  readonly inside: boolean;
  /** Draws of the model, without NaN. */
  readonly draws: Float64Array;
}

/** An observation, before the comparison with draws. */
export type Observation = Pick<Verification, 'id' | 'title' | 'unit' | 'observed' | 'observedInterval'>;

/** Compares an observation with draws; NaN, as of the length of a halt that did not come, is left out. */
export function verification(observation: Observation, draws: Iterable<number>): Verification {
  const known = Float64Array.from(draws).filter((value) => !Number.isNaN(value));
  const sorted = known.slice().sort();
  const at = (p: number): number => quantileOf(sorted, p);
  const interval90 = [at(0.05), at(0.95)] as const;
  return {
    ...observation,
    median: at(0.5),
    interval50: [at(0.25), at(0.75)],
    interval90,
    inside: observation.observed >= interval90[0] && observation.observed <= interval90[1],
    draws: known,
  };
}

/**
 * Returns the least entry of a sorted list with at least a share p at or below it; NaN for an empty list.
 */
function quantileOf(sorted: Float64Array, p: number): number {
  return sorted[rankOf(sorted.length, p) - 1] ?? Number.NaN;
}
