import type { Answer, Shard } from './shards.ts';

/** A worker, as its owner sees it. */
export interface PooledWorker {
  /** Runs a shard in the worker. Rejects only when the worker fails. */
  run(shard: Shard): Promise<Answer>;
  /** Ends the worker even while it runs a shard; resolves when it has ended. */
  end(): Promise<void>;
  /** Returns whether the worker has failed while it was idle. */
  hasFailed?(): boolean;
}

/**
 * The workers of one run. The run ends it with `release` when all shards are done, else with `terminate`.
 */
export interface Lease {
  readonly workers: readonly PooledWorker['run'][];
  /** Returns the workers to the pool, which ends them after so many idle seconds. */
  release(seconds: number): Promise<void>;
  /** Ends these workers and all idle ones; resolves when they have ended. */
  terminate(): Promise<void>;
}

/**
 * Calls `act` after some seconds, without keeping the process alive; returns a function that cancels it.
 */
export type Later = (seconds: number, act: () => unknown) => () => void;

/**
 * Lends workers to runs, and keeps them for a while afterwards. Starting a worker and compiling the engine
 * in it takes half a second, which the next run then saves.
 */
export class WorkerPool {
  readonly #start: () => PooledWorker | Promise<PooledWorker>;
  readonly #later: Later;
  readonly #idle: PooledWorker[] = [];
  #cancelEnd = (): void => undefined;

  constructor(start: () => PooledWorker | Promise<PooledWorker>, later: Later) {
    this.#start = start;
    this.#later = later;
  }

  /** Resolves to a lease of `count` workers: idle ones first, then new ones. */
  async acquire(count: number): Promise<Lease> {
    const idle = this.#idle.splice(0, count);
    const failed = idle.filter((worker) => worker.hasFailed?.());
    await endAll(failed);
    const workers = idle.filter((worker) => !failed.includes(worker));
    try {
      while (workers.length < count) workers.push(await this.#start());
    } catch (error) {
      await endAll(workers);
      throw error;
    }
    return {
      workers: workers.map((worker) => (shard) => worker.run(shard)),
      release: (seconds) => this.#release(workers, seconds),
      terminate: () => endAll([...workers, ...this.#idle.splice(0)]),
    };
  }

  async #release(workers: readonly PooledWorker[], seconds: number): Promise<void> {
    this.#idle.push(...workers);
    this.#cancelEnd();
    const endIdle = (): Promise<void> => endAll(this.#idle.splice(0));
    if (seconds === 0) await endIdle();
    else this.#cancelEnd = this.#later(seconds, endIdle);
  }
}

async function endAll(workers: readonly PooledWorker[]): Promise<void> {
  await Promise.all(workers.map((worker) => worker.end()));
}
