import { readFile, writeFile } from 'node:fs/promises';
import { merge } from '../engine/merge.ts';
import type { Simulation } from '../engine/run.ts';
import { fromJSON, toJSON } from '../engine/store.ts';
import type { ParallelOptions } from '../parallel/run-in-parallel.ts';
import { missingTrials } from '../simulation/resume.ts';
import { simulateInParallel } from './parallel.ts';

/**
 * Writes a run to a file, as JSON that `readRun` reads.
 *
 * @throws As a rejection, for a file that cannot be written.
 * @example
 * ```ts
 * import { loadScenario, simulate } from 'rare-earth-risk';
 * import { readRun, saveRun } from 'rare-earth-risk/node';
 *
 * const run = simulate(loadScenario('ban-resumes'), { trials: 50, seed: 'docs' });
 * await saveRun(run, 'run.json');
 * console.log((await readRun('run.json')).id === run.id); // true
 * ```
 */
export async function saveRun(run: Simulation, path: string): Promise<void> {
  await writeFile(path, `${JSON.stringify(toJSON(run))}\n`);
}

/**
 * Resolves to a run that `saveRun` wrote, equal to the bit.
 *
 * @throws {RangeError | TypeError | ScenarioError} As a rejection, for a file that cannot be read or holds
 * no run.
 * @example
 * ```ts
 * import { loadScenario, simulate } from 'rare-earth-risk';
 * import { readRun, saveRun } from 'rare-earth-risk/node';
 *
 * await saveRun(simulate(loadScenario('ban-resumes'), { trials: 50 }), 'run.json');
 * const { scenario, options } = await readRun('run.json');
 * console.log(scenario.name, options.trials); // ban-resumes 50
 * ```
 */
export async function readRun(path: string): Promise<Simulation> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'ENOENT' ? 'no such file' : cause.message;
    throw new RangeError(`Expected ${path} to be a readable file with a run, got ${why}`);
  });
  return fromJSON(parse(text, path));
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RangeError(`Expected ${path} to be a run stored as JSON, got other text`);
  }
}

/**
 * Resolves to the run extended to `options.trials` trials, with the missing ones run on threads.
 *
 * The result equals that of `resume` byte for byte.
 *
 * @throws As a rejection: the errors of `resume` and of `simulateInParallel`.
 * @example
 * ```ts
 * import { loadScenario, simulate } from 'rare-earth-risk';
 * import { resumeInParallel } from 'rare-earth-risk/node';
 *
 * const run = simulate(loadScenario('ban-resumes'), { trials: 50 });
 * const longer = await resumeInParallel(run, { trials: 100 });
 * console.log(longer.options.trials); // 100
 * ```
 */
export async function resumeInParallel(
  run: Simulation,
  options: Omit<ParallelOptions, 'seed' | 'confidence' | 'firstTrial'> & { readonly trials: number },
): Promise<Simulation> {
  const { workers, idleSeconds, signal, onProgress } = options;
  const missing = missingTrials(run, options.trials);
  if (!missing) return run;
  const threads = {
    ...(workers !== undefined && { workers }),
    ...(idleSeconds !== undefined && { idleSeconds }),
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  };
  return merge([run, await simulateInParallel(run.scenario, { ...missing, ...threads })]);
}
