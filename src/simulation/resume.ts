import { checkWhole } from '../check.ts';
import { merge } from '../engine/merge.ts';
import { MOST_TRIALS } from '../engine/options.ts';
import type { RunOptions, Simulation } from '../engine/run.ts';
import { describe } from '../errors.ts';
import { VERSION } from '../version.ts';
import { simulate } from './simulate.ts';

/**
 * A run made longer: only the missing trials are run, under the run's own seed and options. The same bytes as a run of that length.
 *
 * @param options - `trials`, how many the run shall have in all, at least those it has.
 * @throws {RangeError} when another version of the library ran it, or it has more trials already.
 */
export function resume(run: Simulation, options: { readonly trials: number }): Simulation {
  const missing = missingTrials(run, options.trials);
  return missing ? merge([run, simulate(run.scenario, missing)]) : run;
}

/** The options under which the trials that a run lacks are run; nothing when it lacks none. */
export function missingTrials({ options, version }: Simulation, trials: number): RunOptions | undefined {
  if (version !== VERSION) {
    const rule = `of version ${VERSION} to be resumed, for others may draw other futures`;
    throw new RangeError(`Expected a run ${rule}, got version ${version}`);
  }
  checkWhole('options.trials', trials, 1, MOST_TRIALS);
  if (trials < options.trials) {
    const rule = `at least the ${options.trials} trials that the run has`;
    throw new RangeError(`Expected options.trials to be ${rule}, got ${describe(trials)}`);
  }
  if (trials === options.trials) return undefined;
  return { ...options, firstTrial: options.firstTrial + options.trials, trials: trials - options.trials };
}
