import { parseDay } from '../../calendar/days.ts';
import { checkList, checkObject, checkRecord, checkScenario, checkWhole } from '../../check.ts';
import { requireAutomaker } from '../../engine/first-halts.ts';
import { parseDigest } from '../../engine/parse-digest.ts';
import { describe } from '../../errors.ts';
import type { Sweep } from '../../sweep/sweep.ts';
import { estimatorsOfDigest } from '../estimators.ts';
import { discoverIn } from './discover.ts';
import type { DiscoverOptions, Discovery } from './discovery.ts';
import type { HaltDiscoverySettings } from './in-run.ts';
import { readPoints } from './read-points.ts';

/**
 * Returns boxes of the settings of a sweep under which halts are likely. A point counts with its chance
 * of a halt.
 *
 * A setting that is a number is an input. A lognormal distribution counts with its median, a switch as 0
 * or 1, and a date as days from the start of the scenario.
 *
 * @param result - at least 40 points, for example of a `design`.
 * @param settings - `automaker` (default any), `byDay` (default the horizon), and those of `discover`.
 * @throws {RangeError | TypeError} for too few points, a setting of another kind, an automaker that the
 * sweep does not have, and settings or options out of range.
 * @example
 * ```ts
 * import { discoverInSweep, loadScenario, sweep } from 'rare-earth-risk';
 *
 * const tenths = Array.from({ length: 10 }, (_, i) => i / 10);
 * const axes = { 'plant.minimumRate': tenths, 'desk.limitWorkingDays': [42, 43, 44, 45] };
 * const result = sweep(loadScenario('licences-slowed'), axes, { trials: 20, seed: 'docs' });
 * console.log(discoverInSweep(result).points.heldOut); // 10
 * ```
 */
export function discoverInSweep(
  result: Sweep,
  settings: HaltDiscoverySettings = {},
  options: DiscoverOptions = {},
): Discovery {
  checkObject('result', result);
  checkRecord('settings', settings);
  checkList('result.points', result.points);
  checkScenario('result.scenario', result.scenario);
  const { scenario, points } = result;
  for (const [i, point] of points.entries()) {
    checkObject(`result.points[${i}]`, point);
    checkObject(`result.points[${i}].settings`, point.settings);
    parseDigest(point.digest, `result.points[${i}].digest`);
  }
  const { automaker, byDay = scenario.horizonDays, ...rest } = settings;
  checkWhole('settings.byDay', byDay, 1, scenario.horizonDays);
  if (automaker !== undefined) {
    requireAutomaker('settings.automaker', automaker, Object.keys(points[0]?.digest.automakers ?? {}));
  }
  const all = readPoints(
    points.map((point) => ({
      x: Object.fromEntries(
        Object.entries(point.settings).map(([name, value]) => [name, inputOf(name, value, scenario.start)]),
      ),
      y: estimatorsOfDigest(point.digest, automaker).haltProbability(byDay).value,
    })),
  );
  const question = {
    automaker: automaker ?? null,
    byDay,
    scenario: scenario.name,
    points: 'settings',
  } as const;
  return discoverIn(all, question, rest, options);
}

/** Returns a setting as a number. */
function inputOf(name: string, value: unknown, start: string): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'object' && value !== null && 'median' in value) return value.median as number;
  const day = typeof value === 'string' ? parseDay(value) : undefined;
  if (day !== undefined) return day - parseDay(start)!;
  throw new TypeError(
    `Expected settings of ${JSON.stringify(name)} to be numbers, switches, dates or lognormal distributions, got ${describe(value)}`,
  );
}
