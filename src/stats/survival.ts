import { describe } from '../errors.ts';
import { flatBand, studentBand } from './confidence-band.ts';
import { chosenEntries, presentEntries, requireLength, requireNumbers } from './entries.ts';
import { checkEstimateOptions, type EstimateOptions } from './estimate.ts';
import { steps, tabulateTimes } from './kaplan-meier.ts';
import { weightedShare } from './probability.ts';
import { type SurvivalEstimate, survivalOfCounts } from './survival-of-counts.ts';
import { sampleOf } from './weighted-sample.ts';

export type { SurvivalEstimate } from './survival-of-counts.ts';

/** Options of an estimated survival curve. */
export interface SurvivalOptions extends EstimateOptions {
  /**
   * Entry i: 1 when the event happened at time i, 0 when entry i is censored then. Default: all
   * happened.
   */
  readonly observed?: ArrayLike<number>;
  /** Times at which to read the curve, ascending. Default: the distinct times of events. */
  readonly at?: readonly number[];
}

/**
 * Estimates a survival curve, S(t) = Π (1 − events / at risk), from times that may be censored (Kaplan
 * and Meier, JASA 53, 1958).
 *
 * Standard errors are Greenwood's (1926). Until the first censoring, S(t) is the share of entries above
 * t, with the intervals of `proportion`. After it the intervals are those of a beta product (Fay,
 * Brittain and Proschan, Biostatistics 14, 2013), which cover with few at risk too.
 *
 * The band is that of Hall and Wellner (Biometrika 67, 1980) up to the last time read, corrected for
 * curves that fall only on few days, and nowhere inside the pointwise interval. With `weights` it has
 * one width, from the maximum of a Brownian motion of the same variance, and is wider than needed. With
 * `replicates` it consists of Student's intervals at Šidák's level, and is wider still. Where no event
 * has happened, it is the interval of `proportion` for 0 events of n.
 *
 * @param times - time of event or of censoring of each entry, finite; entries without a time (NaN) are
 * left out, and `trials` is the number of the others.
 * @throws {TypeError | RangeError} for a column without values or of another kind, an infinite time, an
 * unknown option, `observed` that is not 0 or 1 for each entry, or `at` that does not ascend; for
 * weights or replicates together with an entry that is censored before the last time read.
 * @example
 * ```ts
 * import { kaplanMeier } from 'rare-earth-risk';
 * const { times, survival } = kaplanMeier([5, 8, 8, 12, 20], { observed: [1, 1, 0, 1, 0] });
 * console.log(times.join(', ')); // 5, 8, 12
 * console.log(survival.map(({ value }) => value.toFixed(2)).join(', ')); // 0.80, 0.60, 0.30
 * ```
 */
export function kaplanMeier(times: ArrayLike<number>, options: SurvivalOptions = {}): SurvivalEstimate {
  const confidence = checkEstimateOptions(options, ['observed', 'at']);
  const present = presentEntries(times, 'finite', 'times');
  const { observed, weights, replicates } = options;
  requireObserved(observed, times.length);
  requireAscending(options.at);
  const followed = present ? chosenEntries(times, present) : times;
  const table = tabulateTimes(followed, present && observed ? chosenEntries(observed, present) : observed);
  if (weights === undefined && replicates === undefined) {
    return survivalOfCounts(table, options.at, confidence);
  }
  const curve = steps(table);
  const at = options.at ?? curve.map(({ time }) => time);
  requireFollowed(times, observed, at);
  const sample = sampleOf(times.length, options);
  const alive = new Float64Array(times.length);
  const survival = at.map((time) => {
    for (let i = 0; i < alive.length; i++) alive[i] = times[i]! > time ? 1 : 0;
    return weightedShare(alive, present, { confidence, weights, replicates }, sample);
  });
  const changes = curve.filter(({ time }) => time <= at[at.length - 1]!).length;
  const band =
    replicates === undefined
      ? flatBand(times, at, survival, Float64Array.from(weights!), confidence)
      : studentBand(survival, changes, replicates, confidence);
  return { times: at, survival, band };
}

/** Throws an error unless `observed` is 0 or 1 for each entry, if given. */
export function requireObserved(observed: ArrayLike<number> | undefined, entries: number): void {
  if (observed === undefined) return;
  requireNumbers('options.observed', observed);
  requireLength('options.observed', observed, entries);
  for (let i = 0; i < entries; i++) {
    if (observed[i] === 0 || observed[i] === 1) continue;
    throw new RangeError(`Expected options.observed[${i}] to be 0 or 1, got ${describe(observed[i])}`);
  }
}

function requireAscending(at: readonly number[] | undefined): void {
  if (at === undefined) return;
  requireNumbers('options.at', at);
  for (let k = 0; k < at.length; k++) {
    if (Number.isFinite(at[k]) && !(at[k]! < at[k - 1]!)) continue;
    const rule = k > 0 ? `a finite number of at least ${at[k - 1]}, as times ascend` : 'a finite number';
    throw new RangeError(`Expected options.at[${k}] to be ${rule}, got ${describe(at[k])}`);
  }
}

/** Throws a RangeError for an entry that is censored before the last time read. */
function requireFollowed(
  times: ArrayLike<number>,
  observed: ArrayLike<number> | undefined,
  at: readonly number[],
): void {
  const last = at[at.length - 1] ?? Number.NEGATIVE_INFINITY;
  for (let i = 0; observed && i < times.length; i++) {
    if (observed[i] !== 0 || times[i]! > last) continue;
    throw new RangeError(
      `Expected weighted or replicated entries to be observed beyond ${last}, got one censored at ${times[i]}`,
    );
  }
}
