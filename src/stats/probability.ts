import exp from '@stdlib/math-base-special-exp';
import { effectiveSampleSize } from './effective-size.ts';
import { confidenceOf, type Estimate, type EstimateOptions, requireEntries } from './estimate.ts';
import { lowOfAll, type ProportionOptions, proportion } from './proportion.ts';
import { type Sample, type Spread, sampleOf } from './sample.ts';
import { tValue } from './student.ts';

/** Whether entry i counts. */
export type Mark = (index: number) => boolean;

/**
 * Estimate of the chance of an event, from the entries of a column that show it: `proportion` of their number. With `weights` the
 * regression estimate, with `replicates` the error of their means; both with Student's interval on the logit scale, which stays inside (0, 1).
 * When no weighted entry shows the event the value is 0 and the interval reaches to max(1, largest weight) · (1 − (α/2)^(1/n)): the event
 * had at most that chance (Clopper and Pearson) under the law drawn from, and the law meant gives no event more than the largest weight times
 * as much, if the largest one seen is about the largest there is. When all show it, the mirror image. Replicates that agree to the last bit
 * show no spread; they get the interval of as many independent entries, which is wider wherever replicates do what they are for.
 *
 * @throws {RangeError} for an empty column, an unknown method, or weights or replicates that do not fit the column.
 */
export function probability(
  column: ArrayLike<number>,
  event: (entry: number) => boolean,
  options: ProportionOptions = {},
): Estimate {
  requireEntries(column);
  return share(
    (i) => event(column[i]!),
    () => true,
    column.length,
    options,
  );
}

/**
 * Estimate of the chance of `part` among the entries of `whole`, of which there are `size` with and without: a ratio of two estimates. Whoever
 * asks often of the same entries passes their `sample`.
 */
export function share(
  part: Mark,
  whole: Mark,
  size: number,
  options: ProportionOptions,
  sample?: Sample,
): Estimate {
  const confidence = confidenceOf(options);
  const { parts, wholes } = count(part, whole, size);
  const plain = proportion(parts, wholes, options);
  if (options.weights === undefined && options.replicates === undefined) return plain;
  const drawn = sample ?? sampleOf(size, options);
  if (wholes === 0) return plain;
  if (parts === 0 || parts === wholes) return allOrNone(plain, whole, size, options);
  const spread = ratio(part, whole, wholes, drawn);
  const { value, standardError } = spread;
  if (standardError === 0) return { ...plain, value, standardError };
  return { value, standardError, interval: logitInterval(spread, confidence), confidence, trials: wholes };
}

/** Student's interval on the logit scale, back on that of chances. */
export function logitInterval(
  { value, standardError, freedom }: Spread,
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
function ratio(part: Mark, whole: Mark, wholes: number, sample: Sample): Spread {
  const parts = indicator((i) => whole(i) && part(i), sample.size);
  if (wholes === sample.size) return clampValue(sample.spread(parts));
  const among = indicator(whole, sample.size);
  const size = sample.mean(among);
  const value = sample.mean(parts) / size;
  const linear = parts.map((mark, i) => (mark - value * among[i]!) / size);
  return clampValue({ ...sample.spread(linear), value });
}

function clampValue(spread: Spread): Spread {
  return { ...spread, value: clamp(spread.value) };
}

function allOrNone(plain: Estimate, whole: Mark, size: number, { weights }: EstimateOptions): Estimate {
  if (!weights) return plain;
  const among = weights.filter((_, i) => whole(i));
  const trials = among.length === size ? size : effectiveSampleSize(among);
  const largest = among.length === size ? weights.reduce((most, w) => Math.max(most, w), 1) : 1;
  const end = Math.min(1, largest * (1 - lowOfAll(trials, plain.confidence)));
  return { ...plain, interval: plain.value === 0 ? [0, end] : [1 - end, 1] };
}

function count(part: Mark, whole: Mark, size: number): { parts: number; wholes: number } {
  let parts = 0;
  let wholes = 0;
  for (let i = 0; i < size; i++) {
    if (!whole(i)) continue;
    wholes += 1;
    if (part(i)) parts += 1;
  }
  return { parts, wholes };
}

function indicator(mark: Mark, size: number): Float64Array {
  const marks = new Float64Array(size);
  for (let i = 0; i < size; i++) if (mark(i)) marks[i] = 1;
  return marks;
}

function clamp(chance: number): number {
  return Math.min(1, Math.max(0, chance));
}
