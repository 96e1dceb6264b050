import { parseDay } from '../../calendar/days.ts';
import type { Observations } from '../../history/types.ts';
import { normalQuantile } from '../../random/normal.ts';
import type { HindcastRun } from './hindcast-run.ts';
import { type Verification, verification } from './verification.ts';

/** Standard deviation of a share that a source states as "about", around what the model says; judgement. */
export const SHARE_ERROR = 0.05;

/** Draws of that error for each world. */
const ERRORS = Float64Array.from({ length: 8 }, (_, j) => SHARE_ERROR * normalQuantile((j + 0.5) / 8));

/**
 * Approved shares by date, of destinations that the past has; what was decided stands for what was approved,
 * as refusals are few. Rates with `scored: false` are among them, for they are shown: whoever counts hits
 * leaves them out.
 */
export function compareApprovals(past: HindcastRun, { approvals }: Observations): Verification[] {
  const start = parseDay(past.scenario.start)!;
  return Object.entries(approvals.rates).flatMap(([id, { title, destination, asOf, approvedShare }]) => {
    const worlds = past.decided[destination];
    const day = parseDay(asOf.value)! - start;
    if (!worlds || day < 0 || day >= past.scenario.horizonDays) return [];
    return [
      verification(
        {
          id: `approved-${id}`,
          title: `${title}: approved by ${asOf.value}`,
          unit: 'share of files',
          observed: approvedShare.value,
          observedInterval: approvedShare.interval,
        },
        worlds.flatMap((shares) =>
          Array.from(ERRORS, (error) => Math.min(1, Math.max(0, shares[day]! + error))),
        ),
      ),
    ];
  });
}
