import { checkListeners, checkRecord, checkWhole } from '../check.ts';
import type { RunOptions } from '../engine/run.ts';
import { runId } from '../engine/run-id.ts';
import { describe } from '../errors.ts';
import { asScenario } from '../scenario/as-scenario.ts';
import type { Scenario } from '../scenario/types.ts';
import { VERSION } from '../version.ts';
import { finishedRuns } from './finished-runs.ts';
import { gridOf, type Sweep, type SweepOver, scenariosOf, sweepOf, sweepOptions } from './sweep.ts';

/** Points between two results by default. */
const DEFAULT_BATCH = 64;

/** Options of `sweepInBatches`. */
export interface SweepBatchOptions extends Partial<RunOptions> {
  /** Points of a result, 1 … 100,000; default 64. Points of one result share more than those of several. */
  readonly batch?: number;
  /** CSV of points that are done, from `toCSV`: they are left out, if their trials are those asked for. */
  readonly resumeFrom?: string;
  /** Called with the points done, those left out included, before the first result and after each. */
  readonly onProgress?: (pointsDone: number, points: number) => void;
  /** Stops between results with the reason of the signal. */
  readonly signal?: AbortSignal;
}

/**
 * Yields the points of a sweep some at a time, so that no more than a batch is in memory.
 *
 * Each result is a `Sweep` of its points alone, to the bit as in `sweep`. Written to a file as CSV,
 * results let a sweep that was stopped go on: `resumeFrom` leaves out points whose run is in the file. A
 * run is known by a hash of scenario, settings, seed and version, and its trials.
 *
 * @param axes - as of `sweep`.
 * @param options - those of `sweep`, and `batch`, `resumeFrom`, `onProgress` and `signal`.
 * @throws {RangeError | TypeError} as `sweep`, and for a text to resume from that is no CSV of a sweep.
 * @throws {ScenarioError} for a setting that does not give a valid scenario, before the first result.
 * @example
 * ```ts
 * import { design, loadScenario, sweepInBatches, toCSV } from 'rare-earth-risk';
 *
 * const scenario = loadScenario('ban-resumes');
 * const points = design({ 'plant.minimumRate': [0.2, 0.8] }, { points: 4, kind: 'lhs' });
 * const options = { trials: 20, seed: 'docs', batch: 2 };
 * const [first] = sweepInBatches(scenario, points, options);
 * const rest = { ...options, resumeFrom: toCSV(first!) };
 * for (const part of sweepInBatches(scenario, points, rest)) {
 *   console.log(part.points.length); // 2
 * }
 * ```
 */
export function* sweepInBatches(
  scenario: Scenario,
  axes: SweepOver,
  options: SweepBatchOptions = {},
): Generator<Sweep, void, undefined> {
  const base = asScenario('scenario', scenario);
  checkRecord('options', options);
  const { batch = DEFAULT_BATCH, resumeFrom = '', onProgress, signal, ...rest } = options;
  checkListeners({ onProgress, signal });
  const complete = sweepOptions(rest);
  checkWhole('options.batch', batch, 1, 100_000);
  if (typeof resumeFrom !== 'string') {
    throw new TypeError(
      `Expected options.resumeFrom to be the text of a CSV file, got ${describe(resumeFrom)}`,
    );
  }
  const finished = finishedRuns(resumeFrom);
  const grid = gridOf(axes);
  const scenarios = scenariosOf(base, grid);
  const isOpen = (place: number): boolean => {
    const id = runId({ scenario: scenarios[place]!, options: complete, version: VERSION });
    return !finished.has(`${id},${complete.firstTrial},${complete.trials}`);
  };
  const open = [...scenarios.keys()].filter(isOpen);
  for (let done = 0; ; done += batch) {
    onProgress?.(scenarios.length - open.length + Math.min(done, open.length), scenarios.length);
    signal?.throwIfAborted();
    if (done >= open.length) return;
    const places = open.slice(done, done + batch);
    const part = { axes: grid.axes, points: places.map((place) => grid.points[place]!) };
    yield sweepOf(
      base,
      part,
      places.map((place) => scenarios[place]!),
      complete,
    );
  }
}
