import { confidenceOf, type Estimate, requireEntries } from './estimate.ts';
import {
  logWealth,
  mixtureTrials,
  rejectionLevel,
  requireOneByOne,
  type SequenceOptions,
} from './mixture-martingale.ts';
import { proportion } from './proportion.ts';
import { sequentialMean } from './sequential-mean.ts';

/** Halvings of the unit interval: to the last bits. */
const HALVINGS = 52;

/**
 * Estimate of a probability whose interval may be looked at after every trial: with the stated confidence it covers the truth at all n at
 * once, whatever rule stops the run. Exact at every n, not asymptotic: the chances that the beta-binomial mixture martingale does not
 * reject (`logWealth`). With no trials the interval is [0, 1].
 */
export function sequentialProportion(
  successes: number,
  trials: number,
  options: SequenceOptions = {},
): Estimate {
  const confidence = confidenceOf(options);
  requireOneByOne(options);
  const { value, standardError } = proportion(successes, trials, { confidence });
  const level = rejectionLevel(options);
  const mixture = mixtureTrials(options);
  const lowEnd = (count: number): number =>
    count === 0 ? 0 : leastAccepted(count / trials, (p) => logWealth(count, trials, p, mixture) < level);
  const interval = [lowEnd(successes), 1 - lowEnd(trials - successes)] as const;
  return { value, standardError, interval, confidence, trials };
}

/**
 * Estimate of the chance of an event, from the entries of a column that show it, with an interval that holds at all n at once: exact by
 * `sequentialProportion`, or asymptotic by `sequentialMean` when entries carry weights.
 *
 * @throws {RangeError} for an empty column, or replicates.
 */
export function sequentialProbability(
  column: ArrayLike<number>,
  event: (entry: number) => boolean,
  options: SequenceOptions = {},
): Estimate {
  requireEntries(column);
  const shown = Float64Array.from(column, (entry) => (event(entry) ? 1 : 0));
  if (options.weights === undefined) {
    const successes = shown.reduce((sum, one) => sum + one, 0);
    return sequentialProportion(successes, shown.length, options);
  }
  const estimate = sequentialMean(shown, options);
  const [low, high] = estimate.interval;
  return { ...estimate, interval: [Math.max(0, low), Math.min(1, high)] };
}

/** The least chance not rejected. At the observed share the wealth is below 1, so that the end lies between it and 0. */
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
