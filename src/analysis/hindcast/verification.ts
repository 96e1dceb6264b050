/** One thing that was observed, beside what the model would have told of it. */
export interface Verification {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly observed: number;
  /** How far from it the truth may lie. */
  readonly observedInterval: readonly [low: number, high: number];
  /** Median of the draws, and the central intervals that hold 50 and 90 % of them. */
  readonly median: number;
  readonly interval50: readonly [low: number, high: number];
  readonly interval90: readonly [low: number, high: number];
  /** Whether the observation lies in the central 90 %. */
  readonly inside: boolean;
  /** What the model would have told, once a draw. */
  readonly draws: Float64Array;
}

/** What was observed, before it meets the draws. */
export type Observation = Pick<Verification, 'id' | 'title' | 'unit' | 'observed' | 'observedInterval'>;

/** Sets an observation beside draws, of which those that are not numbers (no halt, no length) are left out. */
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

/** The least entry of a sorted list with at least a share p at or below it; NaN of none. */
function quantileOf(sorted: Float64Array, p: number): number {
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}
