import { describe } from '../errors.ts';
import { type Band, flatBand, greenwoodBand, studentBand } from './confidence-band.ts';
import { confidenceOf, type Estimate, type EstimateOptions, requireEntries } from './estimate.ts';
import { type Step, steps } from './kaplan-meier.ts';
import { weightedShare } from './probability.ts';
import { wilsonLow } from './proportion.ts';
import { sampleOf } from './weighted-sample.ts';

/** Options of an estimated survival curve. */
export interface SurvivalOptions extends EstimateOptions {
  /** Entry i: 1 when the event happened at time i, 0 when entry i is censored then. Default: all happened. */
  readonly observed?: ArrayLike<number>;
  /** Times at which to read the curve, ascending. Default: the distinct times of events. */
  readonly at?: readonly number[];
}

/** An estimated survival curve, read at some times. */
export interface SurvivalEstimate {
  /** Times at which the curve is read, ascending, in the unit of the column. */
  readonly times: readonly number[];
  /** Entry k: the chance that the event comes after times[k]; each interval holds for its own time. */
  readonly survival: readonly Estimate[];
  /** Entry k: low and high end of a band that covers the whole curve at once, up to the last of the times. */
  readonly band: Band;
}

/**
 * Estimates a survival curve, S(t) = Π (1 − events / at risk), from times that may be censored (Kaplan
 * and Meier, JASA 53, 1958).
 *
 * Standard errors are Greenwood's (1926). Pointwise intervals are Wilson's, for the number of uncensored
 * entries that would have the same error (Rothman, Journal of Chronic Diseases 31, 1978). Without
 * censoring, S(t) is the share of entries above t, with the intervals of `proportion`.
 *
 * The band is that of Hall and Wellner (Biometrika 67, 1980) up to the last time read, corrected for curves
 * that fall only on few days, and nowhere inside the pointwise interval. With `weights` it has one width,
 * from the maximum of a Brownian motion of the same variance, and is wider than needed. With `replicates`
 * it consists of Student's intervals at Šidák's level, and is wider still. Where no event has happened,
 * it is the interval of `proportion` for 0 events of n.
 *
 * @param times - time of event or of censoring of each entry, finite.
 * @throws {RangeError} for an empty column or a time that is not finite; for weights or replicates together
 * with an entry that is censored before the last time read.
 * @example
 * ```ts
 * import { kaplanMeier } from 'rare-earth-risk';
 * const { times, survival } = kaplanMeier([5, 8, 8, 12, 20], { observed: [1, 1, 0, 1, 0] });
 * console.log(times.join(', ')); // 5, 8, 12
 * console.log(survival.map(({ value }) => value.toFixed(2)).join(', ')); // 0.80, 0.60, 0.30
 * ```
 */
export function kaplanMeier(times: ArrayLike<number>, options: SurvivalOptions = {}): SurvivalEstimate {
  const confidence = confidenceOf(options);
  requireEntries(times);
  requireFinite(times);
  const { observed } = options;
  const curve = steps(times, observed);
  const at = options.at ?? curve.map(({ time }) => time);
  if (options.weights === undefined && options.replicates === undefined) {
    const read = at.map((time) => stepAt(curve, time, times));
    const survival = read.map((step) => pointwise(step, times.length, confidence));
    return { times: at, survival, band: greenwoodBand(read, survival, times.length, confidence) };
  }
  requireFollowed(times, observed, at);
  const sample = sampleOf(times.length, options);
  const alive = new Float64Array(times.length);
  const survival = at.map((time) => {
    for (let i = 0; i < alive.length; i++) alive[i] = times[i]! > time ? 1 : 0;
    return weightedShare(alive, undefined, options, sample);
  });
  const changes = curve.filter(({ time }) => time <= at[at.length - 1]!).length;
  const band =
    options.replicates === undefined
      ? flatBand(times, at, survival, options.weights!, confidence)
      : studentBand(survival, changes, options.replicates, confidence);
  return { times: at, survival, band };
}

/** Returns the last step at or before a time; when there is none, one before any event. */
function stepAt(curve: readonly Step[], time: number, times: ArrayLike<number>): Step {
  let [low, high] = [0, curve.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (curve[middle]!.time <= time) low = middle + 1;
    else high = middle;
  }
  if (low > 0) return curve[low - 1]!;
  let followed = 0;
  for (let i = 0; i < times.length; i++) if (times[i]! > time) followed += 1;
  return { time, survival: 1, greenwood: 0, effective: Math.max(1, followed) };
}

function pointwise({ survival, greenwood, effective }: Step, trials: number, confidence: number): Estimate {
  const value = survival;
  const standardError = trials > 1 ? value * Math.sqrt(greenwood) : Number.NaN;
  const surviving = value * effective;
  const low = wilsonLow(value === 1 ? effective : surviving, effective, confidence);
  const high = 1 - wilsonLow(value === 0 ? effective : effective - surviving, effective, confidence);
  return { value, standardError, interval: [low, high], confidence, trials };
}

function requireFinite(times: ArrayLike<number>): void {
  for (let i = 0; i < times.length; i++) {
    if (Number.isFinite(times[i])) continue;
    throw new RangeError(`Expected times[${i}] to be a finite number, got ${describe(times[i])}`);
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
