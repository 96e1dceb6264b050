import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { mergeDigests } from '../../../src/engine/merge-digests.ts';
import { completeOptions } from '../../../src/engine/options.ts';
import type { RunOptions } from '../../../src/engine/run.ts';
import { loadScenario, override, simulate } from '../../../src/index.ts';
import { runInSharedThreads } from '../../../src/node/shared-threads.ts';
import { threadFile } from '../../../src/node/threads.ts';
import { openSharedRun, runShare } from '../../../src/parallel/shared-run.ts';

/*
 * Breaks of src that turned these red: a range taken twice, or passed over; counters of scenarios mixed up; ranges from trial 0; the share of another thread
 * left out; no word at the end of progress; a failed thread's error passed on without a word; its end not noticed; other threads not ended; a large young generation.
 */

vi.mock('../../../src/node/threads.ts', { spy: true });

const scratch = mkdtempSync(join(tmpdir(), 'together-'));
afterAll(() => rmSync(scratch, { recursive: true }));
afterEach(() => vi.mocked(threadFile).mockReset());

const scenario = override(loadScenario('ban-resumes'), { horizonDays: 200 });
const calmer = override(loadScenario('truce-holds'), { horizonDays: 150 });
const options = completeOptions({ trials: 1300, seed: 'together', firstTrial: 7 });
const bytes = (of: object): string => JSON.stringify(of);
const alone = (draw: RunOptions): string =>
  bytes([scenario, calmer].map((one) => simulate(one, { ...draw, keep: 'summary' })));
const silent = (): void => undefined;

describe('a run that threads count together', { timeout: 120_000 }, () => {
  it.each([1, 2, 3])('has the same bytes on %i threads, and ever more progress', async (threads) => {
    const seen: number[] = [];
    const onProgress = (behind: number, trials: number): void => {
      seen.push(behind / trials);
      // The others have time to load, and to take their share.
      if (threads > 1) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    };
    const digests = await runInSharedThreads([scenario, calmer], options, onProgress, threads);
    expect(bytes(digests)).toBe(alone(options));
    expect(digests[1]!.scenario).toBe(calmer);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
    const ranges = { all: 0 };
    runShare(openSharedRun([scenario, calmer], options, threads), () => ranges.all++);
    if (threads === 1) expect(seen).toHaveLength(ranges.all);
    else expect(seen.length).toBeLessThan(ranges.all);
  });

  it('has the same bytes when stratified', async () => {
    const draw = { ...options, sampling: 'sobol' as const };
    expect(bytes(await runInSharedThreads([scenario, calmer], draw, silent, 2))).toBe(alone(draw));
  });

  it('is divided: shares have no trial in common, whoever comes first, and none may be left for the last', () => {
    const run = openSharedRun([scenario, calmer], options, 2);
    const first: (readonly number[])[] = [];
    let second = [] as ReturnType<typeof runShare>;
    const mine = runShare(run, (behind) => {
      // Another thread, as if it came between two ranges of this one, takes the rest.
      if (first.push([behind]) === 2) second = runShare(run);
    });
    const third = runShare(run);
    expect(first).toHaveLength(2);
    expect(mine.map(({ options }) => options.trials)).toEqual([first[1]![0], 0]);
    expect(third.map(({ options }) => options.trials)).toEqual([0, 0]);
    const whole = [scenario, calmer].map((_, i) => mergeDigests([third[i]!, second[i]!, mine[i]!]));
    expect(bytes(whole)).toBe(alone(options));
  });

  it('starts threads whose young generation stays small, and leaves none', async () => {
    const started: Worker[] = [];
    const limits: unknown[] = [];
    const note = (worker: Worker): void => {
      started.push(worker);
      limits.push(worker.resourceLimits?.maxYoungGenerationSizeMb);
    };
    process.on('worker', note);
    await runInSharedThreads([scenario], options, silent, 3).finally(() => process.off('worker', note));
    expect(limits).toEqual([3, 3]);
    expect(started.map(({ threadId }) => threadId)).toEqual([-1, -1]);
  });

  it.each([
    ['throws', 'throw new Error("broken")', 'broken'],
    ['cannot be read', undefined, 'Cannot find module'],
    ['ends without an answer', 'process.exit()', 'it ended without an answer'],
  ])('is an error when a thread %s, and leaves none', async (name, code, why) => {
    const path = join(scratch, `${name}.cjs`);
    if (code !== undefined) writeFileSync(path, code);
    vi.mocked(threadFile).mockReturnValue({ filename: `file://${path}` });
    const started: Worker[] = [];
    const note = (worker: Worker): unknown => started.push(worker);
    process.on('worker', note);
    const failed = runInSharedThreads([scenario], options, silent, 3);
    await expect(failed).rejects.toThrow(
      `Expected every worker to finish its trials, got one that failed: ${why}`,
    );
    process.off('worker', note);
    expect(started.map(({ threadId }) => threadId)).toEqual([-1, -1]);
  });

  it('throws what a run throws, and leaves no thread', async () => {
    const started: Worker[] = [];
    const note = (worker: Worker): unknown => started.push(worker);
    process.on('worker', note);
    const wrong = { ...scenario, automakers: undefined as never };
    await expect(runInSharedThreads([wrong], options, silent, 2)).rejects.toThrow(TypeError);
    process.off('worker', note);
    expect(started.map(({ threadId }) => threadId)).toEqual([-1]);
  });
});
