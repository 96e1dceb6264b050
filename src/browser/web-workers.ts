import { type Remote, wrap } from 'comlink';
import { type Later, type PooledWorker, WorkerPool } from '../parallel/worker-pool.ts';
import { page, type WebWorker } from './web.ts';
import type { WorkerSide } from './worker.ts';

/** Where the script of a worker is looked for. */
const SCRIPT = `browser-worker.js beside ${import.meta.url}`;

declare const Worker: (new (script: URL, options: { type: 'module' }) => WebWorker) | undefined;

/** Pool of the workers of this page. */
export const webWorkers: WorkerPool = new WorkerPool(startWebWorker, later);

function later(...[seconds, act]: Parameters<Later>): () => void {
  const timer = setTimeout(act, 1000 * seconds);
  return () => clearTimeout(timer);
}

/**
 * Starts a Web Worker.
 *
 * @throws {TypeError} in an environment without Web Workers.
 */
function startWebWorker(): PooledWorker {
  if (typeof Worker === 'undefined') {
    throw new TypeError('Expected a browser with Web Workers, got none; in Node use rare-earth-risk/node');
  }
  const worker = newWorker();
  const side = wrap<WorkerSide>(worker as unknown as Parameters<typeof wrap>[0]);
  const { isWatched, failed } = watch(worker, side);
  let hasFailed = false;
  // Without this handler, a worker that fails or ends while idle would cause an unhandled rejection.
  failed.catch(() => {
    hasFailed = true;
  });
  return {
    run: async (shard) => {
      await Promise.race([isWatched, failed]);
      return Promise.race([side.runShard(shard), failed]);
    },
    end: async () => worker.terminate(),
    hasFailed: () => hasFailed,
  };
}

/** @throws {TypeError} where the page refuses to start the script. */
function newWorker(): WebWorker {
  try {
    // Bundlers recognise exactly this expression and emit the worker's file next to their own.
    return new Worker!(new URL('./browser-worker.js', import.meta.url), { type: 'module' });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new TypeError(
      `Expected the page to start a Web Worker from ${SCRIPT}, got a refusal: ${why}; a bundle must be an ES module, and under trusted types a policy named default must return this URL from createScriptURL`,
      { cause },
    );
  }
}

/**
 * Returns a promise that rejects when the worker fails, and one that resolves once every failure will be
 * noticed.
 */
function watch(
  worker: WebWorker,
  side: Remote<WorkerSide>,
): { isWatched: Promise<void>; failed: Promise<never> } {
  let fail = (_why: string): void => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = (why) => reject(new Error(why));
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    fail(
      event.message ??
        `its script could not be loaded: ${SCRIPT}; a bundler that does not emit it, such as esbuild, needs a copy of dist/browser-worker.js of the package there`,
    );
  });
  worker.addEventListener('messageerror', () => fail('its answer could not be read'));
  return { isWatched: noticeEnd(side, () => fail('it was terminated')), failed };
}

/**
 * Calls `onEnd` when the worker has ended. Workers end without an event, so each holds a lock, which is
 * granted to the page at its end. Resolves when the worker holds its lock.
 */
async function noticeEnd(side: Remote<WorkerSide>, onEnd: () => void): Promise<void> {
  const name = page.crypto?.randomUUID?.();
  const locks = page.navigator?.locks;
  if (name === undefined || locks === undefined || !(await side.holdLock(name))) return;
  locks.request(name, onEnd).catch(() => undefined);
}
