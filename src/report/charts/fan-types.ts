export type Gappy = readonly (number | null)[];

/** What a fan chart shows, month by month. */
export interface FanChart {
  readonly title: string;
  readonly subtitle?: string;
  /** What the numbers are, 1 being `reference`. */
  readonly unit: string;
  /** `2025-04`, in order, without gaps. */
  readonly months: readonly string[];
  readonly bands: readonly { readonly level: number; readonly low: Gappy; readonly high: Gappy }[];
  readonly median: Gappy;
  readonly observed: Gappy;
  readonly observedIntervals?: readonly (readonly [low: number, high: number] | null)[];
  readonly baselines?: readonly { readonly label: string; readonly values: Gappy }[];
  /** What 1 is; default `2024 mean`. */
  readonly reference?: string;
  /** The first month that was predicted; those before it were used to calibrate. */
  readonly split?: string;
}
