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

/** A run that waits for a worker. */
interface Waiter {
  readonly count: number;
  readonly limit: number;
  readonly lend: (workers: PooledWorker[], more: number) => void;
}

/**
 * Lends workers to runs, and keeps them for a while afterwards. Starting a worker and compiling the engine
 * in it takes half a second, which the next run then saves. Runs at the same time share a limit on workers.
 */
export class WorkerPool {
  readonly #start: () => PooledWorker | Promise<PooledWorker>;
  readonly #later: Later;
  /** Idle workers, the one that was used last at the end, with what cancels the end of each. */
  readonly #idle: { readonly worker: PooledWorker; readonly cancelEnd: () => void }[] = [];
  readonly #waiting: Waiter[] = [];
  #lent = 0;

  constructor(start: () => PooledWorker | Promise<PooledWorker>, later: Later) {
    this.#start = start;
    this.#later = later;
  }

  /**
   * Resolves to a lease of at most `count` workers, those used last first, then new ones.
   *
   * @param limit - workers lent to all runs, at least 1. The lease has those that are free; while there are
   * none it waits its turn, until the signal aborts.
   */
  async acquire(
    count: number,
    limit: number = Number.POSITIVE_INFINITY,
    signal?: AbortSignal,
  ): Promise<Lease> {
    const { idle, more } = await this.#turn(count, limit, signal);
    const failed = idle.filter((worker) => worker.hasFailed?.());
    const workers = idle.filter((worker) => !failed.includes(worker));
    try {
      await endAll(failed);
      for (let missing = more + failed.length; missing > 0; missing--) workers.push(await this.#start());
    } catch (error) {
      await endAll(workers);
      this.#giveBack(idle.length + more);
      throw error;
    }
    let isOpen = true;
    const close = async (end: () => Promise<void>): Promise<void> => {
      if (!isOpen) return;
      isOpen = false;
      await end();
    };
    return {
      workers: workers.map((worker) => (shard) => worker.run(shard)),
      release: (seconds) => close(() => this.#release(workers, seconds)),
      terminate: () => close(() => this.#terminate(workers)),
    };
  }

  #turn(
    count: number,
    limit: number,
    signal: AbortSignal | undefined,
  ): Promise<{ idle: PooledWorker[]; more: number }> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        count,
        limit,
        lend: (idle, more) => {
          signal?.removeEventListener('abort', leave);
          resolve({ idle, more });
        },
      };
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting.push(waiter);
      this.#lend();
    });
  }

  /** Lends workers to the runs that wait, in turn, as far as their limits allow. */
  #lend(): void {
    for (let first = this.#waiting[0]; first && this.#lent < first.limit; first = this.#waiting[0]) {
      this.#waiting.shift();
      const count = Math.min(first.count, first.limit - this.#lent);
      this.#lent += count;
      const taken = this.#idle.splice(Math.max(0, this.#idle.length - count));
      for (const { cancelEnd } of taken) cancelEnd();
      const workers = taken.map(({ worker }) => worker);
      first.lend(workers, count - workers.length);
    }
  }

  #giveBack(count: number): void {
    this.#lent -= count;
    this.#lend();
  }

  /** Makes the workers idle. Those that are then not lent again end after so many seconds, each by itself. */
  async #release(workers: readonly PooledWorker[], seconds: number): Promise<void> {
    for (const worker of workers) {
      const cancelEnd = this.#later(seconds, () => {
        const at = this.#idle.findIndex((idle) => idle.worker === worker);
        this.#idle.splice(at, 1);
        return worker.end();
      });
      this.#idle.push({ worker, cancelEnd });
    }
    this.#giveBack(workers.length);
    if (seconds === 0) await this.#endIdle();
  }

  async #terminate(workers: readonly PooledWorker[]): Promise<void> {
    await Promise.all([endAll(workers), this.#endIdle()]);
    this.#giveBack(workers.length);
  }

  async #endIdle(): Promise<void> {
    const idle = this.#idle.splice(0);
    for (const { cancelEnd } of idle) cancelEnd();
    await endAll(idle.map(({ worker }) => worker));
  }
}

async function endAll(workers: readonly PooledWorker[]): Promise<void> {
  await Promise.all(workers.map((worker) => worker.end()));
}
