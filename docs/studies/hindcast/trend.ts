// The growth of magnet exports in 2024, and how far months lie from a rule that carries it forward.

import ln from '@stdlib/math-base-special-ln';
import { normalMonth, observedFlows, type RelativeFlow } from '../../../src/analysis/hindcast/normal-flow.ts';
import type { ByPlace, Observations } from '../../../src/history/index.ts';

/** What a forecaster takes from 2024. */
export interface Trend {
  /** What the mean month of 2024 is multiplied with: 1 and the growth of 2024 over 2023. */
  readonly factor: number;
  /** Standard deviation of the logarithm of a month around the rule, by what it was fitted on. */
  readonly errorOf2024: (place: string) => number;
  readonly errorOfEarly2025: number;
}

/** Fewer months of 2024 than this share one error with the other places that have few. */
export const ENOUGH_MONTHS = 6;

/** Squared log residuals, added up, and how many independent ones they are. */
interface Residuals {
  readonly squares: number;
  readonly freedom: number;
}

/**
 * Returns the rule as observations give it: hand over those published by the day of the forecast.
 *
 * @throws {RangeError} when they lack the growth of 2024, or months to fit an error on.
 */
export function trendOf(known: Observations): Trend {
  const growth = known['magnet-exports'].changeOnYear.world?.['2024'];
  if (!growth) throw new RangeError('Expected the growth of 2024 to be among the observations, got none');
  const factor = 1 + growth.value;
  const own = residualsOf2024(known);
  const few = [...own.values()].filter(({ months }) => months < ENOUGH_MONTHS);
  const pooled = few.length === 0 ? undefined : spread(few, 'months of 2024 at places with few');
  return {
    factor,
    errorOf2024: (place) => {
      const here = own.get(place);
      if (here && here.months >= ENOUGH_MONTHS) return spread([here], `months of 2024 at ${place}`);
      return pooled ?? spread([...own.values()], 'months of 2024');
    },
    errorOfEarly2025: spread([residuals(months(known, '2025-01', '2025-03'), factor)], 'early 2025'),
  };
}

/** By place, around its mean of 2024; one degree of freedom goes where that mean is of the same months. */
function residualsOf2024(known: Observations): Map<string, Residuals & { months: number }> {
  const flows = months(known, '2024-01', '2024-12');
  const stated = known['magnet-exports'].meanTonnesPerMonth as ByPlace;
  return new Map(
    [...new Set(flows.map(({ place }) => place))].map((place) => {
      const here = flows.filter((flow) => flow.place === place);
      const { squares, freedom } = residuals(here, 1);
      const isStated = stated[place as keyof ByPlace]?.['2024'] !== undefined;
      return [place, { squares, freedom: freedom - (isStated ? 0 : 1), months: here.length }];
    }),
  );
}

/** Months of places whose mean month of 2024 is known. */
function months(known: Observations, from: string, to: string): RelativeFlow[] {
  return observedFlows(known, from, to).filter(({ place }) => normalMonth(known, place) > 0);
}

function residuals(flows: readonly RelativeFlow[], factor: number): Residuals {
  const squares = flows.reduce((sum, { value }) => sum + ln(value / factor) ** 2, 0);
  return { squares, freedom: flows.length };
}

function spread(of: readonly Residuals[], what: string): number {
  const squares = of.reduce((sum, one) => sum + one.squares, 0);
  const freedom = of.reduce((sum, one) => sum + one.freedom, 0);
  if (freedom < 1) throw new RangeError(`Expected ${what} to leave a residual, got none`);
  return Math.sqrt(squares / freedom);
}
