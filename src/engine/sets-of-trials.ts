import { openSetDraw, setsFrom } from '../sampling/set-of-trial.ts';
import type { SetsOfTrials } from '../stats/knowledge.ts';
import { requireColumns } from './require-run.ts';
import type { Simulation } from './run.ts';

const known = new WeakMap<Simulation, SetsOfTrials>();

/**
 * Returns the parameter set of each trial of a run, for `probability(column, event, { sets })`.
 *
 * Entry i of `of` is the set of the run's i-th trial, from 0 to `count` − 1. A run in a single setting
 * has no sets: the result is `undefined`.
 *
 * @example
 * ```ts
 * import { loadScenario, setsOfTrials, simulate } from 'rare-earth-risk';
 *
 * const run = simulate(loadScenario('ban-resumes'), { trials: 10, seed: 'docs' });
 * const sets = setsOfTrials(run)!;
 * console.log(sets.count, sets.of.length, sets.of[0]); // 128 10 104
 * ```
 */
export function setsOfTrials(run: Simulation): SetsOfTrials | undefined {
  requireColumns('run', run);
  const before = known.get(run);
  if (before) return before;
  const { seed, firstTrial, trials } = run.options;
  const draw = openSetDraw(run.scenario, seed);
  if (draw === undefined) return undefined;
  const sets = { count: draw.sets, of: setsFrom(draw, firstTrial, trials) };
  known.set(run, sets);
  return sets;
}
