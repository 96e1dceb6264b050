import { checkList, checkListeners, checkRecord, checkWhole } from '../check.ts';
import { type Collector, collect, type ResultByKeep } from '../engine/collect.ts';
import type { Digest } from '../engine/digest.ts';
import { completeKeep } from '../engine/keep.ts';
import { completeOptions } from '../engine/options.ts';
import type { Keep, RunOptions, Simulation } from '../engine/run.ts';
import { asScenario } from '../scenario/as-scenario.ts';
import type { Scenario } from '../scenario/types.ts';
import { refusePrecision } from '../simulation/precision.ts';
import { isSmall, type Shard, shardsOf, simulateShard } from './shards.ts';
import type { Lease } from './worker-pool.ts';

/** Options of a run on several workers: threads in Node, Web Workers in browsers. */
export interface ParallelOptions extends Partial<RunOptions> {
  /**
   * Number of workers, 1 … 1024; default one per core. A run of about 30 ms or less uses none. Runs at the
   * same time share as many as one of them asks for, or one per core if that is more.
   */
  readonly workers?: number;
  /**
   * Whole seconds, 0 … 3600, for which the workers stay after the run, ready for the next; default 5.
   *
   * Idle workers do not keep the process alive. With 0, all have ended when the promise resolves.
   */
  readonly idleSeconds?: number;
  /** Aborts the run, which then rejects with the signal's reason and ends its workers. */
  readonly signal?: AbortSignal;
  /**
   * Called after an abort with what each scenario has so far: a run of its first trials or, with
   * `keep: 'summary'`, a digest of trials that may leave gaps; `undefined` before its first shard.
   */
  readonly onAbort?: (soFar: readonly (Simulation | Digest | undefined)[]) => void;
  /**
   * Called after each shard with the number of trials done, over all scenarios; it rises up to `trials`.
   * `soFar` returns what `onAbort` would be called with; it costs a merge of what is done.
   */
  readonly onProgress?: (
    trialsDone: number,
    trials: number,
    soFar: () => readonly (Simulation | Digest | undefined)[],
  ) => void;
}

const DEFAULT_IDLE_SECONDS = 5;

/**
 * Runs scenarios on at most `options.workers` workers (default `cores`) and resolves to their results, in
 * order.
 */
export async function runInParallel<K extends Keep = 'columns'>(
  given: readonly Scenario[],
  options: ParallelOptions & { readonly keep?: K },
  cores: number,
  acquire: (workers: number, limit: number, signal: AbortSignal | undefined) => Lease | Promise<Lease>,
): Promise<ResultByKeep[K][]> {
  checkList('scenarios', given);
  checkRecord('options', options);
  refusePrecision(options);
  const { signal, onAbort, onProgress, keep: asked, ...others } = options;
  checkListeners({ onProgress, onAbort, signal });
  const { workers = cores, idleSeconds = DEFAULT_IDLE_SECONDS, ...rest } = others;
  checkWhole('options.workers', workers, 1, 1024);
  checkWhole('options.idleSeconds', idleSeconds, 0, 3600);
  const complete = completeOptions(rest);
  const keep = completeKeep(asked, complete) as K;
  signal?.throwIfAborted();
  const scenarios = given.map((scenario, i) =>
    asScenario(given.length === 1 ? 'scenario' : `scenarios.${i}`, scenario),
  );
  const total = complete.trials * scenarios.length;
  if (isSmall(scenarios, complete)) {
    const runs = scenarios.map((scenario) => simulateShard({ scenario, options: complete, keep }));
    onProgress?.(total, total, () => runs);
    return runs as ResultByKeep[K][];
  }
  const runs = scenarios.map((scenario) => ({ scenario, collector: collect(keep) }));
  const soFar = (): readonly (Simulation | Digest | undefined)[] =>
    runs.map(({ collector }) => collector.soFar(complete.firstTrial));
  const tasks = (): Tasks<K> => tasksOf(runs, complete, workers, keep);
  const lease = await acquire(countUpTo(workers, tasks()), Math.max(workers, cores), signal);
  try {
    await untilAborted(lease, idleSeconds, signal, (isWanted) => {
      let done = 0;
      return drainTasks(lease, tasks(), ({ shard }) => {
        done += shard.options.trials;
        if (isWanted()) onProgress?.(done, total, soFar);
      });
    });
  } catch (error) {
    if (signal?.aborted) onAbort?.(soFar());
    throw error;
  }
  return runs.map(({ collector }) => collector.whole());
}

/** A shard to run, and the collector of its result. */
interface Task<K extends Keep> {
  readonly shard: Shard;
  readonly collector: Collector<ResultByKeep[K]>;
}

/** From so many scenarios for each worker on, each is one task: every task prepares its scenario anew. */
const MANY = 4;

/** Tasks that workers take from one by one. */
type Tasks<K extends Keep> = Generator<Task<K>, void, undefined>;

function* tasksOf<K extends Keep>(
  runs: readonly { readonly scenario: Scenario; readonly collector: Collector<ResultByKeep[K]> }[],
  options: RunOptions,
  workers: number,
  keep: K,
): Tasks<K> {
  const parts = runs.length < MANY * workers ? workers : 1;
  for (const [i, { scenario, collector }] of runs.entries()) {
    const isLast = i === runs.length - 1;
    for (const shard of shardsOf(scenario, options, parts, keep, isLast)) yield { shard, collector };
  }
}

/** Returns the number of entries, or `most` if there are more. */
function countUpTo(most: number, all: Iterable<unknown>): number {
  let count = 0;
  for (const _ of all) if (++count >= most) break;
  return count;
}

/** Does the work and releases the workers. On an abort or an error it terminates them and rejects. */
async function untilAborted(
  lease: Lease,
  idleSeconds: number,
  signal: AbortSignal | undefined,
  work: (isWanted: () => boolean) => Promise<void>,
): Promise<void> {
  let wanted = true;
  let onAbort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => {
      wanted = false;
      reject(signal?.reason);
    };
  });
  signal?.addEventListener('abort', onAbort);
  try {
    signal?.throwIfAborted();
    await Promise.race([work(() => wanted), aborted]);
    await lease.release(idleSeconds);
  } catch (error) {
    wanted = false;
    await lease.terminate();
    throw error;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}

/** Runs all tasks: each worker takes the next one as soon as it is free. */
async function drainTasks<K extends Keep>(
  lease: Lease,
  tasks: Tasks<K>,
  onDone: (task: Task<K>) => void,
): Promise<void> {
  const takeTurns = async (worker: Lease['workers'][number]): Promise<void> => {
    for (const task of tasks) {
      const { shard, collector } = task;
      const given = await worker(shard).catch(rethrowWorkerFailure);
      if ('error' in given) throw given.error;
      collector.add({ scenario: shard.scenario, ...given.run } as ResultByKeep[K]);
      onDone(task);
    }
  };
  await Promise.all(lease.workers.map(takeTurns));
}

/** Throws the error for a worker that failed. */
export function rethrowWorkerFailure(cause: unknown): never {
  const why = cause instanceof Error ? cause.message : String(cause);
  throw new Error(`Expected every worker to finish its trials, got one that failed: ${why}`, { cause });
}
