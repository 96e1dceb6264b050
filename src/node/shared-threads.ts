import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Digest } from '../engine/digest.ts';
import { mergeDigests } from '../engine/merge-digests.ts';
import type { RunOptions } from '../engine/run.ts';
import { rethrowWorkerFailure } from '../parallel/run-in-parallel.ts';
import { threadsWorth } from '../parallel/shards.ts';
import { openSharedRun, runShare, type SharedRun } from '../parallel/shared-run.ts';
import type { Scenario } from '../scenario/types.ts';
import { threadFile, YOUNG_MEGABYTES } from './threads.ts';

/**
 * The digests of runs, counted by this thread and, where that is sooner, by others that are started for it: the same bytes, however many. For a process that
 * begins and ends with them, as this thread does nothing else meanwhile, and no pool has to be loaded.
 *
 * @param onProgress - called with the trials behind, of all scenarios; ever more, and at the end with all.
 * @param threads - this one among them; 1 … 1024.
 * @throws (as a rejection) what `simulate` throws, and an `Error` when a thread fails; no thread is left.
 */
export async function runInSharedThreads(
  scenarios: readonly Scenario[],
  options: RunOptions,
  onProgress: (trialsBehind: number, trials: number) => void,
  threads: number = threadsWorth(scenarios, options.trials, availableParallelism()),
): Promise<Digest[]> {
  const run = openSharedRun(scenarios, options, threads);
  const total = options.trials * scenarios.length;
  const others = Array.from({ length: threads - 1 }, () => startSharedThread(run));
  try {
    const answers = Promise.all(others.map(shareOf));
    // Until this thread has counted, nobody waits for them.
    answers.catch(() => undefined);
    const mine = runShare(run, (behind) => {
      if (behind < total) onProgress(behind, total);
    });
    const shares = [mine, ...(await answers)];
    onProgress(total, total);
    return scenarios.map((scenario, i) => mergeDigests(shares.map((share) => ({ ...share[i]!, scenario }))));
  } finally {
    await Promise.all(others.map((other) => other.terminate()));
  }
}

/** What a thread has counted. Its end settles the promise too, if nothing did before. */
function shareOf(other: Worker): Promise<Digest[]> {
  return new Promise<Digest[]>((resolve, reject) => {
    other.once('message', resolve).once('messageerror', reject).once('error', reject);
    other.once('exit', () => reject(new Error('it ended without an answer')));
  }).catch(rethrowWorkerFailure);
}

function startSharedThread(run: SharedRun): Worker {
  const { filename, ...how } = threadFile('shared-thread');
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MEGABYTES };
  // How to read source is learnt too late for the file with which a thread begins.
  const isSource = filename.endsWith('.ts');
  const begin = isSource ? `require(${JSON.stringify(fileURLToPath(filename))})` : new URL(filename);
  return new Worker(begin, { eval: isSource, ...how, resourceLimits, workerData: run });
}
