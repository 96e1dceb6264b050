import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ResourceLimits, Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { transferableSymbol } from 'piscina';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completeOptions } from '../../../src/engine/options.ts';
import {
  digest,
  loadScenario,
  override,
  type Scenario,
  type Simulation,
  simulate,
} from '../../../src/index.ts';
import { simulateAllInParallel, simulateInParallel } from '../../../src/node/index.ts';
import { later, startThread, workerFile } from '../../../src/node/threads.ts';
import runShard from '../../../src/node/worker.ts';
import { type ParallelOptions, runInParallel } from '../../../src/parallel/run-in-parallel.ts';
import type { Shard } from '../../../src/parallel/shards.ts';
import { type Lease, WorkerPool } from '../../../src/parallel/worker-pool.ts';
import { markParsed } from '../../../src/scenario/parsed.ts';
import { hashOf } from '../../platform/hash.ts';

const scratch = mkdtempSync(join(tmpdir(), 'threads-'));
const built = join(scratch, 'worker.cjs');
const scenario = override(loadScenario('ban-resumes'), { horizonDays: 200 });
const single = override(scenario, { parameters: 'median' });
const options = { trials: 1300, seed: 'threads' };
const whole = simulate(scenario, options);

const root = fileURLToPath(new URL('../../..', import.meta.url));

// Most threads here load a bundle of the worker, which is faster than compiling its source.
beforeAll(async () => {
  symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'));
  await build({
    entryPoints: [join(root, 'src/node/worker.ts')],
    outfile: built,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    external: ['piscina', 'seedrandom'],
  });
});
afterAll(() => rmSync(scratch, { recursive: true }));

/** Runs `simulateInParallel` on threads that load `filename`. */
async function onThreads(
  filename: string,
  run: Scenario,
  given: ParallelOptions,
  resourceLimits: ResourceLimits = {},
): Promise<Simulation> {
  const start = (): ReturnType<typeof startThread> => startThread({ filename, resourceLimits });
  const acquire = (count: number): Promise<Lease> => new WorkerPool(start, later).acquire(count);
  return (await runInParallel([run], { idleSeconds: 0, ...given }, 2, acquire))[0]!;
}

function worker(name: string, code: string): string {
  const path = join(scratch, name);
  writeFileSync(path, code);
  return path;
}

describe('A run on threads', { timeout: 120_000 }, () => {
  it.each([1, 2, 3, 7])(
    'has the same bytes with %i workers, and reports rising progress',
    async (workers) => {
      const seen: number[] = [];
      const onProgress = (done: number, trials: number): unknown => seen.push(done / trials);
      const run = await onThreads(built, scenario, { ...options, workers, onProgress });
      expect(run).toEqual(whole);
      expect(run.scenario).toBe(scenario);
      expect(seen.length).toBeGreaterThanOrEqual(workers);
      expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
      expect(seen.at(-1)).toBe(1);
    },
  );

  it('has the same bytes from source, for several scenarios at once', async () => {
    const calmer = override(loadScenario('truce-holds'), { horizonDays: 150 });
    const seen: number[] = [];
    const onProgress = (done: number, trials: number): unknown => seen.push(done, trials);
    const runs = await simulateAllInParallel([scenario, calmer], { ...options, workers: 2, onProgress });
    expect(runs).toEqual([whole, simulate(calmer, options)]);
    expect(seen.slice(-2)).toEqual([2600, 2600]);
  });

  // Otherwise Node 20 sometimes aborts the process, too rarely for a test to show.
  it('has threads with a small young generation', async () => {
    const limits: unknown[] = [];
    const note = ({ resourceLimits }: Worker): unknown =>
      limits.push(resourceLimits?.maxYoungGenerationSizeMb);
    process.on('worker', note);
    await onThreads(built, scenario, { ...options, workers: 2 }).finally(() => process.off('worker', note));
    expect(limits).toEqual([3, 3]);
  });

  it("with keep: 'summary' has the bytes of the digest, also for several scenarios and with Sobol sequences", async () => {
    const summary = { ...options, workers: 2, keep: 'summary' } as const;
    const bytes = (of: object): string => JSON.stringify(of);
    expect(bytes(await simulateInParallel(scenario, summary))).toBe(bytes(digest(whole)));
    const calmer = override(loadScenario('truce-holds'), { horizonDays: 150 });
    const draw = { ...options, firstTrial: 999, sampling: 'sobol' as const };
    const digests = await simulateAllInParallel([calmer, scenario], { ...summary, ...draw });
    expect(bytes(digests)).toBe(bytes([calmer, scenario].map((one) => digest(simulate(one, draw)))));
  });

  it('has the same bytes when columns are large enough to be transferred', async () => {
    const short = override(loadScenario('truce-holds'), { horizonDays: 30, policy: { events: [] } });
    const many = { trials: 14_000, seed: 'large' };
    const shard = (trials: number): Shard => ({
      scenario: short,
      options: completeOptions({ trials }),
      keep: 'columns',
    });
    const large = (await runShard(shard(7000))) as unknown as Record<symbol, unknown>;
    expect(large[transferableSymbol]).toHaveLength(6 * 7);
    expect(await runShard(shard(100))).toHaveProperty('run');
    const run = await onThreads(built, short, { ...many, workers: 1 });
    expect(hashOf(run)).toBe(hashOf(simulate(short, many)));
  });

  it('has the same bytes with rare events', async () => {
    const rare = { trials: 50, seed: 'rare', rareEvents: { automaker: 'eu-volume' } };
    expect(await onThreads(built, single, rare)).toEqual(simulate(single, rare));
  });

  it('starts no thread for a small run', async () => {
    const refuse = (): never => {
      throw new Error('hired');
    };
    const seen: number[] = [];
    const few = { trials: 100, seed: 'few', onProgress: (done: number) => seen.push(done) };
    expect(await runInParallel([scenario], few, 2, refuse)).toEqual([
      simulate(scenario, { trials: 100, seed: 'few' }),
    ]);
    expect(seen).toEqual([100]);
    await expect(runInParallel([scenario], { trials: 5000 }, 2, refuse)).rejects.toThrow('hired');
  });

  it.each([
    [{ workers: 0 }, 'Expected options.workers to be a whole number from 1 to 1024'],
    [{ idleSeconds: -1 }, 'Expected options.idleSeconds to be a whole number from 0 to 3600'],
    [{ trials: 0 }, 'Expected options.trials'],
    [{ rareEvents: { automaker: 'eu-volume' } }, 'to be left out over parameter sets'],
  ])('refuses %j as simulate does', async (bad, message) => {
    const running = onThreads(built, scenario, { ...options, ...bad });
    await expect(running).rejects.toThrow(message);
    await expect(running).rejects.toBeInstanceOf(RangeError);
  });

  it('fails with what onProgress throws', async () => {
    const onProgress = (): never => {
      throw new Error('not my day');
    };
    await expect(onThreads(built, scenario, { ...options, onProgress })).rejects.toThrow('not my day');
  });
});

/** Returns what a script beside this file prints until its process ends by itself. */
function outputOf(script: string): string {
  return execFileSync(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL(script, import.meta.url))],
    {
      cwd: root,
      encoding: 'utf8',
      timeout: 100_000,
    },
  );
}

describe('A run whose file of worker threads is missing', () => {
  it.each([
    [
      'in a bundle',
      'file:///app/bundle.mjs',
      /a worker thread at .*worker\.cjs, got none, as in a bundle; leave/,
    ],
    ['in a bundle that is no ES module', '', /a worker thread beside the library, got none.*--external/],
  ])('%s says what to do', (_, here, message) => {
    expect(() => workerFile(here)).toThrow(message);
  });
});

describe('Threads after a run', { timeout: 120_000 }, () => {
  it('are reused by the next run, and let the process end while they are idle', () => {
    // New threads of each run: two, none, one more, and two again without idle ones.
    expect(JSON.parse(outputOf('./idle-threads.ts'))).toEqual([2, 0, 1, 2]);
  });
});

describe('An aborted run', { timeout: 120_000 }, () => {
  it('rejects with the reason before it begins', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(simulateInParallel(scenario, { ...options, signal })).rejects.toThrow('enough');
    await expect(simulateInParallel(scenario, { trials: 10, signal })).rejects.toThrow('enough');
  });

  it('rejects with the reason in the middle of a shard, and leaves no thread', async () => {
    // Threads that count without end, in memory that this thread reads.
    const endless = worker(
      'endless.cjs',
      'module.exports = ({ scenario }) => { for (;;) Atomics.add(scenario.beats, 0, 1); }',
    );
    const beats = new Int32Array(new SharedArrayBuffer(4));
    const controller = new AbortController();
    const running = onThreads(endless, markParsed({ ...scenario, beats } as Scenario), {
      trials: 1e6,
      signal: controller.signal,
      onProgress: () => expect.unreachable(),
    });
    running.catch(() => undefined);
    while (Atomics.load(beats, 0) === 0) await wait(5);
    controller.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
    const then = Atomics.load(beats, 0);
    await wait(100);
    expect(Atomics.load(beats, 0)).toBe(then);
  });

  it('lets the process end by itself', () => {
    expect(outputOf('./aborted-run.ts')).toBe('enough\n');
  });

  it('rejects when onProgress aborts it, and reports no more progress', async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const onProgress = (done: number): void => {
      seen.push(done);
      controller.abort(new Error('enough'));
    };
    const running = onThreads(built, scenario, { ...options, signal: controller.signal, onProgress });
    await expect(running).rejects.toThrow('enough');
    expect(seen).toHaveLength(1);
  });
});

describe('A run fails with the error of its thread', { timeout: 120_000 }, () => {
  it.each([
    ['throws as it loads', 'throw new Error("broken");', 'broken'],
    ['exits as it loads', 'process.exit(3);', 'worker exited with code: 3'],
    ['exits', 'module.exports = () => process.exit(4);', 'worker exited with code: 4'],
    ['throws', 'module.exports = () => { throw new Error("broken"); }', 'broken'],
    [
      'throws later',
      'module.exports = () => { setTimeout(() => { throw new Error("broken"); }); return new Promise(() => {}); }',
      'broken',
    ],
    [
      'runs out of memory',
      'module.exports = () => { const all = []; for (;;) all.push(all.map(() => ({}))); }',
      'memory limit',
    ],
    ['has no function', 'exports.nothing = 0;', 'No handler function'],
    ['cannot be found', undefined, 'none.cjs'],
  ])('when it %s', async (name, code, why) => {
    const file =
      code === undefined ? join(scratch, 'none.cjs') : worker(`${name.replaceAll(' ', '-')}.cjs`, code);
    // Memory runs out soon; only in this test, see YOUNG_MEGABYTES in src/node/threads.ts.
    const running = onThreads(file, scenario, options, { maxOldGenerationSizeMb: 64 });
    await expect(running).rejects.toThrow(
      'Expected every worker to finish its trials, got one that failed: ',
    );
    await expect(running).rejects.toThrow(why);
  });
});
