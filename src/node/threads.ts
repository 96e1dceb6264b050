import type { ResourceLimits } from 'node:worker_threads';
import type { Answer, Shard } from '../parallel/shards.ts';
import { type Later, type PooledWorker, WorkerPool } from '../parallel/worker-pool.ts';

/** How a thread is started. */
export interface ThreadOptions {
  readonly filename: string;
  readonly execArgv?: string[];
  readonly resourceLimits?: ResourceLimits;
}

/** The threads of this process. */
export const threads: WorkerPool = new WorkerPool(() => startThread(workerFile()), later);

export function later(...[seconds, act]: Parameters<Later>): () => void {
  const timer = setTimeout(act, 1000 * seconds).unref();
  return () => clearTimeout(timer);
}

/**
 * Most megabytes of a thread's young generation. Node 20 ends the whole process when a thread is ended while V8 compiles in the background and finds less room
 * in the thread's heap than its young generation may take; that of the engine, which makes little garbage, need not grow to the usual 48.
 */
export const YOUNG_MEGABYTES = 3;

/** Starts a thread, in a pool of one that makes its end an error of what it was doing. Idle, it keeps no process from ending. */
export async function startThread(thread: ThreadOptions): Promise<PooledWorker> {
  // Loaded here, as it takes longer to load than a small run to finish.
  const { default: Piscina } = await import('piscina');
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MEGABYTES, ...thread.resourceLimits };
  const pool = new Piscina<Shard, Answer>({ ...thread, resourceLimits, minThreads: 1, maxThreads: 1 });
  // A thread that fails with nothing to do owes nothing; without a listener it would end the process.
  pool.on('error', () => undefined);
  return { run: (shard) => pool.run(shard), end: () => pool.destroy() };
}

/** Returns the file of a worker thread: built, or as source, which a thread must be told how to read. */
function workerFile(): ThreadOptions {
  const here = import.meta.url;
  if (!here.endsWith('.ts')) return { filename: new URL('./worker.cjs', here).href };
  return { filename: new URL('./worker.ts', here).href, execArgv: ['--require', 'tsx/cjs'] };
}
