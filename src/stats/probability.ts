import exp from '@stdlib/math-base-special-exp';
import { effectiveSampleSize } from './effective-size.ts';
import { type Estimate, type EstimateOptions, requireEntries } from './estimate.ts';
import { knowledgeOf, requireSets } from './knowledge.ts';
import { lowOfAll, type ProportionOptions, proportion } from './proportion.ts';
import { tValue } from './student.ts';
import { type MeanError, sampleOf, type WeightedSample } from './weighted-sample.ts';

/** A column of 1 where an entry counts and 0 elsewhere. */
export type Indicators = Float64Array;

/**
 * Estimate of the chance of an event, from the entries of a column that show it: `proportion` of their number. With `weights` the
 * regression estimate, with `replicates` the error of their means; both with Student's interval on the logit scale, which stays inside (0, 1).
 * When no weighted entry shows the event the value is 0 and the interval reaches to max(1, largest weight) · (1 − (α/2)^(1/n)): the event
 * had at most that chance (Clopper and Pearson) under the law drawn from, and the law meant gives no event more than the largest weight times
 * as much, if the largest one seen is about the largest there is. When all show it, the mirror image. Replicates that agree to the last bit
 * show no spread; they get the interval of as many independent entries, which is wider wherever replicates do what they are for.
 *
 * With `sets` the estimate has `knowledge`: where the central 90 % of the chance lie over parameter sets.
 *
 * @throws {RangeError} for an empty column, an unknown method, or weights, replicates or sets that do not fit the column.
 */
export function probability(
  column: ArrayLike<number>,
  event: (entry: number) => boolean,
  options: ProportionOptions = {},
): Estimate {
  requireEntries(column);
  if (options.sets) requireSets(options.sets, column.length);
  const marks = new Float64Array(column.length);
  for (let i = 0; i < marks.length; i++) if (event(column[i]!)) marks[i] = 1;
  const estimate = weightedShare(marks, undefined, options);
  return options.weights ? estimate : withKnowledge(estimate, marks, options, [0, 1]);
}

/** The estimate with its `knowledge`, from the values of the trials behind it, if they belong to parameter sets. */
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
 * Estimate of the chance of `part` among the entries of `whole` (all of them when undefined), to which each of `part` belongs: a ratio of two
 * estimates. Whoever asks often of the same entries passes their `sample`.
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
  const drawn = sample ?? sampleOf(part.length, options);
  if (wholes === 0) return plain;
  if (parts === 0 || parts === wholes) return allOrNone(plain, whole, options);
  const spread = whole ? ratio(part, whole, drawn) : drawn.spread(part);
  const { standardError } = spread;
  const value = options.weights ? clamp(spread.value) : plain.value;
  if (standardError === 0) return { ...plain, value, standardError };
  const { confidence } = plain;
  return { value, standardError, interval: logitInterval(spread, confidence), confidence, trials: wholes };
}

/** Student's interval on the logit scale, back on that of chances. */
export function logitInterval(
  { value, standardError, freedom }: MeanError,
  confidence: number,
): [number, number] {
  const reach = tValue(confidence, freedom) * standardError;
  // A chance outside (0, 1), from weights that miss their mean of 1, has no logit.
  if (!(value > 0 && value < 1)) return [clamp(value - reach), clamp(value + reach)];
  const odds = value / (1 - value);
  const factor = exp(reach / (value * (1 - value)));
  return [odds / (odds + factor), 1 / (1 + 1 / odds / factor)];
}

/** Ratio of two means and the error of its linearization (part − ratio · whole) / mean of the whole (Cochran, Sampling Techniques, §6.4). */
function ratio(part: Indicators, whole: Indicators, sample: WeightedSample): MeanError {
  const size = sample.mean(whole);
  const value = sample.mean(part) / size;
  const linear = part.map((mark, i) => (mark - value * whole[i]!) / size);
  return { ...sample.spread(linear), value };
}

function allOrNone(plain: Estimate, whole: Indicators | undefined, { weights }: EstimateOptions): Estimate {
  if (!weights) return plain;
  const trials = whole ? effectiveSampleSize(weights.filter((_, i) => whole[i] === 1)) : weights.length;
  const largest = whole ? 1 : weights.reduce((most, w) => Math.max(most, w), 1);
  const end = Math.min(1, largest * (1 - lowOfAll(trials, plain.confidence)));
  return { ...plain, interval: plain.value === 0 ? [0, end] : [1 - end, 1] };
}

function count(marks: Indicators): number {
  let sum = 0;
  for (let i = 0; i < marks.length; i++) sum += marks[i]!;
  return sum;
}

function clamp(chance: number): number {
  return Math.min(1, Math.max(0, chance));
}
