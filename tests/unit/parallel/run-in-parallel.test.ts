import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import {
  type Digest,
  digest,
  loadScenario,
  override,
  type Simulation,
  simulate,
} from '../../../src/index.ts';
import { type ParallelOptions, runInParallel } from '../../../src/parallel/run-in-parallel.ts';
import { type Answer, answer, type Shard } from '../../../src/parallel/shards.ts';
import type { Lease } from '../../../src/parallel/worker-pool.ts';

const scenario = override(loadScenario('ban-resumes'), { horizonDays: 200 });
const options = { trials: 1300, seed: 'parallel' };

/** Returns a lease of workers in this thread, which reply when the test lets them. */
function leaseOf(count: number): {
  lease: Lease;
  replies: (() => void)[];
  requests: number[];
  releases: number[];
  terminations: () => number;
} {
  const replies: (() => void)[] = [];
  const requests: number[] = Array.from({ length: count }, () => 0);
  let terminations = 0;
  const workers = requests.map((_, worker) => (shard: Shard): Promise<Answer> => {
    requests[worker]!++;
    return new Promise((resolve) => replies.push(() => resolve(answer(shard))));
  });
  const releases: number[] = [];
  const release = async (seconds: number): Promise<void> => void releases.push(seconds);
  const terminate = async (): Promise<void> => void terminations++;
  return {
    lease: { workers, release, terminate },
    replies,
    requests,
    releases,
    terminations: () => terminations,
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('A parallel run gives every worker a shard, and the next one to the first that is free', async () => {
  const { lease, replies, requests, releases, terminations } = leaseOf(2);
  const running = runInParallel([scenario], { ...options, trials: 3400 }, 2, () => lease);
  await settled();
  expect(requests).toEqual([1, 1]);
  // Only the second worker replies: it gets all remaining shards.
  for (let i = 1; i < replies.length; i++) {
    replies[i]!();
    await settled();
  }
  expect(requests[0]).toBe(1);
  expect(requests[1]).toBeGreaterThan(2);
  expect(releases).toEqual([]);
  replies[0]!();
  expect(await running).toEqual([simulate(scenario, { ...options, trials: 3400 })]);
  expect([releases, terminations()]).toEqual([[5], 0]);
});

it('A parallel run reports no progress after its end', async () => {
  const { lease, replies, releases, terminations } = leaseOf(2);
  const stop = new AbortController();
  const seen: number[] = [];
  const onProgress = (done: number): unknown => seen.push(done);
  const running = runInParallel([scenario], { ...options, signal: stop.signal, onProgress }, 2, () => lease);
  await settled();
  stop.abort(new Error('enough'));
  await expect(running).rejects.toThrow('enough');
  expect(terminations()).toBe(1);
  for (const reply of replies) reply();
  await settled();
  expect(seen).toEqual([]);
  expect(releases).toEqual([]);
});

it('A parallel run ends workers that it acquired while it was aborted', async () => {
  const { lease, requests, terminations } = leaseOf(1);
  const stop = new AbortController();
  const acquire = async (): Promise<Lease> => {
    stop.abort(new Error('enough'));
    return lease;
  };
  await expect(runInParallel([scenario], { ...options, signal: stop.signal }, 1, acquire)).rejects.toThrow(
    'enough',
  );
  expect([requests, terminations()]).toEqual([[0], 1]);
});

it('A parallel run reports no progress after onProgress has aborted it', async () => {
  const { lease, replies } = leaseOf(2);
  const stop = new AbortController();
  const seen: number[] = [];
  const onProgress = (done: number): void => {
    seen.push(done);
    stop.abort(new Error('enough'));
  };
  const running = runInParallel([scenario], { ...options, signal: stop.signal, onProgress }, 2, () => lease);
  await settled();
  for (const reply of replies) reply();
  await expect(running).rejects.toThrow('enough');
  expect(seen).toHaveLength(1);
});

describe("A parallel run with keep: 'summary'", () => {
  const short = override(scenario, { horizonDays: 60, policy: { initial: 'ban', events: [] } });
  const two = [short, override(short, { automakers: { 'eu-volume': { vehiclesPerDay: 1 / 3 } } })];
  const summary = { seed: 'parallel', keep: 'summary' } as const;

  it.each([
    [1, { trials: 6000 }],
    [2, { trials: 4000, firstTrial: 11 }],
    [3, { trials: 3000, sampling: 'sobol' as const }],
    [7, { trials: 3500, sampling: 'sobol' as const, firstTrial: 1001 }],
  ])('gives the digests of the runs on %i workers, in any order of completion: %o', async (workers, draw) => {
    const { lease, replies } = leaseOf(workers);
    const running = runInParallel(two, { ...summary, ...draw, workers }, 1, () => lease);
    // The last worker replies first.
    for (await settled(); replies.length > 0; await settled()) replies.pop()!();
    const wanted = two.map((one) => digest(simulate(one, { seed: 'parallel', ...draw })));
    expect((await running).map((one) => JSON.stringify(one))).toEqual(
      wanted.map((one) => JSON.stringify(one)),
    );
  });

  it('gives the digests of small runs, on no worker', async () => {
    const refuse = (): never => {
      throw new Error('acquired');
    };
    expect(await runInParallel([short], { ...summary, trials: 90 }, 2, refuse)).toEqual([
      digest(simulate(short, { seed: 'parallel', trials: 90 })),
    ]);
  });

  it('refuses rare events and unknown values before it acquires workers', async () => {
    const refuse = (): never => {
      throw new Error('acquired');
    };
    const rare = { ...summary, trials: 9000, rareEvents: true };
    await expect(runInParallel([short], rare, 2, refuse)).rejects.toThrow('with rareEvents');
    const other = { trials: 9000, keep: 'all' as 'summary' };
    await expect(runInParallel([short], other, 2, refuse)).rejects.toThrow("'columns' or 'summary'");
  });

  it('keeps few digests and few shards of ten thousand in memory', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const { scenario: _, ...one } = simulate(scenario, { trials: 1, ...summary });
    const given: WeakRef<object>[] = [];
    const held: number[] = [];
    // The answers are made from that of one trial: running so many trials would take hours.
    const worker = async (shard: Shard): Promise<Answer> => {
      await settled();
      const { firstTrial, trials } = shard.options;
      const seen: Digest['seen'] = [[firstTrial, trials]];
      const run = { ...one, options: shard.options, seen };
      given.push(new WeakRef(seen), new WeakRef(shard));
      return { run };
    };
    const onProgress = (): void => {
      if (given.length % 4000 !== 0) return;
      collectGarbage();
      held.push(given.filter((ref) => ref.deref() !== undefined).length);
    };
    const idle = async (): Promise<void> => undefined;
    const lease = { workers: [worker], release: idle, terminate: idle };
    const options = { ...summary, trials: 1e8, workers: 1, onProgress };
    const [whole] = await runInParallel([scenario], options, 1, () => lease);
    expect(given.length).toBeGreaterThan(10_000);
    expect(held.length).toBeGreaterThan(2);
    expect(Math.max(...held)).toBeLessThan(100);
    expect(whole).toMatchObject({ options: { trials: 1e8 }, seen: [[0, 1e8]] });
    expect(whole!.any[0]!.trials).toBe(given.length / 2);
  });
});

it.each(['columns', 'summary'] as const)(
  'A parallel run of %s that is aborted says what it has so far',
  async (keep) => {
    const { lease, replies } = leaseOf(2);
    const stop = new AbortController();
    const seen: (readonly (Simulation | Digest | undefined)[])[] = [];
    const onAbort = (soFar: readonly (Simulation | Digest | undefined)[]): number => seen.push(soFar);
    const given = {
      ...options,
      trials: 3400,
      firstTrial: 7,
      keep,
      signal: stop.signal,
      onAbort,
    } as ParallelOptions;
    const running = runInParallel([scenario], given, 2, () => lease);
    await settled();
    // The third shard never replies, so that the fourth leaves a gap.
    for (const reply of [1, 0, 3]) {
      replies[reply]!();
      await settled();
    }
    stop.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
    const [[first]] = seen as [readonly [Simulation]];
    const { trials } = first.options;
    expect(trials).toBeGreaterThan(500);
    const whole = { ...options, firstTrial: 7, trials };
    if (keep === 'columns') expect(first).toEqual(simulate(scenario, whole));
    else expect(first.options.trials).toBeLessThan(3400);
  },
);
