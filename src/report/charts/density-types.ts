/** One panel of a density grid: a parameter before and after a fit. */
export interface DensityPanel {
  readonly label: string;
  readonly unit?: string;
  /** Two numbers are the ends of a uniform prior; more are draws. */
  readonly prior: ArrayLike<number>;
  readonly posterior: { readonly values: ArrayLike<number>; readonly weights?: ArrayLike<number> };
  /** The mean to write out, if not that of the posterior's draws. */
  readonly mean?: number;
}
