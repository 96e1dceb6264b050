import { type Remote, wrap } from 'comlink';
import type { Crew } from '../engine/parallel.ts';
import { page, type WebWorker } from './web.ts';
import type { Hand } from './worker.ts';

declare const Worker: (new (script: URL, options: { type: 'module' }) => WebWorker) | undefined;

/**
 * Starts that many Web Workers.
 *
 * @throws {TypeError} where there are none.
 */
export function hireWebWorkers(count: number): Crew {
  if (typeof Worker === 'undefined') {
    throw new TypeError('Expected a browser with Web Workers, got none; in Node use rare-earth-risk/node');
  }
  const workers: WebWorker[] = [];
  const hireOne = (): Crew['workers'][number] => {
    // Bundlers look for these very words, and put the worker's file beside theirs.
    const worker: WebWorker = new Worker!(new URL('./browser-worker.js', import.meta.url), {
      type: 'module',
    });
    workers.push(worker);
    const hand = wrap<Hand>(worker as unknown as Parameters<typeof wrap>[0]);
    const { isWatched, failed } = watch(worker, hand);
    return async (shard) => {
      await Promise.race([isWatched, failed]);
      return Promise.race([hand.runShard(shard), failed]);
    };
  };
  const dismiss = async (): Promise<void> => {
    for (const worker of workers) worker.terminate();
  };
  return { workers: Array.from({ length: count }, hireOne), dismiss };
}

/** A promise that rejects when the worker fails, and one that resolves as soon as none of its failures goes unnoticed. */
function watch(worker: WebWorker, hand: Remote<Hand>): { isWatched: Promise<void>; failed: Promise<never> } {
  let fail = (_why: string): void => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = (why) => reject(new Error(why));
  });
  // A worker may fail, or be dismissed, when nobody waits for it any more.
  failed.catch(() => undefined);
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    fail(event.message ?? 'its script could not be loaded');
  });
  worker.addEventListener('messageerror', () => fail('its answer could not be read'));
  return { isWatched: noticeEnd(hand, () => fail('it was terminated')), failed };
}

/** Workers end without an event: so each holds a lock, which others get when it has ended. Resolves when it holds it. */
async function noticeEnd(hand: Remote<Hand>, onEnd: () => void): Promise<void> {
  const name = page.crypto?.randomUUID?.();
  const locks = page.navigator?.locks;
  if (name === undefined || locks === undefined || !(await hand.holdLock(name))) return;
  locks.request(name, onEnd).catch(() => undefined);
}
