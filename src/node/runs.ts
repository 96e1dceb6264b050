import { readFile, writeFile } from 'node:fs/promises';
import { merge } from '../engine/merge.ts';
import type { Simulation } from '../engine/run.ts';
import { fromJSON, toJSON } from '../engine/store.ts';
import type { ParallelOptions } from '../parallel/run-in-parallel.ts';
import { missingTrials } from '../simulation/resume.ts';
import { simulateInParallel } from './parallel.ts';

/** Writes a run to a file, as JSON that `readRun` reads. */
export async function saveRun(run: Simulation, path: string): Promise<void> {
  await writeFile(path, `${JSON.stringify(toJSON(run))}\n`);
}

/**
 * Reads a run that `saveRun` wrote.
 *
 * @throws {RangeError | TypeError | ScenarioError} (as a rejection) for a file that cannot be read or holds no run.
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

/** `resume` with the missing trials on all cores: the same bytes. */
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
