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

/** The weights as a control variate; none where they do not vary or miss their mean of 1. */
export function controlOf(weights: Float64Array): Control | undefined {
  const n = weights.length;
  const mean = weights.reduce((sum, w) => sum + w, 0) / n;
  const excess = mean - 1;
  let squares = 0;
  let largest = 0;
  for (const w of weights) {
    squares += (w - mean) * (w - mean);
    largest = Math.max(largest, w);
  }
  if (!(squares > 0) || Math.abs(excess) > (CREDIBLE * Math.sqrt(squares)) / n) return undefined;
  const least = 1 - (n * excess * (excess > 0 ? largest - mean : -mean)) / squares;
  return least < 0
    ? undefined
    : { excess, squares, inflation: Math.sqrt(1 + (n * excess * excess) / squares) };
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
