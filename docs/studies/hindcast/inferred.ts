// Months whose regime was read off the flows, so that flows cannot be scored against it.

import { STANDS_FOR } from '../../../src/analysis/hindcast/normal-flow.ts';
import type { Place, Regimes } from '../../../src/history/index.ts';

/**
 * Returns whether a day of a month `YYYY-MM` lies in a period of the place that is labelled as inferred.
 * Places without a series of their own, such as the world, have none.
 */
export function isInferred({ series }: Pick<Regimes, 'series'>, place: string, month: string): boolean {
  const periods = series[(STANDS_FOR[place] ?? place) as Place] ?? [];
  return periods.some(
    ({ from, to, inferred }) => inferred && from.slice(0, 7) <= month && to.slice(0, 7) >= month,
  );
}
