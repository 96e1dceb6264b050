import type { SamplePath } from '../model/sample-path.ts';

/**
 * Share of trials that are drawn from the scenario itself (a defensive mixture: Hesterberg,
 * Technometrics 37, 1995).
 */
export const DEFENSIVE_SHARE = 0.1;

/** Samples paths towards rare halts. */
export interface WeightedSampler {
  sample(trial: number): SamplePath;
  /** Returns the likelihood ratio of the path last sampled; its mean over all trials is 1. */
  weight(): number;
}
