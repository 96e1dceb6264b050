import { checkOptions, checkWhole } from '../../check.ts';
import { completeOptions } from '../../engine/options.ts';
import { compile } from '../../model/compile.ts';
import { asScenario } from '../../scenario/as-scenario.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { type ProgressOptions, progressOf, takeProgress } from '../../stats/progress.ts';
import { onlyAutomakers } from '../only-automakers.ts';
import { type Remarks, remarksOn } from '../parameters.ts';
import { type Alarms, alarmsOf, type Futures } from './futures.ts';
import {
  type CompleteAction,
  type CompleteRule,
  completeAction,
  completeRule,
  type TriggerAction,
  type TriggerRule,
} from './rule.ts';
import {
  type ActionWorth,
  type AlarmSkill,
  type DaysOfWarning,
  netSaving,
  skillOf,
  warningOf,
  worthOf,
} from './verify.ts';

/** Options of `evaluateTrigger`. */
export interface TriggerOptions extends ProgressOptions {
  /** Futures, 4 or more; default 1000. With several thresholds half of them choose one. */
  readonly trials?: number;
  readonly seed?: string;
  /** Coverage of the intervals, between 0 and 1 exclusive; default 0.95. */
  readonly confidence?: number;
}

/** What the trials that choose say of a threshold. */
export interface TriggerCandidate {
  readonly below: number;
  readonly hitRate: Estimate;
  readonly falseAlarmRate: Estimate;
  /** Saving less cost; `null` where vehicles have no price. */
  readonly netSaving: Estimate | null;
}

/** How good an alarm is, and what acting on it once is worth. */
export interface TriggerReport extends AlarmSkill, Remarks {
  readonly scenario: Scenario;
  readonly rule: Omit<CompleteRule, 'below'> & { readonly below: number };
  readonly action: CompleteAction | null;
  /** Days from the alarm to the halt, of halts that were warned of. */
  readonly daysOfWarning: DaysOfWarning;
  /** What the action changes; `null` without one. */
  readonly worth: ActionWorth | null;
  /** Every threshold on the trials that chose one; empty when there was only one. */
  readonly candidates: readonly TriggerCandidate[];
  readonly options: {
    readonly trials: number;
    readonly seed: string;
    readonly confidence: number;
    /** Trials that chose the threshold, and trials that all other numbers are from. */
    readonly chosenOn: number;
    readonly quotedOn: number;
  };
}

/**
 * Evaluates a rule that tells a firm when to act, by what it can see on each day.
 *
 * A future has one alarm, on the first day on which the rule holds. Every day is judged at its end, when
 * later days are not yet simulated. With an action, futures with an alarm are replayed with what it
 * brings; all else is the same, so savings are exact in each future. Of several thresholds, half of
 * the trials choose one: by saving less cost where vehicles have a price, else by the hit rate less the
 * rate of false alarms (Youden's index). All other numbers are from the other half. An alarm late in the
 * horizon may count as false, as no days follow it.
 *
 * @param rule - `watch`, `automaker`, `lane`, `below`, `within`, `after`, `for`, `leastWarning`.
 * @param action - `addCover`, `secondSource`, `lane`, `leadDays`, `cost`, `costPerDay`, `perVehicle`;
 * absent: the alarm alone is judged.
 * @param options - `trials`, `seed`, `confidence`, `onProgress` and `signal`. A thousand trials of a year
 * take some seconds, as they are replayed day by day.
 * @throws {RangeError | TypeError} for a rule, an action or options out of range.
 * @example
 * ```ts
 * import { evaluateTrigger, loadScenario } from 'rare-earth-risk';
 *
 * const rule = { watch: 'cover', automaker: 'us-volume', below: [20, 40] } as const;
 * const action = { addCover: 30, leadDays: 14 };
 * const options = { trials: 40, seed: 'docs' };
 * const { worth } = evaluateTrigger(loadScenario('ban-resumes'), rule, action, options);
 * console.log(worth!.vehiclesSaved.value > 0); // true
 * ```
 */
export function evaluateTrigger(
  given: Scenario,
  rule: TriggerRule,
  action?: TriggerAction,
  options: TriggerOptions = {},
): TriggerReport {
  const scenario = asScenario('scenario', given);
  checkOptions(options, ['trials', 'seed', 'confidence', 'onProgress', 'signal']);
  const { progress, rest } = takeProgress(options);
  const { trials, seed, confidence } = completeOptions({ trials: 1000, ...rest });
  checkWhole('options.trials', trials, 4, 1e6);
  const act = completeAction(action, scenario, rule?.automaker);
  const complete = completeRule(rule, scenario, act);
  const own = onlyAutomakers(scenario, [complete.automaker]);
  const futures = { scenario: own, model: compile(own), rule: complete, action: act, seed };
  const report = progressOf(progress, trials);
  const isChoosing = complete.below.length > 1;
  const chosenOn = isChoosing ? Math.floor(trials / 2) : 0;
  const candidates = isChoosing ? alarmsOf(futures, complete.below, 0, chosenOn, report) : [];
  const below = isChoosing ? best(candidates, futures, confidence) : complete.below[0]!;
  const [alarms] = alarmsOf(futures, [below], chosenOn, trials - chosenOn, report) as [Alarms];
  return {
    scenario,
    rule: { ...complete, below },
    action: act,
    ...skillOf(alarms, futures.rule, confidence),
    daysOfWarning: warningOf(alarms, complete, confidence),
    worth: act && worthOf(alarms, futures, act, confidence),
    candidates: candidates.map((one) => candidateOf(one, futures, confidence)),
    options: { trials, seed, confidence, chosenOn, quotedOn: trials - chosenOn },
    ...remarksOn([scenario]),
  };
}

function candidateOf(alarms: Alarms, futures: Futures, confidence: number): TriggerCandidate {
  const { hitRate, falseAlarmRate } = skillOf(alarms, futures.rule, confidence);
  const { below } = alarms;
  return { below, hitRate, falseAlarmRate, netSaving: netSaving(alarms, futures, confidence) };
}

/** Returns the threshold that saves most, or whose alarms are best; the lowest of those that are alike. */
function best(candidates: readonly Alarms[], futures: Futures, confidence: number): number {
  const value = (alarms: Alarms): number => {
    const { hitRate, falseAlarmRate, netSaving: saved } = candidateOf(alarms, futures, confidence);
    if (saved) return saved.value;
    const or0 = (rate: number): number => (Number.isNaN(rate) ? 0 : rate);
    return or0(hitRate.value) - or0(falseAlarmRate.value);
  };
  const values = candidates.map(value);
  return candidates[values.indexOf(Math.max(...values))]!.below;
}
