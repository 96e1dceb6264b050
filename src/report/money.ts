import type { Estimate } from '../stats/estimate.ts';
import { count } from './numbers.ts';

/** Sizes of numbers by name; costs are shown in the largest that leaves three digits or more. */
const SIZES = [
  [1e9, ' in billions'],
  [1e6, ' in millions'],
  [1e3, ' in thousands'],
] as const;

/** How amounts of one table are shown. */
export interface Money {
  /** Words for the size of the numbers; empty for plain ones. */
  readonly size: string;
  readonly plain: (value: number) => string;
  readonly withInterval: (estimate: Estimate) => string;
}

/** Returns how amounts are shown, of which these are the values. */
export function moneyFormat(estimates: readonly Pick<Estimate, 'value'>[]): Money {
  const most = Math.max(0, ...estimates.map(({ value }) => Math.abs(value)));
  const [unit, size] = SIZES.find(([unit]) => most >= 100 * unit) ?? [1, ''];
  const plain = (value: number): string => {
    if (!Number.isFinite(value)) return '–';
    return Math.abs(value / unit) < 0.05 ? '0' : count(value / unit).replace('-', '−');
  };
  return {
    size,
    plain,
    withInterval: ({ value, interval: [low, high] }) => `${plain(value)} (${plain(low)} to ${plain(high)})`,
  };
}
