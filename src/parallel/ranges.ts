import type { TrialRange } from '../engine/run.ts';

/**
 * Yields the ranges of a run in order, as guided self-scheduling does (Polychronopoulos and Kuck, 1987).
 *
 * Each round of `workers` ranges takes half of what is left. So ranges are few, and the last ones are
 * short enough that no worker waits long for another.
 *
 * @param least - trials below which a round takes all that is left.
 * @param most - trials of the longest range.
 */
export function* rangesOf(
  { firstTrial, trials }: TrialRange,
  workers: number,
  least: number,
  most: number,
): Generator<TrialRange, void, undefined> {
  for (let left = trials; left > 0; ) {
    const half = left / (2 * workers);
    const size = Math.ceil(Math.min(most, half < least ? left / workers : half));
    for (let worker = 0; worker < workers && left > 0; worker++) {
      const some = Math.min(size, left);
      yield { firstTrial: firstTrial + trials - left, trials: some };
      left -= some;
    }
  }
}
