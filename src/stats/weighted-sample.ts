import { describe } from '../errors.ts';
import { type Control, controlOf, removeRegression, sharesOf } from './control-variate.ts';
import { type Indicators, requireWeights } from './entries.ts';
import { requireEntries, type Sampling } from './estimate.ts';

/** An estimated mean, with what an interval for it needs. */
export interface MeanError {
  readonly value: number;
  readonly standardError: number;
  /** Degrees of freedom of the standard error; a fraction when weights vary. */
  readonly freedom: number;
  /** Skewness of the entries' contributions. */
  readonly skewness: number;
}

/** A sample of entries that represents all possible futures. */
export interface WeightedSample {
  readonly size: number;
  /** Share of each entry in any estimate. */
  readonly shares: Float64Array;
  /** Estimates the mean of a column. */
  mean(column: ArrayLike<number>): number;
  /** Estimates the mean of a column with its error. */
  meanWithError(column: ArrayLike<number>): MeanError;
  /**
   * Estimates the mean of a column over the entries that are indicated, other entries of which are 0: a ratio
   * of two means, with the error of its linearization (Cochran, Sampling Techniques, 1977, §6.4).
   */
  meanAmong(column: ArrayLike<number>, among: Indicators): MeanError;
}

/**
 * Makes a sample of `size` entries, with the weights and replicates given.
 *
 * Weights w give the regression estimate Σ w·x / n − β (Σ w / n − 1), where β is the slope of w·x
 * on w: their known mean of 1 is a control variate (Hesterberg, Technometrics 37, 1995; Owen, Monte Carlo,
 * 2013, ch. 9). This equals calibrating the weights once for all columns. When the mean of the weights is
 * not credibly 1, the estimate is Σ w·x / n. The error is that of the residuals; with replicates, that of
 * their means.
 *
 * @throws {TypeError | RangeError} for weights that are not one finite number ≥ 0 for each entry, or all 0,
 * and for replicates that are no whole number from 2 to `size`.
 */
export function sampleOf(size: number, options: Sampling): WeightedSample {
  requireEntries({ length: size });
  const { replicates } = options;
  const weights = options.weights && requireWeights(options.weights, size);
  if (replicates !== undefined) requireReplicates(replicates, size);
  const control = weights && controlOf(weights);
  const shares = sharesOf(size, weights, control);
  const meanOf = (column: ArrayLike<number>): number => {
    let sum = 0;
    if (weights) {
      for (let i = 0; i < size; i++) sum += shares[i]! * column[i]!;
      return sum;
    }
    // Equal shares would be rounded; summing first keeps counts whole.
    for (let i = 0; i < size; i++) sum += column[i]!;
    return sum / size;
  };
  const meanWithError = (column: ArrayLike<number>): MeanError => {
    const value = meanOf(column);
    const residuals = residualsOf(column, value, weights, control);
    const spread =
      replicates === undefined ? ofEntries(residuals, weights, control) : ofReplicates(residuals, replicates);
    return { value, ...spread, standardError: spread.standardError * (control?.inflation ?? 1) };
  };
  const meanAmong = (column: ArrayLike<number>, among: Indicators): MeanError => {
    const share = meanOf(among);
    const value = meanOf(column) / share;
    const linear = among.map((mark, i) => (column[i]! - value * mark) / share);
    return { ...meanWithError(linear), value };
  };
  return { size, shares, mean: meanOf, meanWithError, meanAmong };
}

/** Returns the contribution of each entry to n times the estimate, less its expectation. */
function residualsOf(
  column: ArrayLike<number>,
  value: number,
  weights: Float64Array | undefined,
  control: Control | undefined,
): Float64Array {
  const residuals = new Float64Array(column.length);
  for (let i = 0; i < residuals.length; i++) {
    const w = weights ? weights[i]! : 1;
    residuals[i] = control ? w * (column[i]! - value) : w * column[i]! - value;
  }
  return control && weights ? removeRegression(residuals, weights, control) : residuals;
}

function ofEntries(
  residuals: Float64Array,
  weights: Float64Array | undefined,
  control: Control | undefined,
): Omit<MeanError, 'value'> {
  const n = residuals.length;
  const { variance, skewness, kurtosis } = moments(residuals);
  const lost = control ? 2 : 1;
  const standardError = n > lost ? Math.sqrt(variance / (n - lost)) : Number.NaN;
  // When few heavy entries make up the variance, it has fewer degrees of freedom (Satterthwaite, Biometrics
  // Bulletin 2, 1946).
  const known = kurtosis > 1 ? (2 * n) / (kurtosis - 1) : n;
  return { standardError, skewness, freedom: weights ? Math.max(1, Math.min(n - lost, known)) : n - lost };
}

function ofReplicates(residuals: Float64Array, replicates: number): Omit<MeanError, 'value'> {
  const sums = new Float64Array(replicates);
  for (let i = 0; i < residuals.length; i++) {
    sums[i % replicates]! += (residuals[i]! * replicates) / residuals.length;
  }
  const { variance } = moments(sums);
  const { skewness } = moments(residuals);
  return { standardError: Math.sqrt(variance / (replicates - 1)), skewness, freedom: replicates - 1 };
}

/** Returns moments about zero, the mean of residuals. */
function moments(residuals: Float64Array): { variance: number; skewness: number; kurtosis: number } {
  let [second, third, fourth] = [0, 0, 0];
  for (let i = 0; i < residuals.length; i++) {
    const square = residuals[i]! * residuals[i]!;
    second += square;
    third += square * residuals[i]!;
    fourth += square * square;
  }
  const n = residuals.length;
  [second, third, fourth] = [second / n, third / n, fourth / n];
  const spread = second > 0;
  return {
    variance: second,
    skewness: spread ? third / (second * Math.sqrt(second)) : 0,
    kurtosis: spread ? fourth / (second * second) : 0,
  };
}

function requireReplicates(replicates: number, size: number): void {
  if (Number.isInteger(replicates) && replicates >= 2 && replicates <= size) return;
  throw new RangeError(
    `Expected replicates to be a whole number from 2 to ${size}, got ${describe(replicates)}`,
  );
}
