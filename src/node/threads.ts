import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ResourceLimits } from 'node:worker_threads';
import type { Answer, Shard } from '../parallel/shards.ts';
import { type Later, type PooledWorker, WorkerPool } from '../parallel/worker-pool.ts';

/** Options with which a thread is started. */
export interface ThreadOptions {
  readonly filename: string;
  readonly execArgv?: string[];
  readonly resourceLimits?: ResourceLimits;
}

/** Pool of the threads of this process. */
export const threads: WorkerPool = new WorkerPool(() => startThread(workerFile()), later);

/** Implements `Later` with a timer that does not keep the process alive. */
export function later(...[seconds, act]: Parameters<Later>): () => void {
  const timer = setTimeout(act, 1000 * seconds).unref();
  return () => clearTimeout(timer);
}

/**
 * Largest young generation of a thread's heap, in megabytes.
 *
 * Node 20 aborts the process when a thread is ended while V8 compiles in the background, if the thread's
 * heap has less free space than its young generation may take. The engine makes little garbage and does
 * not need the usual 48.
 */
export const YOUNG_MEGABYTES = 3;

/** Starts a thread in a Piscina pool of one, which rejects its task when the thread ends. */
export async function startThread(thread: ThreadOptions): Promise<PooledWorker> {
  // Imported on demand: loading it takes longer than a small run.
  const { default: Piscina } = await import('piscina');
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MEGABYTES, ...thread.resourceLimits };
  const pool = new Piscina<Shard, Answer>({ ...thread, resourceLimits, minThreads: 1, maxThreads: 1 });
  // Without a listener, a thread that fails while idle would end the process.
  pool.on('error', () => undefined);
  return { run: (shard) => pool.run(shard), end: () => pool.destroy() };
}

/**
 * Returns the file of a worker thread: the built one, or the source, which needs a TypeScript loader.
 *
 * @param here - URL of the module that runs; empty in a bundle that is no ES module.
 * @throws {Error} where the file is missing, as beside a bundle.
 */
export function workerFile(here: string = import.meta.url ?? ''): ThreadOptions {
  if (here.endsWith('.ts'))
    return { filename: new URL('./worker.ts', here).href, execArgv: ['--require', 'tsx/cjs'] };
  const file = here === '' ? undefined : new URL('./worker.cjs', here);
  if (file !== undefined && existsSync(file)) return { filename: file.href };
  const where = file === undefined ? 'beside the library' : `at ${fileURLToPath(file)}`;
  throw new Error(
    `Expected the file of a worker thread ${where}, got none, as in a bundle; leave the package out of the bundle (esbuild: --external:rare-earth-risk) and install it beside it`,
  );
}
