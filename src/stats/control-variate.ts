/**
 * Standard errors between the mean of the weights and 1 beyond which they are not used as a control
 * variate.
 */
const CREDIBLE = 4;

/** The weights of a sample as a control variate. */
export interface Control {
  /** Mean of the weights less 1. */
  readonly excess: number;
  /** Σ (w − w̄)². */
  readonly squares: number;
  /** Factor on standard errors: the regression is evaluated at 1, not at the mean of the weights. */
  readonly inflation: number;
}

type WeightMoments = Pick<Control, 'excess' | 'squares'>;

/**
 * Returns the weights as a control variate; undefined when they do not vary, or their mean is not near 1.
 */
export function controlOf(weights: Float64Array): Control | undefined {
  const n = weights.length;
  const { excess, squares } = weightMoments(weights);
  if (!(squares > 0) || Math.abs(excess) > (CREDIBLE * Math.sqrt(squares)) / n) return undefined;
  const largest = weights.reduce((most, w) => Math.max(most, w), 0);
  const least = 1 - (n * excess * (excess > 0 ? largest - 1 - excess : -1 - excess)) / squares;
  return least < 0
    ? undefined
    : { excess, squares, inflation: Math.sqrt(1 + (n * excess * excess) / squares) };
}

/** Returns how far the mean of the weights is from 1, and how much they vary. */
export function weightMoments(weights: Float64Array): WeightMoments {
  const mean = weights.reduce((sum, w) => sum + w, 0) / weights.length;
  return { excess: mean - 1, squares: weights.reduce((sum, w) => sum + (w - mean) * (w - mean), 0) };
}

/** Subtracts, in place, a column's regression on the weights, which has the expectation 0. */
export function removeRegression(
  column: Float64Array,
  weights: Float64Array,
  { excess, squares }: WeightMoments,
): Float64Array {
  let product = 0;
  for (let i = 0; i < column.length; i++) product += column[i]! * (weights[i]! - 1 - excess);
  const slope = product / squares;
  for (let i = 0; i < column.length; i++) column[i]! -= slope * (weights[i]! - 1);
  return column;
}

/** Returns the share of each of n entries in any estimate. */
export function sharesOf(
  n: number,
  weights: Float64Array | undefined,
  control: Control | undefined,
): Float64Array {
  if (!weights) return new Float64Array(n).fill(1 / n);
  if (!control) return weights.map((w) => w / n);
  const { excess, squares } = control;
  return weights.map((w) => (w / n) * (1 - (n * excess * (w - 1 - excess)) / squares));
}
