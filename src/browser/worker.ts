import { expose, transfer } from 'comlink';
import { type Answer, answer, buffersOf, type Shard } from '../parallel/shards.ts';
import { page } from './web.ts';

/** Functions of a Web Worker that the page calls. */
export interface WorkerSide {
  /**
   * Holds a lock until the worker ends. Resolves to `true` when it holds the lock, to `false` when it
   * cannot.
   */
  holdLock(name: string): Promise<boolean>;
  /** Runs one shard; its columns are transferred, not copied. */
  runShard(shard: Shard): Answer;
}

const side: WorkerSide = {
  holdLock: (name) =>
    new Promise((resolve) => {
      const hold = (): Promise<never> => {
        resolve(true);
        return new Promise(() => undefined);
      };
      page.navigator?.locks?.request(name, hold).catch(() => resolve(false));
    }),
  runShard: (shard) => {
    const given = answer(shard);
    return transfer(given, buffersOf(given));
  },
};

expose(side);
