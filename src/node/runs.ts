import { checkListeners, checkOptions } from '../check.ts';
import { merge } from '../engine/merge.ts';
import { requireColumns } from '../engine/require-run.ts';
import type { Simulation } from '../engine/run.ts';
import { fromJSON, storedPieces } from '../engine/store.ts';
import { describe, printable, ScenarioError } from '../errors.ts';
import type { ParallelOptions } from '../parallel/run-in-parallel.ts';
import { entityIds } from '../scenario/sources.ts';
import type { Scenario } from '../scenario/types.ts';
import { missingTrials } from '../simulation/resume.ts';
import { simulateInParallel } from './parallel.ts';
import { type Refuse, readRegularFile } from './read-bytes.ts';
import { replaceFile } from './replace-file.ts';
import { parseRunText } from './run-text.ts';

/** Most bytes of a file with a run, about those of 14 million trials of six automakers. */
export const MOST_RUN_BYTES = 2_000_000_000;

/**
 * Writes a run to a file, as JSON that `readRun` reads.
 *
 * The file is replaced as a whole: whatever ends the process or fills the disk, it holds its old content or
 * the new one.
 *
 * @throws {Error} As a rejection, for a file that cannot be written.
 * @throws {RangeError} As a rejection, for more trials than a file of 2 GB can hold.
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
  requireColumns('run', run);
  requirePath(path);
  checkStorable(run.scenario, run.options.trials);
  await replaceFile(path, withLineFeed(storedPieces(run)));
}

/**
 * Checks that a run of so many trials fits a file that `readRun` reads.
 *
 * @throws {RangeError} with the most trials that do.
 */
export function checkStorable({ automakers }: Scenario, trials: number): void {
  const most = Math.floor(MOST_RUN_BYTES / (BYTES_A_LINE * (entityIds(automakers).length + 1)));
  if (trials <= most) return;
  throw new RangeError(
    `Expected a run of this scenario that is saved to have at most ${most} trials, got ${trials}; save parts of it, each with a seed of its own`,
  );
}

/** Most characters that a trial takes for an automaker: six numbers of two bytes and one of eight. */
const BYTES_A_LINE = 27;

/**
 * Resolves to a run that `saveRun` wrote, equal to the bit. Reads regular files alone, of at most 2 GB.
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
  requirePath(path);
  const refuse: Refuse = (rule, got, cause) =>
    new RangeError(
      `Expected ${printable(path)} to be ${rule.replace('file', 'file with a run')}, got ${got}`,
      {
        cause,
      },
    );
  const data = parseRunText(await readRegularFile(path, MOST_RUN_BYTES, refuse), refuse);
  try {
    return fromJSON(data);
  } catch (error) {
    throw error instanceof ScenarioError ? new ScenarioError(error.issues, `${path}, a stored run`) : error;
  }
}

function requirePath(path: unknown): void {
  if (typeof path === 'string' && path !== '') return;
  throw new TypeError(`Expected path to be the path of a file, got ${describe(path)}`);
}

function* withLineFeed(pieces: Iterable<string>): Generator<string, void, undefined> {
  yield* pieces;
  yield '\n';
}

/** Options of a longer run beside its trials. */
const LISTENERS = ['workers', 'idleSeconds', 'signal', 'onAbort', 'onProgress'] as const;

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
  options: Pick<ParallelOptions, (typeof LISTENERS)[number]> & { readonly trials: number },
): Promise<Simulation> {
  requireColumns('run', run);
  checkOptions(options, ['trials', ...LISTENERS]);
  const { workers, idleSeconds, signal, onAbort, onProgress } = options;
  checkListeners({ signal, onAbort, onProgress });
  const missing = missingTrials(run, options.trials);
  if (!missing) return run;
  const threads = {
    ...(workers !== undefined && { workers }),
    ...(idleSeconds !== undefined && { idleSeconds }),
    ...(signal && { signal }),
    ...(onProgress && {
      onProgress: (done: number, trials: number, soFar: () => readonly unknown[]) =>
        onProgress(done, trials, () => [extended(run, soFar()[0])]),
    }),
    ...(onAbort && { onAbort: ([more]: readonly unknown[]) => onAbort([extended(run, more)]) }),
  };
  return merge([run, await simulateInParallel(run.scenario, { ...missing, ...threads })]);
}

/** Returns the run with the trials that followed it before an abort. */
function extended(run: Simulation, more: unknown): Simulation {
  return more === undefined ? run : merge([run, more as Simulation]);
}
