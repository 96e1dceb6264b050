import { type Band, flatBand, greenwoodBand, studentBand } from './confidence-band.ts';
import { confidenceOf, type Estimate, type EstimateOptions, requireEntries } from './estimate.ts';
import { type Step, steps } from './kaplan-meier.ts';
import { weightedShare } from './probability.ts';
import { wilsonLow } from './proportion.ts';
import { sampleOf } from './weighted-sample.ts';

/** Options of a survival curve. */
export interface SurvivalOptions extends EstimateOptions {
  /** Entry i: 1 when the event came at time i, 0 when the entry was only followed so far (censored). Default: all came. */
  readonly observed?: ArrayLike<number>;
  /** Times at which to read the curve, ascending. Default: the distinct times at which events came. */
  readonly at?: readonly number[];
}

/** A survival curve, read at some times. */
export interface SurvivalEstimate {
  readonly times: readonly number[];
  /** Entry k: the chance of an event after times[k]; each interval holds for its own time. */
  readonly survival: readonly Estimate[];
  /** Entry k: low and high end of a band that holds the whole curve at once, up to the last of the times. */
  readonly band: Band;
}

/**
 * Kaplan and Meier's survival curve (JASA 53, 1958), S(t) = Π (1 − events / at risk), with Greenwood's standard error (1926), and without
 * censoring plainly the share of entries above t. Pointwise intervals are Wilson's for the number of entries that would have the same error
 * (Rothman, Journal of Chronic Diseases 31, 1978), so without censoring those of `proportion`, its rule for none and all included.
 *
 * The band is Hall and Wellner's (Biometrika 67, 1980), of even width without censoring, for the part of the curve up to the last time read;
 * corrected for curves that can fall only on few days, and nowhere inside the pointwise interval. With `weights` it has the even width that
 * holds Brownian motion of the same variance, which is wider than needed; with `replicates` Student's pointwise intervals at Šidák's level,
 * wider still. Before the first event, and when none comes, the rule for 0 of n.
 *
 * @param times - time of event or censoring of each entry, finite.
 * @throws {RangeError} for an empty column; for weights or replicates together with an entry censored before the last time read.
 */
export function kaplanMeier(times: ArrayLike<number>, options: SurvivalOptions = {}): SurvivalEstimate {
  const confidence = confidenceOf(options);
  requireEntries(times);
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

/** The last step at or before a time; before all of them, one at which nothing has happened. */
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

function requireFollowed(
  times: ArrayLike<number>,
  observed: ArrayLike<number> | undefined,
  at: readonly number[],
): void {
  const last = at[at.length - 1] ?? Number.NEGATIVE_INFINITY;
  for (let i = 0; observed && i < times.length; i++) {
    if (observed[i] !== 0 || times[i]! > last) continue;
    throw new RangeError(
      `Expected weighted or replicated entries to be followed beyond ${last}, got one censored at ${times[i]}`,
    );
  }
}
