import { checkOptions } from '../../check.ts';
import type { Distribution } from '../../distribution.ts';
import { requireAutomaker } from '../../engine/first-halts.ts';
import { asScenario } from '../../scenario/as-scenario.ts';
import { movementOf } from '../../scenario/moves.ts';
import type { AutomakerId } from '../../scenario/names.ts';
import { moved } from '../../scenario/parameter-sets.ts';
import { entityIds } from '../../scenario/sources.ts';
import type { Scenario } from '../../scenario/types.ts';
import { valueAt } from '../../scenario/value-at.ts';
import type { InputRange } from '../../stats/input-range.ts';
import { unknowns } from '../epistemic-inputs.ts';

/**
 * Returns the ranges that a scenario itself states, by path, for `sensitivity`.
 *
 * They are the distributions of its numbers that are drawn once per future (market, rates of policy,
 * chances of events) and the values of its parameter sets, each number by itself: a joint spread of several
 * numbers is not in them. Numbers of other automakers are left out when one is named.
 *
 * @throws {TypeError | RangeError} for a value that is not a scenario, or an automaker that it does not
 * have.
 * @example
 * ```ts
 * import { loadScenario, shippedRanges } from 'rare-earth-risk';
 *
 * const ranges = shippedRanges(loadScenario('truce-holds'), { automaker: 'eu-volume' });
 * console.log(Object.keys(ranges).length); // 22
 * console.log(ranges['market.thriftCap']); // { low: 0.1, mode: 0.3, high: 0.5 }
 * ```
 */
export function shippedRanges(
  given: Scenario,
  question: { readonly automaker?: AutomakerId } = {},
): Record<string, InputRange> {
  checkOptions(question, ['automaker'], 'question');
  const { automaker } = question;
  const scenario = asScenario('scenario', given);
  if (automaker !== undefined) requireAutomaker('automaker', automaker, entityIds(scenario.automakers));
  const drawn = unknowns(scenario, 'ranges').map(({ keys }) => [keys.join('.'), valueAt(scenario, keys)]);
  const moves = [...(movementOf(scenario)?.moves.values() ?? [])];
  const calibrated = moves.map(({ path, column, number }): [string, InputRange] => {
    const values = column.values.map((_, k) => moved(column, number, k)).sort((a, b) => a - b);
    return [path, { values, weights: values.map(() => 1) }];
  });
  const all: [string, InputRange][] = [...(drawn as [string, InputRange & Distribution][]), ...calibrated];
  const isAbout = (path: string): boolean => {
    const [first, id] = path.split('.');
    return automaker === undefined || first !== 'automakers' || id === automaker;
  };
  return Object.fromEntries(all.filter(([path]) => isAbout(path)));
}
