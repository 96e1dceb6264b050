import { checkOptions, checkWhole } from '../../check.ts';
import { requireAutomaker } from '../../engine/first-halts.ts';
import { describe, didYouMean } from '../../errors.ts';
import type { AutomakerId } from '../../scenario/names.ts';
import { entityIds } from '../../scenario/sources.ts';
import type { Scenario } from '../../scenario/types.ts';

/**
 * What a firm watches at the end of each day. `'cover'`: days of its own stock when production began.
 * `'decidedShare'`: the share of its applications that were decided within so many working days, among
 * those that are so old. `'departedShare'`: licensed goods that departed in the last so many working days,
 * as a share of plan.
 */
export type TriggerWatch = 'cover' | 'decidedShare' | 'departedShare';

/** When a firm takes alarm. */
export interface TriggerRule {
  readonly watch: TriggerWatch;
  readonly automaker: AutomakerId;
  /**
   * Id of the element that is watched. Absent: for cover the scarcest lane that can stop the line, for
   * shares all lanes.
   */
  readonly lane?: string;
  /**
   * The alarm comes once the number is below this: days of cover, or a share from 0, which never alarms, to
   * 1, which alarms on the first day watched. From a list, half of the trials choose one.
   */
  readonly below: number | readonly number[];
  /** Working days of the shares, 1 … 365; default 45, in which a licence is to be decided. */
  readonly within?: number;
  /** First day that is watched, default 0. */
  readonly after?: number;
  /** Days in a row for which the number is below, default 1. */
  readonly for?: number;
  /**
   * Days before a halt by which an alarm counts as a warning, at least 1; default the lead time of the
   * action, or 1.
   */
  readonly leastWarning?: number;
}

/** What a firm does on the day of the alarm: an emergency consignment, a second source, or both. */
export interface TriggerAction {
  /** Days of cover of each lane that a consignment brings, above 0. It is on order until it arrives. */
  readonly addCover?: number;
  /**
   * Share of the need at full rate, above 0 and at most 1, that a second source sends every day from the
   * alarm on, without a licence.
   */
  readonly secondSource?: number;
  /** Id of the element; absent: every lane that can stop the line. */
  readonly lane?: string;
  /** Days from the alarm to the first arrival, at least 1. */
  readonly leadDays: number;
  /** Cost of doing it, in any one currency; default 0. */
  readonly cost?: number;
  /** Cost of each day on which goods of the second source arrive, in the same currency; default 0. */
  readonly costPerDay?: number;
  /** Worth of a vehicle that is built for it, in the same currency. Absent: savings are vehicles alone. */
  readonly perVehicle?: number;
}

/** A rule with its defaults; `lane` is `null` for all, and `below` has one number or several. */
export interface CompleteRule {
  readonly watch: TriggerWatch;
  readonly automaker: string;
  readonly lane: string | null;
  readonly below: readonly number[];
  readonly within: number;
  readonly after: number;
  readonly for: number;
  readonly leastWarning: number;
}

/** An action with its defaults; a consignment or a second source of 0 is none. */
export interface CompleteAction {
  readonly addCover: number;
  readonly secondSource: number;
  readonly lane: string | null;
  readonly leadDays: number;
  readonly cost: number;
  readonly costPerDay: number;
  readonly perVehicle: number | null;
}

const WATCHES: readonly TriggerWatch[] = ['cover', 'decidedShare', 'departedShare'];
const RULE_KEYS = ['watch', 'automaker', 'lane', 'below', 'within', 'after', 'for', 'leastWarning'];
const ACTION_KEYS = ['addCover', 'secondSource', 'lane', 'leadDays', 'cost', 'costPerDay', 'perVehicle'];

/**
 * Returns the rule, checked, with defaults filled in.
 *
 * @throws {RangeError | TypeError} for a key or a value out of range.
 */
export function completeRule(
  rule: TriggerRule,
  scenario: Scenario,
  action: CompleteAction | null,
): CompleteRule {
  checkOptions(rule, RULE_KEYS, 'rule');
  const { watch, automaker, lane, below, within = 45, after = 0 } = rule;
  const { for: days = 1, leastWarning = action?.leadDays ?? 1 } = rule;
  if (!WATCHES.includes(watch)) {
    throw new RangeError(
      `Expected rule.watch to be one of ${WATCHES.join(', ')}, got ${describe(watch)}${didYouMean(watch, WATCHES)}`,
    );
  }
  requireAutomaker('rule.automaker', automaker, entityIds(scenario.automakers));
  if (lane !== undefined) requireLane('rule.lane', lane, scenario, automaker, watch === 'cover');
  const { horizonDays } = scenario;
  checkWhole('rule.within', within, 1, 365);
  checkWhole('rule.after', after, 0, horizonDays - 1);
  checkWhole('rule.for', days, 1, horizonDays);
  checkWhole('rule.leastWarning', leastWarning, 1, horizonDays);
  const thresholds = thresholdsOf(below, watch === 'cover' ? Number.POSITIVE_INFINITY : 1);
  return { watch, automaker, lane: lane ?? null, below: thresholds, within, after, for: days, leastWarning };
}

function thresholdsOf(below: unknown, most: number): readonly number[] {
  const list: readonly unknown[] = Array.isArray(below) ? below : [below];
  const isGood = list.length > 0 && list.every((x) => typeof x === 'number' && x >= 0 && x <= most);
  if (isGood) return [...new Set(list as readonly number[])].sort((a, b) => a - b);
  const unit = most === 1 ? 'a share from 0 to 1' : 'at least 0 days';
  throw new RangeError(`Expected rule.below to be ${unit}, or a list of them, got ${describe(below)}`);
}

/**
 * Returns the action, checked, with defaults filled in; `null` without one.
 *
 * @throws {RangeError | TypeError} for a key or a value out of range.
 */
export function completeAction(
  action: TriggerAction | undefined,
  scenario: Scenario,
  automaker: string,
): CompleteAction | null {
  if (action === undefined) return null;
  checkOptions(action, ACTION_KEYS, 'action');
  const { addCover, secondSource, lane, leadDays, cost = 0, costPerDay = 0, perVehicle } = action;
  if (secondSource === undefined || addCover !== undefined)
    requireNumber('action.addCover', addCover, (x) => x > 0, 'above 0');
  if (secondSource !== undefined)
    requireNumber('action.secondSource', secondSource, (x) => x > 0 && x <= 1, 'above 0 and at most 1');
  checkWhole('action.leadDays', leadDays, 1, scenario.horizonDays);
  requireNumber('action.cost', cost, (x) => x >= 0, 'at least 0');
  requireNumber('action.costPerDay', costPerDay, (x) => x >= 0, 'at least 0');
  if (perVehicle !== undefined) requireNumber('action.perVehicle', perVehicle, (x) => x >= 0, 'at least 0');
  requireAutomaker('rule.automaker', automaker, entityIds(scenario.automakers));
  if (lane !== undefined) requireLane('action.lane', lane, scenario, automaker, true);
  return {
    ...{ addCover: addCover ?? 0, secondSource: secondSource ?? 0, lane: lane ?? null, leadDays },
    ...{ cost, costPerDay, perVehicle: perVehicle ?? null },
  };
}

/** Returns what an action costs in a future of `never` days with this day of alarm; 0 without an alarm. */
export function spentOn(
  { secondSource, leadDays, cost, costPerDay }: CompleteAction,
  alarm: number,
  never: number,
): number {
  if (alarm >= never) return 0;
  const days = secondSource > 0 ? Math.max(0, never - alarm - leadDays) : 0;
  return cost + costPerDay * days;
}

function requireNumber(name: string, value: unknown, isGood: (x: number) => boolean, rule: string): void {
  if (typeof value === 'number' && Number.isFinite(value) && isGood(value)) return;
  throw new RangeError(`Expected ${name} to be ${rule}, got ${describe(value)}`);
}

function requireLane(
  name: string,
  lane: string,
  scenario: Scenario,
  automaker: string,
  stopping: boolean,
): void {
  const { lanes } = scenario.automakers[automaker]!;
  const known = entityIds(lanes).filter((id) => !stopping || lanes[id as keyof typeof lanes]!.essential);
  if (known.includes(lane)) return;
  throw new RangeError(
    `Expected ${name} to be one of ${known.join(', ')}, got ${describe(lane)}${didYouMean(lane, known)}`,
  );
}
