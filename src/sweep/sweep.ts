import type { Digest } from '../engine/digest.ts';
import { completeOptions } from '../engine/options.ts';
import type { RunOptions } from '../engine/run.ts';
import { describe } from '../errors.ts';
import { override } from '../scenario/override.ts';
import type { Json } from '../scenario/patch.ts';
import type { Scenario, ScenarioPatch } from '../scenario/types.ts';
import { sweepDigests } from './group-run.ts';

/**
 * What one axis of a grid runs through: the values of the number, distribution or switch at the path that names the axis, such as
 * `automakers.us-volume.lanes.Dy.bufferDays`; or patches by any label, under an axis of any name.
 */
export type SweepAxis = readonly unknown[] | Readonly<Record<string, ScenarioPatch>>;

/** One scenario of a grid. */
export interface SweepPoint {
  /** By axis, its value here, or its label. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What was found, with the scenario that was run: `summarize` and `format` read it. */
  readonly digest: Digest;
}

/** A scenario over a grid of settings, all through the same weather. */
export interface Sweep {
  readonly scenario: Scenario;
  readonly axes: Readonly<Record<string, SweepAxis>>;
  /** Every combination of settings; the last axis runs fastest. */
  readonly points: readonly SweepPoint[];
}

/** More points than this are more than anyone reads. */
const MOST_POINTS = 100_000;

/**
 * Runs a scenario under every combination of settings, through the same weather. The digest of each point is to the bit that of
 * `simulate(scenario of the point, { …options, keep: 'summary' })`; but what the points share is drawn and followed once, so that
 * buffers above all are swept much faster than by separate runs (docs/performance.md). Memory grows with the points, not with the trials.
 *
 * @param axes - one or more, each with one setting or more; together at most 100,000 points.
 * @param options - as for `simulate`.
 * @throws {RangeError | TypeError} for options out of range, `rareEvents`, under which points would not share their weather, an empty axis or too
 * many points; {ScenarioError} when a setting makes no valid scenario.
 */
export function sweep(
  scenario: Scenario,
  axes: Readonly<Record<string, SweepAxis>>,
  options: Partial<RunOptions> = {},
): Sweep {
  const complete = completeOptions(options);
  if (complete.rareEvents) {
    throw new TypeError(
      'Expected options.rareEvents to be left out of a sweep, whose points share their weather',
    );
  }
  const grid = gridOf(axes);
  const scenarios = grid.map((settings) => settings.reduce((so, { patch }) => override(so, patch), scenario));
  const digests = sweepDigests(scenarios, complete);
  const points = grid.map((settings, i) => ({
    settings: Object.fromEntries(settings.map(({ axis, value }) => [axis, value])),
    digest: digests[i]!,
  }));
  return { scenario, axes, points };
}

interface Setting {
  readonly axis: string;
  readonly value: unknown;
  readonly patch: ScenarioPatch;
}

function gridOf(axes: Readonly<Record<string, SweepAxis>>): Setting[][] {
  const lists = Object.entries(axes).map(([axis, settings]) => settingsOf(axis, settings));
  if (lists.length === 0) throw new RangeError('Expected at least one axis, got none');
  const points = lists.reduce((product, { length }) => product * length, 1);
  if (points > MOST_POINTS) {
    throw new RangeError(
      `Expected at most ${MOST_POINTS} points in all, got ${points}; take fewer settings an axis`,
    );
  }
  return lists.reduce<Setting[][]>(
    (grid, list) => grid.flatMap((before) => list.map((setting) => [...before, setting])),
    [[]],
  );
}

function settingsOf(axis: string, settings: SweepAxis): Setting[] {
  const list = Array.isArray(settings)
    ? settings.map((value) => ({ axis, value, patch: patchAt(axis, value) }))
    : Object.entries(settings ?? {}).map(([value, patch]) => ({
        axis,
        value,
        patch: patch as ScenarioPatch,
      }));
  if (list.length > 0) return list;
  throw new RangeError(
    `Expected axes[${JSON.stringify(axis)}] to be a list of values, or patches by label, at least one; got ${describe(settings)}`,
  );
}

/** The patch that puts a value at a path such as `plant.minimumRate`. */
function patchAt(path: string, value: unknown): ScenarioPatch {
  return path
    .split('.')
    .reduceRight<Json>((inner, key) => ({ [key]: inner }), value as Json) as ScenarioPatch;
}
