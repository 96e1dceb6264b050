import type { ResourceLimits } from 'node:worker_threads';
import type { Crew } from '../engine/parallel.ts';
import type { Answer, Shard } from '../engine/shards.ts';

/** How a thread is started. */
export interface ThreadOptions {
  readonly filename: string;
  readonly execArgv?: string[];
  readonly resourceLimits?: ResourceLimits;
}

/** Starts that many threads, in a pool that makes the end of a thread an error of what it was doing. */
export async function hireThreads(count: number, thread: ThreadOptions = workerThread()): Promise<Crew> {
  // Loaded here, as it takes longer to load than a small run to finish.
  const { default: Piscina } = await import('piscina');
  const pool = new Piscina<Shard, Answer>({ ...thread, minThreads: count, maxThreads: count });
  // A thread that fails with nothing to do owes nothing; without a listener it would end the process.
  pool.on('error', () => undefined);
  return {
    workers: Array.from({ length: count }, () => (shard: Shard) => pool.run(shard)),
    dismiss: () => pool.destroy(),
  };
}

/** The worker stands beside this file: built, or as source, which a thread of its own must be told how to read. */
function workerThread(): ThreadOptions {
  const here = import.meta.url;
  if (!here.endsWith('.ts')) return { filename: new URL('./worker.js', here).href };
  return { filename: new URL('./worker.ts', here).href, execArgv: ['--import', 'tsx'] };
}
