import { parseDay } from '../../calendar/days.ts';
import type { Observations } from '../../history/types.ts';
import { normalQuantile } from '../../random/normal.ts';
import type { Past } from './past.ts';
import { type Verification, verification } from './verification.ts';

/** Standard deviation of a share that a source states as "about", around what the model says; judgement. */
export const SHARE_ERROR = 0.05;

/** Draws of that error for each world. */
const ERRORS = Float64Array.from({ length: 8 }, (_, j) => SHARE_ERROR * normalQuantile((j + 0.5) / 8));

/** Approved shares by date, of destinations that the past has; what was decided stands for what was approved, as refusals are few. */
export function compareApprovals(past: Past, { approvals }: Observations): Verification[] {
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

/** Goods under licence to a destination in a period in which hardly any were seen. */
export function compareNothing(
  past: Past,
  place: string,
  from: string,
  to: string,
): Verification | undefined {
  const start = parseDay(past.scenario.start)!;
  const [first, last] = [parseDay(from)! - start, parseDay(to)! - start];
  if (!past.departed[place] || first < 0 || last >= past.scenario.horizonDays) return undefined;
  return verification(
    {
      id: `licensed-${place}-${from}`,
      title: `Licensed goods to ${place}, ${from} to ${to}`,
      unit: 'share of plan',
      observed: 0,
      observedInterval: [0, 0],
    },
    past.departed[place].map((days) => {
      const within = days.subarray(first, last + 1);
      return within.reduce((a, b) => a + b, 0) / within.length;
    }),
  );
}
