import { describe } from '../errors.ts';
import { chosenEntries, presentEntries } from './entries.ts';
import { checkEstimateOptions, type Estimate, zValue } from './estimate.ts';
import { entriesOf, type Step, steps, type TimeCount, tabulateTimes } from './kaplan-meier.ts';
import { cut, equalInterval, rareInterval } from './rare-interval.ts';
import { requireObserved, type SurvivalOptions } from './survival.ts';
import { survivalOfCounts } from './survival-of-counts.ts';

/** How long entries survive, from times that may be censored. */
export interface SurvivalTime {
  /**
   * Time by which half of the entries have had the event. Value, error and ends are infinite where the curve,
   * or its interval, does not fall to one half while entries are followed.
   */
  readonly median: Estimate;
  /** Mean of the time to the event or to `limit`, whichever comes first. */
  readonly restrictedMean: Estimate;
  /** Last time at which an entry was followed: the mean is restricted to it. */
  readonly limit: number;
}

/**
 * Estimates how long entries survive: the median, and the mean up to the last time followed, of Kaplan and
 * Meier's curve.
 *
 * A plain mean of censored times is too low, as a censored entry survives longer than its time says. The
 * median's interval holds the times at which the pointwise interval of the curve includes one half
 * (Brookmeyer and Crowley, Biometrics 38, 1982). The restricted mean is the area under the curve, with the
 * error that Greenwood's sums give (Irwin, Journal of Hygiene 47, 1949).
 *
 * @param times - time of event or of censoring of each entry, from 0, finite; entries without a time (NaN)
 * are left out, and `trials` is the number of the others.
 * @param options - `confidence`, and `observed`: 1 when the event happened at the time, 0 when the entry is
 * censored then; default all happened.
 * @throws {TypeError | RangeError} for a column without values or of another kind, an infinite or negative
 * time, an unknown option, or `observed` that is not 0 or 1 for each entry.
 * @example
 * ```ts
 * import { survivalTime } from 'rare-earth-risk';
 * const { median, restrictedMean } = survivalTime([5, 8, 8, 12, 20], { observed: [1, 1, 0, 1, 0] });
 * console.log(median.value, restrictedMean.value.toFixed(1)); // 12 12.2
 * ```
 */
export function survivalTime(
  times: ArrayLike<number>,
  options: Pick<SurvivalOptions, 'confidence' | 'observed'> = {},
): SurvivalTime {
  const confidence = checkEstimateOptions(options, ['observed']);
  const present = presentEntries(times, 'finite', 'times');
  const { observed } = options;
  requireObserved(observed, times.length);
  for (let i = 0; i < times.length; i++) {
    if (times[i]! < 0)
      throw new RangeError(`Expected times[${i}] to be at least 0, got ${describe(times[i])}`);
  }
  const marks = present && observed ? chosenEntries(observed, present) : observed;
  return survivalTimeOfCounts(
    tabulateTimes(present ? chosenEntries(times, present) : times, marks),
    confidence,
  );
}

/** Returns what `survivalTime` does, from counted times. */
export function survivalTimeOfCounts(table: readonly TimeCount[], confidence: number): SurvivalTime {
  const limit = table[table.length - 1]!.time;
  return {
    median: medianOf(table, confidence),
    restrictedMean: restrictedMeanOf(table, limit, confidence),
    limit,
  };
}

function medianOf(table: readonly TimeCount[], confidence: number): Estimate {
  const { times, survival } = survivalOfCounts(table, undefined, confidence);
  const first = (isDown: (estimate: Estimate) => boolean): number => {
    const at = survival.findIndex(isDown);
    return at < 0 ? Number.POSITIVE_INFINITY : times[at]!;
  };
  const interval = [
    first(({ interval }) => interval[0] <= 0.5),
    first(({ interval }) => interval[1] < 0.5),
  ] as const;
  const trials = entriesOf(table);
  const width = interval[1] - interval[0];
  return {
    value: first(({ value }) => value <= 0.5),
    standardError:
      trials > 1
        ? (Number.isNaN(width) ? Number.POSITIVE_INFINITY : width) / (2 * zValue(confidence))
        : Number.NaN,
    interval,
    confidence,
    trials,
  };
}

/**
 * Returns the area under the curve up to the limit; its variance is Σ area² · events / (at risk · (at risk
 * − events)), with the areas that follow each time.
 */
function restrictedMeanOf(table: readonly TimeCount[], limit: number, confidence: number): Estimate {
  const curve = steps(table);
  const areas = areasAfter(curve, limit);
  const trials = entriesOf(table);
  const value = (curve[0]?.time ?? limit) + (areas[0] ?? 0);
  let [variance, before] = [0, 0];
  curve.forEach(({ greenwood }, k) => {
    variance += areas[k]! * areas[k]! * Math.max(0, greenwood - before);
    before = Math.max(before, greenwood);
  });
  const standardError = trials > 1 ? Math.sqrt(variance) : Number.NaN;
  const bounds = { least: 0, most: limit };
  if (!(variance > 0)) {
    const interval = equalInterval(value, { trials, confidence, ...bounds });
    return { value, standardError, interval, confidence, trials };
  }
  const halfWidth = zValue(confidence) * standardError;
  const rare = rareInterval({ value, standardError }, limit, confidence) ?? [value, value];
  const ends = [Math.min(value - halfWidth, rare[0]), Math.max(value + halfWidth, rare[1])] as const;
  return { value, standardError, interval: cut(ends, bounds), confidence, trials };
}

/** Returns the area under the curve from each of its steps to the limit. */
function areasAfter(curve: readonly Step[], limit: number): number[] {
  const areas: number[] = [];
  let area = 0;
  for (let k = curve.length - 1; k >= 0; k--) {
    area += curve[k]!.survival * ((curve[k + 1]?.time ?? limit) - curve[k]!.time);
    areas[k] = area;
  }
  return areas;
}
