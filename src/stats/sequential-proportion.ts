import { checkFunction } from '../check.ts';
import { chosenEntries, presentEntries } from './entries.ts';
import { confidenceOf, type Estimate } from './estimate.ts';
import {
  checkSequenceOptions,
  logWealth,
  mixtureTrials,
  rejectionLevel,
  requireIndependent,
  type SequenceOptions,
} from './mixture-martingale.ts';
import { proportion } from './proportion.ts';
import { sequentialMean } from './sequential-mean.ts';

/** Bisections of the unit interval, to the last bit of a double. */
const HALVINGS = 52;

/**
 * Estimates a probability with an interval that stays valid when a run stops at any time, by whatever rule.
 *
 * With chance `confidence` it covers the true probability at all n at once: it holds those that the
 * beta-binomial mixture martingale (`logWealth`) does not reject. This is exact, not asymptotic. Without
 * trials it is [0, 1].
 */
export function sequentialProportion(
  successes: number,
  trials: number,
  options: SequenceOptions = {},
): Estimate {
  const confidence = confidenceOf(options);
  requireIndependent(options);
  const { value, standardError } = proportion(successes, trials, { confidence });
  const level = rejectionLevel(options);
  const mixture = mixtureTrials(options);
  const lowEnd = (count: number): number =>
    count === 0 ? 0 : leastAccepted(count / trials, (p) => logWealth(count, trials, p, mixture) < level);
  const interval = [lowEnd(successes), 1 - lowEnd(trials - successes)] as const;
  return { value, standardError, interval, confidence, trials };
}

/**
 * Estimates the chance of an event, with an interval that stays valid when a run stops at any time.
 *
 * The chance is the share of a column's entries for which `event` is true. With chance `confidence` the
 * interval covers it at all n at once: exactly, by a beta-binomial mixture martingale (Howard, Ramdas,
 * McAuliffe and Sekhon, Annals of Statistics 49, 2021), or asymptotically, as in `sequentialMean`, when
 * entries have weights.
 *
 * @param column - any unit; entries without a value (NaN) are left out, and `trials` is the number of the
 * others.
 * @throws {TypeError | RangeError} for a column without values or of another kind, an unknown option,
 * weights that do not fit it, or replicates.
 * @example
 * ```ts
 * import { sequentialProbability } from 'rare-earth-risk';
 * const firstHaltDay = Array.from({ length: 500 }, (_, i) => (i % 4 === 0 ? 30 : 90));
 * const { value, interval } = sequentialProbability(firstHaltDay, (day) => day < 90);
 * console.log(value); // 0.25
 * console.log(interval.map((end) => end.toFixed(3)).join(' to ')); // 0.192 to 0.315
 * ```
 */
export function sequentialProbability(
  column: ArrayLike<number>,
  event: (entry: number) => boolean,
  options: SequenceOptions = {},
): Estimate {
  checkSequenceOptions(options);
  checkFunction('event', event);
  const present = presentEntries(column, 'any');
  const shown = Float64Array.from(column, (entry) => (Number.isNaN(entry) ? entry : event(entry) ? 1 : 0));
  if (options.weights === undefined) {
    const marks = present ? chosenEntries(shown, present) : shown;
    const successes = marks.reduce((sum, one) => sum + one, 0);
    return sequentialProportion(successes, marks.length, options);
  }
  const estimate = sequentialMean(shown, options);
  const [low, high] = estimate.interval;
  return { ...estimate, interval: [Math.max(0, low), Math.min(1, high)] };
}

/**
 * Returns the least chance that is not rejected: between 0 and the observed share, whose wealth is below 1.
 */
function leastAccepted(observed: number, accept: (p: number) => boolean): number {
  let rejected = 0;
  let accepted = observed;
  for (let i = 0; i < HALVINGS; i++) {
    const p = (rejected + accepted) / 2;
    if (accept(p)) accepted = p;
    else rejected = p;
  }
  return rejected;
}
