import exp from '@stdlib/math-base-special-exp';
import { checkFunction } from '../check.ts';
import { effectiveSampleSize } from './effective-size.ts';
import { chosenEntries, type Indicators, presentEntries } from './entries.ts';
import { checkEstimateOptions, type Estimate, type EstimateOptions } from './estimate.ts';
import { knowledgeOf, requireSets } from './knowledge.ts';
import { lowOfAll, type ProportionOptions, proportion } from './proportion.ts';
import { tValue } from './student.ts';
import { type MeanError, sampleOf, type WeightedSample } from './weighted-sample.ts';

/**
 * Estimates the chance of an event: the share of a column's entries for which `event` is true.
 *
 * The interval is that of `proportion`. With `weights` the value is the regression estimate; with
 * `replicates` the error is that of their means. Both have Student's interval on the logit scale, which
 * stays inside (0, 1).
 *
 * When none of n weighted entries shows the event, let c be Clopper and Pearson's end, 1 − (α/2)^(1/n).
 * The interval then ends at c · max(1, largest weight): the event has at most the chance c under the
 * distribution drawn from, and weights raise a chance at most by the largest one, if the largest drawn is
 * about the largest possible. When all show it, the interval is the mirror image. Replicates without any
 * difference get the interval for as many independent entries, which is wider where replicates reduce the
 * variance.
 *
 * With `sets` the estimate has `knowledge`: the central 90 % range of the chance over parameter sets.
 *
 * @param column - any unit; entries without a value (NaN) are left out, so the chance is that among the
 * others, and `trials` is their number.
 * @throws {TypeError | RangeError} for a column without values or of another kind, an unknown option or
 * method, or weights, replicates or sets that do not fit the column.
 * @example
 * ```ts
 * import { probability } from 'rare-earth-risk';
 * const firstHaltDay = [12, 90, 90, 40, 90];
 * const { value, interval } = probability(firstHaltDay, (day) => day < 90);
 * console.log(value); // 0.4
 * console.log(interval.map((end) => end.toFixed(2)).join(' to ')); // 0.12 to 0.77
 * ```
 */
export function probability(
  column: ArrayLike<number>,
  event: (entry: number) => boolean,
  options: ProportionOptions = {},
): Estimate {
  checkEstimateOptions(options, ['method']);
  const present = presentEntries(column, 'any');
  checkFunction('event', event);
  const { sets } = options;
  if (sets !== undefined) requireSets(sets, column.length);
  const indicators = new Float64Array(column.length);
  for (let i = 0; i < indicators.length; i++) {
    if (present?.[i] !== 0 && event(column[i]!)) indicators[i] = 1;
  }
  const estimate = weightedShare(indicators, present, options);
  if (options.weights || sets === undefined) return estimate;
  if (present === undefined) return withKnowledge(estimate, indicators, options, [0, 1]);
  const among = { count: sets.count, of: chosenEntries(sets.of, present) };
  return withKnowledge(estimate, chosenEntries(indicators, present), { sets: among }, [0, 1]);
}

/** Adds `knowledge` to an estimate, from the values of its trials, when they belong to parameter sets. */
export function withKnowledge(
  estimate: Estimate,
  values: ArrayLike<number>,
  { sets }: EstimateOptions,
  range: readonly [least: number, most: number],
): Estimate {
  const knowledge = sets && knowledgeOf(values, sets, range);
  return knowledge ? { ...estimate, knowledge } : estimate;
}

/**
 * Estimates the chance of `part` among the entries of `whole`, which includes it: a ratio of two estimates.
 *
 * @param whole - all entries when undefined.
 * @param sample - the sample of these options, when the caller has it already.
 */
export function weightedShare(
  part: Indicators,
  whole: Indicators | undefined,
  options: ProportionOptions,
  sample?: WeightedSample,
): Estimate {
  const parts = count(part);
  const wholes = whole ? count(whole) : part.length;
  const plain = proportion(parts, wholes, options);
  if (options.weights === undefined && options.replicates === undefined) return plain;
  const entries = sample ?? sampleOf(part.length, options);
  if (wholes === 0) return plain;
  if (parts === 0 || parts === wholes) return allOrNone(plain, whole, options);
  const spread = whole ? entries.meanAmong(part, whole) : entries.meanWithError(part);
  const { standardError } = spread;
  const value = options.weights ? clamp(spread.value) : plain.value;
  if (standardError === 0) return { ...plain, value, standardError };
  const { confidence } = plain;
  return { value, standardError, interval: logitInterval(spread, confidence), confidence, trials: wholes };
}

/** Returns Student's interval on the logit scale, transformed back to chances. */
export function logitInterval(
  { value, standardError, freedom }: MeanError,
  confidence: number,
): [number, number] {
  const halfWidth = tValue(confidence, freedom) * standardError;
  // A chance outside (0, 1) has no logit; weights whose mean is not 1 may give one.
  if (!(value > 0 && value < 1)) return [clamp(value - halfWidth), clamp(value + halfWidth)];
  const odds = value / (1 - value);
  const factor = exp(halfWidth / (value * (1 - value)));
  return [odds / (odds + factor), 1 / (1 + 1 / odds / factor)];
}

/**
 * Returns `plain`, in which none or all of the entries count, with an interval widened for their weights.
 */
function allOrNone(plain: Estimate, whole: Indicators | undefined, { weights }: EstimateOptions): Estimate {
  if (!weights) return plain;
  const among = whole ? chosenEntries(weights, whole) : Float64Array.from(weights);
  if (!among.some((w) => w > 0)) return { ...plain, value: Number.NaN, interval: [0, 1] };
  const trials = whole ? effectiveSampleSize(among) : weights.length;
  const largest = whole ? 1 : among.reduce((most, w) => Math.max(most, w), 1);
  const end = Math.min(1, largest * (1 - lowOfAll(trials, plain.confidence)));
  return { ...plain, interval: plain.value === 0 ? [0, end] : [1 - end, 1] };
}

function count(indicators: Indicators): number {
  let sum = 0;
  for (let i = 0; i < indicators.length; i++) sum += indicators[i]!;
  return sum;
}

function clamp(chance: number): number {
  return Math.min(1, Math.max(0, chance));
}
