import { checkWhole } from '../check.ts';
import { type Collector, collect, type Kept } from '../engine/collect.ts';
import { completeKeep } from '../engine/keep.ts';
import { completeOptions } from '../engine/options.ts';
import type { Keep, RunOptions } from '../engine/run.ts';
import type { Scenario } from '../scenario/types.ts';
import { refusePrecision } from '../simulation/precision.ts';
import { isSmall, type Shard, shardsOf, simulateShard } from './shards.ts';
import type { Lease } from './worker-pool.ts';

/** Options of a run on several workers: threads in Node, Web Workers in browsers. */
export interface ParallelOptions extends Partial<RunOptions> {
  /** Workers, 1 … 1024; default one a core. A run of some 30 ms or less uses none. */
  readonly workers?: number;
  /**
   * Seconds, 0 … 3600, for which the workers stay after the run, ready for the next one; default 5. They keep no process from ending. With 0 none is left when
   * the promise resolves.
   */
  readonly idleSeconds?: number;
  /** Stops the run: it rejects with the signal's reason and leaves no worker. */
  readonly signal?: AbortSignal;
  /** Called with the trials done so far, of all scenarios; ever more, and at the end with all. */
  readonly onProgress?: (trialsDone: number, trials: number) => void;
}

const IDLE_SECONDS = 5;

/** Runs scenarios on a crew of at most `options.workers`, or `cores` when it does not say. */
export async function runInParallel<K extends Keep = 'columns'>(
  scenarios: readonly Scenario[],
  options: ParallelOptions & { readonly keep?: K },
  cores: number,
  acquire: (workers: number) => Lease | Promise<Lease>,
): Promise<Kept[K][]> {
  refusePrecision(options);
  const { workers = cores, idleSeconds = IDLE_SECONDS, signal, onProgress, keep: asked, ...rest } = options;
  checkWhole('options.workers', workers, 1, 1024);
  checkWhole('options.idleSeconds', idleSeconds, 0, 3600);
  const complete = completeOptions(rest);
  const keep = completeKeep(asked, complete) as K;
  signal?.throwIfAborted();
  const total = complete.trials * scenarios.length;
  if (isSmall(scenarios, complete)) {
    const runs = scenarios.map((scenario) => simulateShard({ scenario, options: complete, keep }));
    onProgress?.(total, total);
    return runs as Kept[K][];
  }
  const runs = scenarios.map((scenario) => ({ scenario, collector: collect(keep) }));
  const tasks = (): Tasks<K> => tasksOf(runs, complete, workers, keep);
  const lease = await acquire(countUpTo(workers, tasks()));
  await untilAborted(lease, idleSeconds, signal, (isWanted) => {
    let done = 0;
    return drainTasks(lease, tasks(), ({ shard }) => {
      done += shard.options.trials;
      if (isWanted()) onProgress?.(done, total);
    });
  });
  return runs.map(({ collector }) => collector.whole());
}

/** A shard to run, and where to put what comes of it. */
interface Task<K extends Keep> {
  readonly shard: Shard;
  readonly collector: Collector<Kept[K]>;
}

/** Dealt out one by one, to whoever asks. */
type Tasks<K extends Keep> = Generator<Task<K>, void, undefined>;

function* tasksOf<K extends Keep>(
  runs: readonly { readonly scenario: Scenario; readonly collector: Collector<Kept[K]> }[],
  options: RunOptions,
  workers: number,
  keep: K,
): Tasks<K> {
  for (const { scenario, collector } of runs) {
    for (const shard of shardsOf(scenario, options, workers, keep)) yield { shard, collector };
  }
}

/** How many there are, or `most` if there are more. */
function countUpTo(most: number, all: Iterable<unknown>): number {
  let count = 0;
  for (const _ of all) if (++count >= most) break;
  return count;
}

/** Does the work, unless the signal comes first. Then the crew rests; if anything went wrong, it is gone. */
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

/** Every worker takes the next shard as soon as it is free. */
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
      collector.add({ scenario: shard.scenario, ...given.run } as Kept[K]);
      onDone(task);
    }
  };
  await Promise.all(lease.workers.map(takeTurns));
}

/** Throws for a worker that failed. */
export function rethrowWorkerFailure(cause: unknown): never {
  const why = cause instanceof Error ? cause.message : String(cause);
  throw new Error(`Expected every worker to finish its trials, got one that failed: ${why}`, { cause });
}
