// Futures of a trigger: alarms of one rule, and what the action saves.

import type { Model } from '../../model/model.ts';
import { samplePaths } from '../../sampling/sample-path.ts';
import type { Scenario } from '../../scenario/types.ts';
import { alarmDay, replayWatched, replayWithAction } from './alarm.ts';
import type { CompleteAction, CompleteRule } from './rule.ts';

/** Alarms at one threshold, an entry for each trial. */
export interface Alarms {
  readonly below: number;
  /** The horizon: a day that says that there was no alarm, or no halt. */
  readonly never: number;
  readonly alarmDay: Float64Array;
  readonly firstHaltDay: Float64Array;
  /** Vehicles lost without an action, and with it. */
  readonly lost: Float64Array;
  readonly lostWithAction: Float64Array;
  /** First halts with the action. */
  readonly firstHaltDayWithAction: Float64Array;
}

/** Trials from one on, of a scenario with one automaker. */
export interface Futures {
  readonly scenario: Scenario;
  readonly model: Model;
  readonly rule: CompleteRule;
  readonly action: CompleteAction | null;
  readonly seed: string;
}

/** Replays trials, with the action on the day of each alarm, at every threshold. */
export function alarmsOf(
  { model, rule, action, seed }: Futures,
  thresholds: readonly number[],
  firstTrial: number,
  trials: number,
  report: () => void,
): Alarms[] {
  const column = (): Float64Array => new Float64Array(trials);
  const all = thresholds.map((below) => ({
    below,
    never: model.horizonDays,
    alarmDay: column(),
    firstHaltDay: column(),
    lost: column(),
    lostWithAction: column(),
    firstHaltDayWithAction: column(),
  }));
  const sampler = samplePaths(model, seed);
  const { vehiclesPerDay } = model.automakers[0]!;
  for (let i = 0; i < trials; i++) {
    const samplePath = sampler.sample(firstTrial + i);
    const future = replayWatched(model, samplePath, rule);
    const byDay = new Map([[model.horizonDays, future.line]]);
    for (const alarms of all) {
      const day = alarmDay(future, rule, alarms.below);
      const after =
        byDay.get(day) ?? (action ? replayWithAction(model, samplePath, day, action) : future.line);
      byDay.set(day, after);
      alarms.alarmDay[i] = day;
      alarms.firstHaltDay[i] = future.line.firstHaltDay;
      alarms.lost[i] = future.line.lostDays * vehiclesPerDay;
      alarms.firstHaltDayWithAction[i] = after.firstHaltDay;
      alarms.lostWithAction[i] = after.lostDays * vehiclesPerDay;
    }
    report();
  }
  return all;
}
