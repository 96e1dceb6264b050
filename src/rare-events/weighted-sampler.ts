import type { SamplePath } from '../model/sample-path.ts';

/** Share of trials that are drawn as they come, whatever the others are drawn from. */
export const DEFENSIVE_SHARE = 0.1;

/** A dealer of weather drawn towards rare halts, which knows how much each counts. */
export interface WeightedSampler {
  sample(trial: number): SamplePath;
  /** Weight of the weather last dealt; mean 1 over all trials. */
  weight(): number;
}
