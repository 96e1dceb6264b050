import { formatDay, parseDay } from '../../calendar/days.ts';
import type { Element } from '../../elements.ts';
import type { ByPlace, Observations } from '../../history/types.ts';
import { normalQuantile } from '../../random/normal.ts';
import type { Past } from './past.ts';
import { type Verification, verification } from './verification.ts';

/** Standard deviation of a share that a source states as "about", around what the model says; judgement. */
export const SHARE_ERROR = 0.05;

/** Draws of that error for each world. */
const ERRORS = Float64Array.from({ length: 8 }, (_, j) => SHARE_ERROR * normalQuantile((j + 0.5) / 8));

/**
 * Approved shares by date, of destinations that the past has; what was decided stands for what was approved, as refusals are few. Rates with
 * `scored: false` are among them, for they are shown: whoever counts hits leaves them out.
 */
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

/**
 * Goods under licence to a destination in the period for which no tonne of an element was seen, as far as the past goes; undefined where there is none, or the
 * past has no day of it. Usual tonnes of an element by destination are known for few, so that nothing but none is compared.
 */
export function compareNothing(
  past: Past,
  observations: Observations,
  place: keyof ByPlace,
  element: Element,
): Verification | undefined {
  const periods = observations['controlled-elements'].tonnes[element]?.[place] ?? {};
  const none = Object.keys(periods).find((period) => periods[period]!.value === 0);
  if (none === undefined || !past.departed[place]) return undefined;
  const [from, to = from] = none.split('/') as [string, string?];
  const start = parseDay(past.scenario.start)!;
  const isWithin = (_: number, day: number): boolean => {
    const month = formatDay(start + day).slice(0, 7);
    return month >= from && month <= to;
  };
  const worlds = past.departed[place].map((days) => days.filter(isWithin));
  if (worlds[0]!.length === 0) return undefined;
  return verification(
    {
      id: `licensed-${place}-${from}-to-${to}`,
      title: `Licensed goods to ${place}, ${from} to ${to}`,
      unit: 'share of plan',
      observed: periods[none]!.value,
      observedInterval: [0, 0],
    },
    worlds.map((days) => days.reduce((a, b) => a + b, 0) / days.length),
  );
}
