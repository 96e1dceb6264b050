import type { TrialRange } from '../engine/run.ts';

/**
 * Ranges of a run in order. Each round of `workers` ranges takes half of what is left, so that ranges are few and yet the last ones are short: no worker waits
 * long for another. Each is made when it is asked for, as a long run has many.
 *
 * @param least - trials below which a round is no longer halved.
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
    const size = Math.ceil(half < least ? left / workers : Math.min(half, most));
    for (let worker = 0; worker < workers && left > 0; worker++) {
      const some = Math.min(size, left);
      yield { firstTrial: firstTrial + trials - left, trials: some };
      left -= some;
    }
  }
}
