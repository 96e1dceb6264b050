import { parseDay } from '../calendar/days.ts';
import { checkList, checkObject } from '../check.ts';
import { describe, didYouMean, rangeError } from '../errors.ts';
import { requireModel } from './made.ts';
import type { Model } from './model.ts';
import { requireSamplePath } from './require-sample-path.ts';
import type { SamplePath } from './sample-path.ts';

/** A regime from each ISO date on. A date before day 0 gives the regime of day 0. */
export type RegimePath = readonly (readonly [from: string, regime: string])[];

/**
 * Returns a sample path with regimes written by hand: history, or a what-if. `paths` names the regimes of
 * the policy that destinations share (key `''`) and of destinations with a policy of their own. Before the
 * first date of a path, and where none is given, the regimes of the sample path stay.
 *
 * @throws {RangeError} for a destination without a policy of its own, a regime that is not defined, or a
 * date that does not exist.
 * @example
 * ```ts
 * import { compile, loadScenario, medianSamplePath, replay, withRegimePath } from 'rare-earth-risk';
 *
 * const model = compile(loadScenario('truce-holds'));
 * const path = [['2025-07-01', 'ban'], ['2025-12-01', 'truce']] as const;
 * const banned = withRegimePath(model, medianSamplePath(model), { '': path });
 * const halts = replay(model, banned).automakers.map(({ halted }) => halted.indexOf(1));
 * console.log(halts.join(', ')); // 157, 130, 149, 73, -1, 69
 * ```
 */
export function withRegimePath(
  model: Model,
  samplePath: SamplePath,
  paths: Readonly<Record<string, RegimePath>>,
): SamplePath {
  requireModel('model', model);
  requireSamplePath(model, samplePath);
  checkObject('paths', paths);
  const known = model.policies.map(({ id }) => id);
  for (const id of Object.keys(paths)) {
    if (known.includes(id)) continue;
    const rule = known.map((name) => JSON.stringify(name)).join(', ');
    throw rangeError(
      `Expected a destination with its own policy (${rule}), got ${describe(id)}${didYouMean(id, known)}`,
    );
  }
  const regimes = model.policies.map(({ id }, p) => {
    const days = samplePath.regimes[p]!.slice();
    const given = Object.hasOwn(paths, id) ? paths[id] : [];
    checkList(`paths[${JSON.stringify(id)}]`, given);
    given!.forEach((step, i) => {
      checkList(`paths[${JSON.stringify(id)}][${i}]`, step);
      days.fill(regimeIndex(model, step[1]), dayIndex(model, step[0]));
    });
    return days;
  });
  return { ...samplePath, regimes };
}

function regimeIndex(model: Model, name: unknown): number {
  const names = model.regimes.map((regime) => regime.name);
  const index = typeof name === 'string' ? names.indexOf(name) : -1;
  if (index >= 0) return index;
  throw rangeError(
    `Expected a regime of ${names.join(', ')}, got ${describe(name)}${didYouMean(name, names)}`,
  );
}

function dayIndex(model: Model, date: unknown): number {
  const day = typeof date === 'string' ? parseDay(date) : undefined;
  if (day === undefined) throw rangeError(`Expected a date such as "2025-06-06", got ${describe(date)}`);
  return Math.max(0, day - parseDay(model.scenario.start)!);
}
