import { checkOptions, checkWhole } from '../check.ts';
import { merge } from '../engine/merge.ts';
import { MOST_TRIALS } from '../engine/options.ts';
import { requireColumns } from '../engine/require-run.ts';
import type { RunOptions, Simulation } from '../engine/run.ts';
import { describe } from '../errors.ts';
import { VERSION } from '../version.ts';
import { simulate } from './simulate.ts';

/**
 * Returns the run extended to `options.trials` trials; only the missing ones are run.
 *
 * The result equals one run of that length byte for byte. A run that already has so many trials is
 * returned as it is.
 *
 * @param options - `trials`: trials of the result, at least those of the run.
 * @throws {RangeError} for a run of another version of the library, and for fewer trials than it has.
 * @example
 * ```ts
 * import { loadScenario, resume, simulate } from 'rare-earth-risk';
 *
 * const run = simulate(loadScenario('ban-resumes'), { trials: 100, seed: 'docs' });
 * console.log(resume(run, { trials: 250 }).options.trials); // 250
 * ```
 */
export function resume(run: Simulation, options: { readonly trials: number }): Simulation {
  requireColumns('run', run);
  checkOptions(options, ['trials']);
  const missing = missingTrials(run, options.trials);
  return missing ? merge([run, simulate(run.scenario, missing)]) : run;
}

/** Returns the options of the run of the missing trials; `undefined` when none are missing. */
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
