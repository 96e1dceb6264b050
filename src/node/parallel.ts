import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { merge } from '../engine/merge.ts';
import { checkWhole, completeOptions } from '../engine/options.ts';
import { refusePrecision } from '../engine/precision.ts';
import type { RunOptions, Simulation } from '../engine/simulation.ts';
import type { Scenario } from '../scenario/types.ts';

/** Options of a run on several threads. */
export interface ParallelOptions extends Partial<RunOptions> {
  /** Worker threads; default all cores. */
  readonly workers?: number;
  /** Stops the run: it rejects with the signal's reason and leaves no thread. */
  readonly signal?: AbortSignal;
  /** Called with the trials done so far. */
  readonly onProgress?: (trialsDone: number, trials: number) => void;
}

/** What a worker is sent. */
export interface Shard {
  readonly scenario: Scenario;
  readonly options: RunOptions;
}

/** Trials of one shard: small enough for progress and for an even load, large enough to be worth sending. */
const SHARD_TRIALS = 2500;

/** `simulate` on all cores: the same bytes, whatever the number of workers. */
export async function simulateInParallel(
  scenario: Scenario,
  options: ParallelOptions = {},
): Promise<Simulation> {
  const [run] = await simulateAllInParallel([scenario], options);
  return run!;
}

/** Several scenarios under the same options, their shards shared out over one pool of threads. */
export async function simulateAllInParallel(
  scenarios: readonly Scenario[],
  options: ParallelOptions = {},
): Promise<Simulation[]> {
  refusePrecision(options);
  const { workers = availableParallelism(), signal, onProgress, ...rest } = options;
  checkWhole('options.workers', workers, 1, 1024);
  const complete = completeOptions(rest);
  const total = complete.trials * scenarios.length;
  signal?.throwIfAborted();
  // One listener on the caller's signal, however many shards there are.
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  const onAbort = (): void => stop.abort(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  const pool = new Piscina<Shard, Simulation>({ ...workerThread(), maxThreads: workers, minThreads: 1 });
  let done = 0;
  const run = async (shard: Shard): Promise<Simulation> => {
    const result = await pool.run(shard, { signal: stop.signal });
    done += shard.options.trials;
    onProgress?.(done, total);
    return result;
  };
  try {
    return await Promise.all(
      scenarios.map(async (scenario) =>
        merge(await Promise.all(shards(complete).map((part) => run({ scenario, options: part })))),
      ),
    );
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  } finally {
    signal?.removeEventListener('abort', onAbort);
    await pool.destroy();
  }
}

function shards(options: RunOptions): RunOptions[] {
  // Every shard of a rare-event run would have to find the same law anew.
  if (options.rareEvents) return [options];
  const count = Math.ceil(options.trials / SHARD_TRIALS);
  return Array.from({ length: count }, (_, i) => ({
    ...options,
    firstTrial: options.firstTrial + i * SHARD_TRIALS,
    trials: Math.min(SHARD_TRIALS, options.trials - i * SHARD_TRIALS),
  }));
}

/** The worker stands beside this file: built, or as source, which a thread of its own must be told how to read. */
function workerThread(): { filename: string; execArgv?: string[] } {
  const here = import.meta.url;
  if (!here.endsWith('.ts')) return { filename: new URL('./worker.js', here).href };
  return { filename: new URL('./worker.ts', here).href, execArgv: ['--import', 'tsx'] };
}
