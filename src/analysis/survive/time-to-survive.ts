import { formatDay, parseDay } from '../../calendar/days.ts';
import { checkList, checkOptions, checkWhole } from '../../check.ts';
import { requireAutomaker } from '../../engine/first-halts.ts';
import { completeOptions } from '../../engine/options.ts';
import { describe, rangeError } from '../../errors.ts';
import { asScenario } from '../../scenario/as-scenario.ts';
import type { AutomakerId } from '../../scenario/names.ts';
import { entityIds } from '../../scenario/sources.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { type ProgressOptions, progressOf, takeProgress } from '../../stats/progress.ts';
import { cutOff } from './cut-off.ts';
import { type Survival, type SurvivalRun, survivalOf } from './survival.ts';

/** Question of `timeToSurvive`. */
export interface SurvivalQuestion {
  /** Id of an automaker; absent: each of them. */
  readonly automaker?: AutomakerId;
  /** Elements that are cut off; absent: all that can stop a line. */
  readonly elements?: readonly string[];
  /** First day of the cut, as a day from 0 or an ISO date; default 0. */
  readonly from?: number | string;
  /**
   * First day after the cut, on which the initial regime returns, as a day or an ISO date; default never.
   */
  readonly until?: number | string;
}

/** Options of `timeToSurvive`. */
export interface TimeToSurviveOptions extends ProgressOptions {
  /** Futures of each cut, 2 or more; default 2000. */
  readonly trials?: number;
  readonly seed?: string;
  /** Coverage of the intervals, between 0 and 1 exclusive; default 0.95. */
  readonly confidence?: number;
}

/** Times to survive of one automaker. */
export interface AutomakerSurvival {
  /** By element, that lane alone cut off. */
  readonly lanes: Readonly<Record<string, Survival>>;
  /** All those lanes cut off at once. */
  readonly together: Survival;
}

/** What the loss of one lane costs an automaker. */
export interface LaneExposure {
  readonly automaker: string;
  readonly element: string;
  readonly vehiclesLost: Estimate;
  readonly valueLost: Estimate | null;
  /** Median of the days until the line halts; `null`: later than the horizon. */
  readonly days: number | null;
  /** Place in the order of lanes by that median, from 1; lanes that halt alike share one. */
  readonly stopsAs: number;
}

/** Times to survive, and who loses what. */
export interface TimeToSurvive {
  readonly automakers: Readonly<Record<string, AutomakerSurvival>>;
  /** Every lane, the largest loss of vehicles first. */
  readonly exposure: readonly LaneExposure[];
  readonly scenario: Scenario;
  readonly question: {
    readonly automaker: string | null;
    readonly from: number;
    readonly until: number | null;
  };
  readonly options: SurvivalRun;
}

/**
 * Shows how long each line runs if a lane alone is cut off from licensed supply, and who loses most.
 *
 * From the day of the cut on no goods of that lane depart under licence and no application is decided;
 * goods at sea arrive, and free supply and assemblies go on. The automaker's other lanes do not stop its
 * line, so that the answer is about one lane; `together` cuts all of them. No chance of a cut is needed.
 * Times beyond the horizon are censored: they are `null`, never the horizon.
 *
 * @param question - `automaker`, `elements`, `from` and `until`.
 * @param options - `trials` (default 2000), `seed`, `confidence`, `onProgress` and `signal`.
 * @throws {RangeError | TypeError} for an automaker or element that cannot be cut off, days out of range,
 * or options that are none.
 * @example
 * ```ts
 * import { loadScenario, timeToSurvive } from 'rare-earth-risk';
 *
 * const question = { automaker: 'eu-volume', elements: ['Dy'] };
 * const result = timeToSurvive(loadScenario('truce-holds'), question, { trials: 200, seed: 'docs' });
 * const { onMedianPath, days } = result.automakers['eu-volume']!.lanes.Dy!;
 * console.log(onMedianPath, days['0.05'], days['0.5'], days['0.95']); // 99 65 91 148
 * ```
 */
export function timeToSurvive(
  given: Scenario,
  question: SurvivalQuestion = {},
  options: TimeToSurviveOptions = {},
): TimeToSurvive {
  const scenario = asScenario('scenario', given);
  checkOptions(question, ['automaker', 'elements', 'from', 'until']);
  checkOptions(options, ['trials', 'seed', 'confidence', 'onProgress', 'signal']);
  const { progress, rest: run } = takeProgress(options);
  const { trials, seed, confidence } = completeOptions({ trials: 2000, ...run });
  checkWhole('options.trials', trials, 2, 1e6);
  const from = dayOf('from', question.from ?? 0, scenario, 0);
  const until = question.until === undefined ? null : dayOf('until', question.until, scenario, from + 1);
  const cuts = cutsOf(scenario, question);
  const parts = [...cuts.values()].reduce((sum, elements) => sum + elements.length + 1, 0);
  const report = progressOf(progress, parts);
  const survival = (automaker: string, elements: readonly string[]): Survival => {
    const found = survivalOf(cutOff(scenario, { automaker, elements, from, until }), from, {
      trials,
      seed,
      confidence,
    });
    report();
    return found;
  };
  const automakers = [...cuts].map(([id, elements]): [string, AutomakerSurvival] => {
    const lanes = Object.fromEntries(elements.map((element) => [element, survival(id, [element])]));
    return [id, { lanes, together: survival(id, elements) }];
  });
  return {
    automakers: Object.fromEntries(automakers),
    exposure: exposureOf(automakers),
    scenario,
    question: { automaker: question.automaker ?? null, from, until },
    options: { trials, seed, confidence },
  };
}

/** Returns the elements to cut off, by automaker; those without any are left out. */
function cutsOf(scenario: Scenario, { automaker, elements }: SurvivalQuestion): Map<string, string[]> {
  const ids = entityIds(scenario.automakers);
  if (automaker !== undefined) requireAutomaker('automaker', automaker, ids);
  const asked = automaker === undefined ? ids : [automaker];
  const essential = (id: string): string[] => {
    const { lanes } = scenario.automakers[id]!;
    return entityIds(lanes).filter((element) => lanes[element as keyof typeof lanes]!.essential);
  };
  const all = new Map(asked.map((id) => [id, essential(id)]));
  const stopping = [...new Set([...all.values()].flat())];
  if (elements !== undefined) checkList('elements', elements);
  elements?.forEach((element, i) => {
    if (stopping.includes(element)) return;
    throw rangeError(
      `Expected elements[${i}] to be one that can stop the line, of ${stopping.join(', ')}, got ${describe(element)}`,
    );
  });
  const wanted = [...all].map(([id, lanes]): [string, string[]] => [
    id,
    lanes.filter((element) => elements === undefined || elements.includes(element)),
  ]);
  return new Map(wanted.filter(([, lanes]) => lanes.length > 0));
}

/** Returns a day of the scenario, given as such or as an ISO date. */
function dayOf(name: string, value: unknown, { start, horizonDays }: Scenario, least: number): number {
  const first = parseDay(start)!;
  const date = typeof value === 'string' ? parseDay(value) : undefined;
  const day = date === undefined ? value : date - first;
  if (Number.isInteger(day) && (day as number) >= least && (day as number) < horizonDays)
    return day as number;
  const [low, high] = [least, horizonDays - 1];
  throw rangeError(
    `Expected ${name} to be a day from ${low} to ${high} or a date from ${formatDay(first + low)} to ${formatDay(first + high)}, got ${describe(value)}`,
  );
}

function exposureOf(automakers: readonly (readonly [string, AutomakerSurvival])[]): LaneExposure[] {
  const lanes = automakers.flatMap(([automaker, { lanes }]) =>
    Object.entries(lanes).map(([element, { days, vehiclesLost, valueLost }]) => {
      const median = days['0.5'] ?? null;
      return { automaker, element, vehiclesLost, valueLost, days: median };
    }),
  );
  const time = (days: number | null): number => days ?? Number.POSITIVE_INFINITY;
  return lanes
    .map((lane) => ({
      ...lane,
      stopsAs: 1 + lanes.filter(({ days }) => time(days) < time(lane.days)).length,
    }))
    .sort((a, b) => b.vehiclesLost.value - a.vehiclesLost.value);
}
