import type { Answer, Shard } from './shards.ts';

/** One worker, as seen by who started it. */
export interface PooledWorker {
  /** Runs a shard there. Rejects when the worker fails, and only then. */
  run(shard: Shard): Promise<Answer>;
  /** Ends the worker, whatever it is doing; resolves when it is gone. */
  end(): Promise<void>;
  /** Whether it failed while nobody waited for it. */
  hasFailed?(): boolean;
}

/** The workers of one run. Ends with `rest` when all of them are done, else with `dismiss`. */
export interface Lease {
  readonly workers: readonly PooledWorker['run'][];
  /** Lets the workers stay for so many seconds, for another run to take up; they keep no process from ending. */
  release(seconds: number): Promise<void>;
  /** Ends all of them, and those that rest; resolves when none is left. */
  terminate(): Promise<void>;
}

/** Does something so many seconds later, unless it is told to forget it; keeps no process from ending. */
export type Later = (seconds: number, act: () => unknown) => () => void;

/**
 * Workers that have finished a run stay for a while. To start one and to compile the engine there takes half a second, which the next run
 * is spared: who moves a slider waits for trials alone.
 */
export class WorkerPool {
  readonly #start: () => PooledWorker | Promise<PooledWorker>;
  readonly #later: Later;
  readonly #resting: PooledWorker[] = [];
  #forget = (): void => undefined;

  constructor(start: () => PooledWorker | Promise<PooledWorker>, later: Later) {
    this.#start = start;
    this.#later = later;
  }

  /** A crew of those that rest, with as many new ones as it takes. */
  async acquire(count: number): Promise<Lease> {
    const rested = this.#resting.splice(0, count);
    const failed = rested.filter((worker) => worker.hasFailed?.());
    await endAll(failed);
    const hands = rested.filter((worker) => !failed.includes(worker));
    try {
      while (hands.length < count) hands.push(await this.#start());
    } catch (error) {
      await endAll(hands);
      throw error;
    }
    return {
      workers: hands.map((worker) => (shard) => worker.run(shard)),
      release: (seconds) => this.#rest(hands, seconds),
      terminate: async () => {
        await endAll([...hands, ...this.#resting.splice(0)]);
      },
    };
  }

  async #rest(hands: readonly PooledWorker[], seconds: number): Promise<void> {
    this.#resting.push(...hands);
    this.#forget();
    const endThem = (): Promise<void> => endAll(this.#resting.splice(0));
    if (seconds === 0) await endThem();
    else this.#forget = this.#later(seconds, endThem);
  }
}

async function endAll(hands: readonly PooledWorker[]): Promise<void> {
  await Promise.all(hands.map((worker) => worker.end()));
}
