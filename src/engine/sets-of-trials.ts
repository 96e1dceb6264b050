import { openSetDraw, setsFrom } from '../sampling/set-of-trial.ts';
import type { SetsOfTrials } from '../stats/knowledge.ts';
import type { Simulation } from './run.ts';

const known = new WeakMap<Simulation, SetsOfTrials>();

/**
 * The parameter set of each trial of a run, in order; `undefined` for a run in a single setting. For
 * `probability(column, event, { sets })`.
 */
export function setsOfTrials(run: Simulation): SetsOfTrials | undefined {
  const before = known.get(run);
  if (before) return before;
  const { seed, firstTrial, trials } = run.options;
  const draw = openSetDraw(run.scenario, seed);
  if (draw === undefined) return undefined;
  const sets = { count: draw.sets, of: setsFrom(draw, firstTrial, trials) };
  known.set(run, sets);
  return sets;
}
