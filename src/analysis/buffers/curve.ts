import { checkOptions, checkRecord } from '../../check.ts';
import { completeOptions } from '../../engine/options.ts';
import type { RunOptions } from '../../engine/run.ts';
import { describe, didYouMean } from '../../errors.ts';
import { asScenario } from '../../scenario/as-scenario.ts';
import type { AutomakerId } from '../../scenario/names.ts';
import { override } from '../../scenario/override.ts';
import type { Scenario } from '../../scenario/types.ts';
import { type ProgressOptions, takeProgress } from '../../stats/progress.ts';
import { sweepDigests } from '../../sweep/sweep-digests.ts';
import { sweepHalts } from '../../sweep/sweep-halts.ts';
import { type BufferPoint, pointOf } from './curve-point.ts';
import { bufferPatch, type Knob, knobsOf, presentDays } from './knobs.ts';
import { type DayOfCover, dayOfCover, labelsOf, withMore } from './one-more-day.ts';
import { completeQuestion } from './question.ts';
import { withoutOthers } from './worlds.ts';

/** Chance of a halt against days of cover. */
export interface BufferCurve {
  readonly scenario: Scenario;
  readonly automaker: string | null;
  readonly byDay: number;
  /** The lane whose cover varies; `null`: all that can stop the line. */
  readonly lane: string | null;
  readonly points: readonly BufferPoint[];
  /** By path: what one more day of each lane alone changes, with buffers as the scenario has them. */
  readonly oneMoreDay: Readonly<Record<string, DayOfCover>>;
  readonly options: RunOptions;
}

/** Options of a question about buffers: those of a run, and of progress. */
export interface BufferOptions extends Partial<RunOptions>, ProgressOptions {}

/** What a curve is asked for. */
export interface BufferCurveQuestion {
  /** Absent: the halts and the lanes of all. */
  readonly automaker?: AutomakerId;
  /** Id of a lane, such as `Dy`; absent: all lanes that can stop the line have the same days. */
  readonly lane?: string;
  /** Days of cover, whole, 1 … 3,650, ascending. */
  readonly days: readonly number[];
  /** Halts that begin on a day below this count; default the horizon. */
  readonly byDay?: number;
}

/**
 * Estimates the chance of a halt against days of cover, all on the same sample paths.
 *
 * Days are the number `median` of a distribution, before bounds such as `min` cut it; its relative spread
 * stays.
 *
 * @param options - those of `simulate`, without `rareEvents` and `keep`; `onProgress` and `signal`.
 * @throws {RangeError | TypeError} for a question or options out of range.
 * @example
 * ```ts
 * import { bufferCurve, loadScenario } from 'rare-earth-risk';
 *
 * const question = { automaker: 'eu-volume', lane: 'Dy', days: [30, 60, 120] };
 * const { points } = bufferCurve(loadScenario('licences-slowed'), question, { trials: 500, seed: 'docs' });
 * console.log(points[0]!.haltProbability.value > points[2]!.haltProbability.value); // true
 * ```
 */
export function bufferCurve(
  scenario: Scenario,
  question: BufferCurveQuestion,
  options: BufferOptions = {},
): BufferCurve {
  const parsed = asScenario('scenario', scenario);
  checkOptions(question, ['automaker', 'lane', 'days', 'byDay'], 'question');
  const { automaker, lane, days, byDay } = question;
  checkDays(days);
  checkRecord('options', options);
  const { progress, rest } = takeProgress(options);
  const run = completeOptions(rest);
  if (run.rareEvents) {
    throw new TypeError(
      `Expected options.rareEvents to be left out of a curve, whose points share their trials, got ${describe(run.rareEvents)}`,
    );
  }
  const asked = {
    atMost: 0.5,
    ...(automaker !== undefined && { automaker }),
    ...(byDay !== undefined && { byDay }),
  };
  const complete = completeQuestion({ ...asked, vary: 'lane' }, [parsed]);
  const worlds = withoutOthers({ scenarios: [parsed], weights: null }, complete.automaker);
  const lanes = knobsOf(worlds.scenarios[0]!, complete);
  const varied = [together(lane === undefined ? lanes : chosen(lanes, lane))];
  const [world] = worlds.scenarios;
  const settings = days.map((d) => override(world!, bufferPatch(world!, varied, [d])));
  const present = lanes.map((knob) => presentDays(world!, knob));
  const asItIs = [present, ...withMore(present)].map((all) =>
    override(world!, bufferPatch(world!, lanes, all)),
  );
  const halts = asItIs.map(() => new Float64Array(run.trials));
  const sweep = complete.isPriced ? sweepDigests : sweepHalts;
  const digests = sweep([...settings, ...asItIs], run, progress, (place, done, firstHaltDay, rows) => {
    halts[place - days.length]?.set(firstHaltDay.subarray(0, rows), done);
  });
  const [before, ...after] = halts;
  const changes = after.map((of) => dayOfCover(before!, of, complete.byDay, run.confidence));
  return {
    scenario: parsed,
    automaker: complete.automaker,
    byDay: complete.byDay,
    lane: lane ?? null,
    points: days.map((d, i) => pointOf(d, digests[i]!, days.length, complete.byDay)),
    oneMoreDay: Object.fromEntries(labelsOf(lanes, present).map((label, k) => [label, changes[k]!])),
    options: run,
  };
}

function checkDays(days: unknown): void {
  const isGood =
    Array.isArray(days) &&
    days.length > 0 &&
    days.every((d, i) => Number.isInteger(d) && d >= 1 && d <= 3650 && (i === 0 || d > days[i - 1]));
  if (isGood) return;
  throw new RangeError(
    `Expected days to be whole numbers from 1 to 3650, ascending, at least one, got ${describe(days)}`,
  );
}

function chosen(lanes: readonly Knob[], lane: string): Knob[] {
  const found = lanes.filter((knob) => knob.lanes[0]!.lane === lane);
  if (found.length > 0) return found;
  const ids = [...new Set(lanes.map((knob) => knob.lanes[0]!.lane))];
  throw new RangeError(
    `Expected lane to be one that can stop the line, ${ids.join(', ')}, got ${describe(lane)}${didYouMean(lane, ids)}`,
  );
}

function together(knobs: readonly Knob[]): Knob {
  return { lanes: knobs.flatMap(({ lanes }) => lanes), perDay: 1 };
}
