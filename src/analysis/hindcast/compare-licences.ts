import { parseDay } from '../../calendar/days.ts';
import type { Observations } from '../../history/types.ts';
import { normalQuantile } from '../../random/normal.ts';
import type { HindcastRun } from './hindcast-run.ts';
import { type Verification, verification } from './verification.ts';

/** Standard deviation of a share that a source states approximately, around the model's; a judgement. */
export const SHARE_ERROR = 0.05;

/** Draws of that error for each parameter draw. */
const ERRORS = Float64Array.from({ length: 8 }, (_, j) => SHARE_ERROR * normalQuantile((j + 0.5) / 8));

/**
 * Compares approved shares by date, for the destinations of the hindcast.
 *
 * Decided applications stand for approved ones, as refusals are few. Rates with `scored: false` are
 * included, as they are shown; leave them out when counting hits.
 */
export function compareApprovals(past: HindcastRun, { approvals }: Observations): Verification[] {
  const start = parseDay(past.scenario.start)!;
  return Object.entries(approvals.rates).flatMap(([id, { title, destination, asOf, approvedShare }]) => {
    const decided = past.decided[destination];
    const day = parseDay(asOf.value)! - start;
    if (!decided || day < 0 || day >= past.scenario.horizonDays) return [];
    return [
      verification(
        {
          id: `approved-${id}`,
          title: `${title}: approved by ${asOf.value}`,
          unit: 'share of applications',
          observed: approvedShare.value,
          observedInterval: approvedShare.interval,
        },
        decided.flatMap((shares) =>
          Array.from(ERRORS, (error) => Math.min(1, Math.max(0, shares[day]! + error))),
        ),
      ),
    ];
  });
}
