// What alarms are worth, in the terms of forecast verification (Jolliffe and Stephenson, Forecast
// Verification, 2012, §3.2) and in vehicles.

import type { Estimate } from '../../stats/estimate.ts';
import { mean } from '../../stats/mean.ts';
import { pairedMean, pairedProportions } from '../../stats/paired.ts';
import { proportion } from '../../stats/proportion.ts';
import { quantile } from '../../stats/quantile.ts';
import type { Alarms, Futures } from './futures.ts';
import { type CompleteAction, type CompleteRule, spentOn } from './rule.ts';

/** How often an alarm comes, and how often it is right. Chances among no futures are NaN. */
export interface AlarmSkill {
  /** Chance of a halt, without any action. */
  readonly haltProbability: Estimate;
  readonly alarmProbability: Estimate;
  /** Share of the halts that an alarm comes before, by the least warning or more. */
  readonly hitRate: Estimate;
  /** Share of the futures without a halt that have an alarm. */
  readonly falseAlarmRate: Estimate;
  /** Share of the alarms in whose futures no halt comes. */
  readonly falseAlarmRatio: Estimate;
}

/** Quantiles in days by their order ('0.05' … '0.95'); `null` where no halt was warned of. */
export type DaysOfWarning = Readonly<Record<string, Estimate>> | null;

/** What one action on the day of the alarm changes. */
export interface ActionWorth {
  /** Chance of a halt with the action, and its change. */
  readonly haltProbability: Estimate;
  readonly haltProbabilityChange: Estimate;
  /** Vehicles lost without the action, over all futures. */
  readonly vehiclesLost: Estimate;
  /** Vehicles saved, over all futures, with or without an alarm. */
  readonly vehiclesSaved: Estimate;
  /** Vehicles saved by an action, over futures with an alarm; `null` without any. */
  readonly savedByOne: Estimate | null;
  /** Expected cost of acting, over all futures. */
  readonly cost: number;
  /** Worth of the vehicles saved less the cost, over all futures; `null` where vehicles have no price. */
  readonly netSaving: Estimate | null;
}

/** Orders of the quantiles of the days of warning. */
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** Returns how good alarms are. */
export function skillOf(
  { alarmDay, firstHaltDay, never }: Alarms,
  rule: CompleteRule,
  confidence: number,
): AlarmSkill {
  const count = (is: (halt: number, alarm: number) => boolean): number =>
    firstHaltDay.reduce((sum, halt, i) => sum + (is(halt, alarmDay[i]!) ? 1 : 0), 0);
  const all = firstHaltDay.length;
  const halts = count((halt) => halt < never);
  const alarms = count((_, alarm) => alarm < never);
  const hits = count((halt, alarm) => isHit(halt, alarm, never, rule));
  const falseAlarms = count((halt, alarm) => halt >= never && alarm < never);
  const share = (part: number, whole: number): Estimate => proportion(part, whole, { confidence });
  return {
    haltProbability: share(halts, all),
    alarmProbability: share(alarms, all),
    hitRate: share(hits, halts),
    falseAlarmRate: share(falseAlarms, all - halts),
    falseAlarmRatio: share(falseAlarms, alarms),
  };
}

function isHit(halt: number, alarm: number, never: number, { leastWarning }: CompleteRule): boolean {
  return halt < never && alarm <= halt - leastWarning;
}

/** Returns how long before their halts the hits come. */
export function warningOf(
  { alarmDay, firstHaltDay, never }: Alarms,
  rule: CompleteRule,
  confidence: number,
): DaysOfWarning {
  const hits = [...firstHaltDay.keys()].filter((i) => isHit(firstHaltDay[i]!, alarmDay[i]!, never, rule));
  if (hits.length === 0) return null;
  const days = Float64Array.from(hits, (i) => firstHaltDay[i]! - alarmDay[i]!);
  return Object.fromEntries(QUANTILES.map((p) => [p, quantile(days, p, { confidence })]));
}

/** Returns what the action changes. */
export function worthOf(
  alarms: Alarms,
  futures: Futures,
  action: CompleteAction,
  confidence: number,
): ActionWorth {
  const { alarmDay, firstHaltDay, firstHaltDayWithAction: after, lost, lostWithAction, never } = alarms;
  const most = never * futures.model.automakers[0]!.vehiclesPerDay;
  const acted = alarmDay.map((day) => (day < never ? 1 : 0));
  const used = acted.reduce((sum, one) => sum + one, 0);
  const halted = (days: Float64Array): number => days.filter((day) => day < never).length;
  const gained = after.filter((day, i) => day < never && firstHaltDay[i]! >= never).length;
  const prevented = firstHaltDay.filter((day, i) => day < never && after[i]! >= never).length;
  const saved = lost.map((before, i) => before - lostWithAction[i]!);
  const trials = firstHaltDay.length;
  return {
    haltProbability: proportion(halted(after), trials, { confidence }),
    haltProbabilityChange: pairedProportions(gained, prevented, trials, { confidence }),
    vehiclesLost: mean(lost, { confidence, method: 'hall', least: 0, most }),
    vehiclesSaved: pairedMean(lostWithAction, lost, { confidence, most }),
    savedByOne:
      used === 0
        ? null
        : mean(
            saved.filter((_, i) => acted[i] === 1),
            { confidence, least: -most, most },
          ),
    cost: alarmDay.reduce((sum, alarm) => sum + spentOn(action, alarm, never), 0) / trials,
    netSaving: netSaving(alarms, futures, confidence),
  };
}

/** Returns the worth of the vehicles saved less the cost; `null` where vehicles have no price. */
export function netSaving(
  { alarmDay, lost, lostWithAction, never }: Alarms,
  { action, model }: Pick<Futures, 'action' | 'model'>,
  confidence: number,
): Estimate | null {
  if (!action || action.perVehicle === null) return null;
  const { perVehicle } = action;
  const most = perVehicle * never * model.automakers[0]!.vehiclesPerDay;
  const net = lost.map(
    (before, i) => perVehicle * (before - lostWithAction[i]!) - spentOn(action, alarmDay[i]!, never),
  );
  return mean(net, { confidence, least: -most - spentOn(action, 0, never), most });
}
