/** Standard errors by which the mean of the weights may miss 1 before they are no longer used as a control. */
const CREDIBLE = 4;

/** The weights of a sample as a control variate. */
export interface Control {
  /** Mean of the weights less 1. */
  readonly excess: number;
  /** Σ (w − w̄)². */
  readonly squares: number;
  /** Factor on standard errors: the regression is read at 1, not at the mean of the weights. */
  readonly inflation: number;
}

type Varying = Pick<Control, 'excess' | 'squares'>;

/** The weights as a control variate; none where they do not vary or miss their mean of 1. */
export function controlOf(weights: Float64Array): Control | undefined {
  const n = weights.length;
  const { excess, squares } = varying(weights);
  if (!(squares > 0) || Math.abs(excess) > (CREDIBLE * Math.sqrt(squares)) / n) return undefined;
  const largest = weights.reduce((most, w) => Math.max(most, w), 0);
  const least = 1 - (n * excess * (excess > 0 ? largest - 1 - excess : -1 - excess)) / squares;
  return least < 0
    ? undefined
    : { excess, squares, inflation: Math.sqrt(1 + (n * excess * excess) / squares) };
}

/** How weights vary, credible or not. */
export function varying(weights: Float64Array): Varying {
  const mean = weights.reduce((sum, w) => sum + w, 0) / weights.length;
  return { excess: mean - 1, squares: weights.reduce((sum, w) => sum + (w - mean) * (w - mean), 0) };
}

/** Takes from a column, in place, its regression on the weights, which has the mean 0 where theirs is 1. */
export function removeRegression(
  column: Float64Array,
  weights: Float64Array,
  { excess, squares }: Varying,
): Float64Array {
  let product = 0;
  for (let i = 0; i < column.length; i++) product += column[i]! * (weights[i]! - 1 - excess);
  const slope = product / squares;
  for (let i = 0; i < column.length; i++) column[i]! -= slope * (weights[i]! - 1);
  return column;
}

/** Part of any estimate that each of n entries carries. */
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
