import { checkObject, checkRecord } from '../check.ts';
import type { Digest } from '../engine/digest.ts';
import { completeOptions } from '../engine/options.ts';
import type { RunOptions } from '../engine/run.ts';
import { describe, rangeError, typeError } from '../errors.ts';
import { asScenario } from '../scenario/as-scenario.ts';
import { override } from '../scenario/override.ts';
import type { Json } from '../scenario/patch.ts';
import type { Scenario, ScenarioPatch } from '../scenario/types.ts';
import { type ProgressOptions, takeProgress } from '../stats/progress.ts';
import type { SweepSettings } from './design.ts';
import { sweepDigests } from './sweep-digests.ts';

/**
 * Settings of one axis: a list of values, or patches by label.
 *
 * The name of an axis with a list is the path of a number, distribution or switch, such as
 * `automakers.us-volume.lanes.Dy.bufferDays.median` or `policy.events.0.date`. Like `override`, it names
 * what the scenario has. An axis with patches may have any name.
 */
export type SweepAxis = readonly unknown[] | Readonly<Record<string, ScenarioPatch>>;

/**
 * Settings of a sweep: a grid by axes, or a list with the settings of each point, as `design` returns it.
 */
export type SweepOver = Readonly<Record<string, SweepAxis>> | readonly SweepSettings[];

/** One scenario of a grid. */
export interface SweepPoint {
  /** By axis, the value or label of this point. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Counts and sums of the run, with its scenario; `summarize` and `format` read it. */
  readonly digest: Digest;
}

/** Options of `sweep`: those of a run, and of progress. */
export interface SweepOptions extends Partial<RunOptions>, ProgressOptions {}

/** A scenario under many settings, all run on the same sample paths. */
export interface Sweep {
  readonly scenario: Scenario;
  /** The axes of the grid or, for a list of points, the values of each setting in their order. */
  readonly axes: Readonly<Record<string, SweepAxis>>;
  /** Every combination of settings, where the last axis varies fastest, or the points of the list. */
  readonly points: readonly SweepPoint[];
}

/** Most points of a sweep. */
const MAX_POINTS = 100_000;

/**
 * Runs a scenario under many settings, on the same sample paths (common random numbers): every combination
 * of the settings of axes, or the points of a list.
 *
 * The digest of a point equals that of `simulate` with `keep: 'summary'` on its scenario, to the bit. What
 * points share is drawn and simulated once, so that above all sweeps of buffers are much faster than
 * separate runs (docs/performance.md). Memory grows with the number of points, not with the trials.
 *
 * @param axes - one or more, each with at least one setting, or a list of points, each with its settings by
 * path; at most 100,000 points.
 * @param options - those of `simulate`, without `rareEvents`, as its points would not share sample paths;
 * `onProgress` and `signal`.
 * @throws {RangeError | TypeError} for options out of range, `rareEvents`, an empty axis or too many
 * points.
 * @throws {ScenarioError} for a setting that does not give a valid scenario.
 * @example
 * ```ts
 * import { loadScenario, summarize, sweep } from 'rare-earth-risk';
 *
 * const axes = { 'automakers.us-volume.lanes.Dy.bufferDays.median': [10, 60] };
 * const { points } = sweep(loadScenario('ban-resumes'), axes, { trials: 500, seed: 'docs' });
 * const chances = points.map(({ digest }) => summarize(digest).any.haltProbability.value);
 * console.log(chances.join(', ')); // 0.946, 0.938
 * ```
 */
export function sweep(scenario: Scenario, axes: SweepOver, options: SweepOptions = {}): Sweep {
  const base = asScenario('scenario', scenario);
  checkObject('axes', axes);
  checkRecord('options', options);
  const { progress, rest } = takeProgress(options);
  const complete = sweepOptions(rest);
  const grid = gridOf(axes);
  return sweepOf(base, grid, scenariosOf(base, grid), complete, progress);
}

/** Returns the options of a sweep, checked, with defaults filled in. */
export function sweepOptions(options: Partial<RunOptions>): RunOptions {
  const complete = completeOptions(options);
  if (!complete.rareEvents) return complete;
  throw typeError(
    `Expected options.rareEvents to be left out of a sweep, whose points share their sample paths, got ${describe(complete.rareEvents)}`,
  );
}

/** Returns the scenario of each point. */
export function scenariosOf(scenario: Scenario, { points }: Grid): Scenario[] {
  return points.map((settings) => settings.reduce((so, { patch }) => override(so, patch), scenario));
}

/** Runs the points of a grid, whose scenarios are `scenarios`. */
export function sweepOf(
  scenario: Scenario,
  { axes, points: grid }: Grid,
  scenarios: readonly Scenario[],
  options: RunOptions,
  progress: ProgressOptions = {},
): Sweep {
  const digests = sweepDigests(scenarios, options, progress);
  const points = grid.map((settings, i) => ({
    settings: Object.fromEntries(settings.map(({ axis, value }) => [axis, value])),
    digest: digests[i]!,
  }));
  return { scenario, axes, points };
}

/** The points of a sweep, each with its settings, and the axes that tell of them. */
export interface Grid {
  readonly axes: Readonly<Record<string, SweepAxis>>;
  readonly points: readonly (readonly Setting[])[];
}

/** One setting of a point. */
interface Setting {
  readonly axis: string;
  readonly value: unknown;
  readonly patch: ScenarioPatch;
}

/** Returns the points of a sweep. */
export function gridOf(axes: SweepOver): Grid {
  if (isList(axes)) return listOf(axes);
  const lists = Object.entries(axes).map(([axis, settings]) => settingsOf(axis, settings));
  if (lists.length === 0) throw rangeError('Expected at least one axis, got none');
  requireFew(lists.reduce((product, { length }) => product * length, 1));
  const points = lists.reduce<Setting[][]>(
    (grid, list) => grid.flatMap((before) => list.map((setting) => [...before, setting])),
    [[]],
  );
  return { axes, points };
}

function isList(axes: SweepOver): axes is readonly SweepSettings[] {
  return Array.isArray(axes);
}

/** Returns the points of a list, which must have the same settings. */
function listOf(list: readonly SweepSettings[]): Grid {
  requireFew(list.length);
  const names = Object.keys(list[0] ?? {});
  if (names.length === 0) throw rangeError('Expected at least one point with settings by path, got none');
  list.forEach((settings, i) => {
    const own = Object.keys(settings ?? {});
    if (own.length === names.length && own.every((name) => names.includes(name))) return;
    throw rangeError(
      `Expected axes[${i}] to have the settings of the first point, ${names.join(', ')}, got ${describe(settings)}`,
    );
  });
  return {
    axes: Object.fromEntries(names.map((name) => [name, list.map((settings) => settings[name])])),
    points: list.map((settings) =>
      names.map((axis) => ({ axis, value: settings[axis], patch: patchAt(axis, settings[axis]) })),
    ),
  };
}

function requireFew(points: number): void {
  if (points <= MAX_POINTS) return;
  throw rangeError(`Expected axes to have at most ${MAX_POINTS} points in all, got ${points}`);
}

function settingsOf(axis: string, settings: SweepAxis): Setting[] {
  const list = Array.isArray(settings)
    ? Array.from(settings, (value) => ({ axis, value, patch: patchAt(axis, value) }))
    : Object.entries(settings ?? {}).map(([value, patch]) => ({
        axis,
        value,
        patch: patch as ScenarioPatch,
      }));
  if (list.length > 0) return list;
  throw rangeError(
    `Expected axes[${JSON.stringify(axis)}] to be a list of values or patches by label, at least one, got ${describe(settings)}`,
  );
}

/** Returns the patch that sets the value at a path such as `plant.minimumRate`. */
export function patchAt(path: string, value: unknown): ScenarioPatch {
  if (value === undefined) throw rangeError(`Expected a value of ${path}, got nothing`);
  return path
    .split('.')
    .reduceRight<Json>((inner, key) => ({ [key]: inner }), value as Json) as ScenarioPatch;
}
