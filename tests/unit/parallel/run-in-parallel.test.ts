import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { type Digest, digest, loadScenario, override, simulate } from '../../../src/index.ts';
import { runInParallel } from '../../../src/parallel/run-in-parallel.ts';
import { type Answer, answer, type Shard } from '../../../src/parallel/shards.ts';
import type { Lease } from '../../../src/parallel/worker-pool.ts';

/*
 * Breaks of src that turned these red: progress told after the end; the crew not dismissed; shards given to one worker alone; an abort
 * during hiring not seen; progress told after an abort; scenarios' digests put together; the scenario last in a digest; digests and shards
 * kept until the end; a summary for a run of rare events.
 */

const scenario = override(loadScenario('ban-resumes'), { horizonDays: 200 });
const options = { trials: 1300, seed: 'crew' };

/** A crew that works in this thread, in the order in which its members are let go on. */
function leaseOf(count: number): {
  lease: Lease;
  goOn: (() => void)[];
  asked: number[];
  rested: number[];
  dismissed: () => number;
} {
  const goOn: (() => void)[] = [];
  const asked: number[] = Array.from({ length: count }, () => 0);
  let dismissed = 0;
  const workers = asked.map((_, worker) => (shard: Shard): Promise<Answer> => {
    asked[worker]!++;
    return new Promise((resolve) => goOn.push(() => resolve(answer(shard))));
  });
  const rested: number[] = [];
  const release = async (seconds: number): Promise<void> => void rested.push(seconds);
  const terminate = async (): Promise<void> => void dismissed++;
  return { lease: { workers, release, terminate }, goOn, asked, rested, dismissed: () => dismissed };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('gives every worker a shard, and the next one to whoever is free', async () => {
  const { lease, goOn, asked, rested, dismissed } = leaseOf(2);
  const running = runInParallel([scenario], { ...options, trials: 3400 }, 2, () => lease);
  await settled();
  expect(asked).toEqual([1, 1]);
  // Only the second goes on: it takes all that is left.
  for (let i = 1; i < goOn.length; i++) {
    goOn[i]!();
    await settled();
  }
  expect(asked[0]).toBe(1);
  expect(asked[1]).toBeGreaterThan(2);
  expect(rested).toEqual([]);
  goOn[0]!();
  expect(await running).toEqual([simulate(scenario, { ...options, trials: 3400 })]);
  expect([rested, dismissed()]).toEqual([[5], 0]);
});

it('tells of no progress when the run is over', async () => {
  const { lease, goOn, rested, dismissed } = leaseOf(2);
  const stop = new AbortController();
  const seen: number[] = [];
  const onProgress = (done: number): unknown => seen.push(done);
  const running = runInParallel([scenario], { ...options, signal: stop.signal, onProgress }, 2, () => lease);
  await settled();
  stop.abort(new Error('enough'));
  await expect(running).rejects.toThrow('enough');
  expect(dismissed()).toBe(1);
  for (const go of goOn) go();
  await settled();
  expect(seen).toEqual([]);
  expect(rested).toEqual([]);
});

it('ends a crew that was hired while the run was aborted', async () => {
  const { lease, asked, dismissed } = leaseOf(1);
  const stop = new AbortController();
  const acquire = async (): Promise<Lease> => {
    stop.abort(new Error('enough'));
    return lease;
  };
  await expect(runInParallel([scenario], { ...options, signal: stop.signal }, 1, acquire)).rejects.toThrow(
    'enough',
  );
  expect([asked, dismissed()]).toEqual([[0], 1]);
});

it('tells of no progress when progress was what aborted it', async () => {
  const { lease, goOn } = leaseOf(2);
  const stop = new AbortController();
  const seen: number[] = [];
  const onProgress = (done: number): void => {
    seen.push(done);
    stop.abort(new Error('enough'));
  };
  const running = runInParallel([scenario], { ...options, signal: stop.signal, onProgress }, 2, () => lease);
  await settled();
  for (const go of goOn) go();
  await expect(running).rejects.toThrow('enough');
  expect(seen).toHaveLength(1);
});

describe("with keep: 'summary'", () => {
  const short = override(scenario, { horizonDays: 60, policy: { initial: 'ban', events: [] } });
  const two = [short, override(short, { automakers: { 'eu-volume': { vehiclesPerDay: 1 / 3 } } })];
  const summary = { seed: 'crew', keep: 'summary' } as const;

  it.each([
    [1, { trials: 6000 }],
    [2, { trials: 4000, firstTrial: 11 }],
    [3, { trials: 3000, sampling: 'sobol' as const }],
    [7, { trials: 3500, sampling: 'sobol' as const, firstTrial: 1001 }],
  ])('%i workers give the digests of the runs, whoever is done first: %o', async (workers, draw) => {
    const { lease, goOn } = leaseOf(workers);
    const running = runInParallel(two, { ...summary, ...draw, workers }, 1, () => lease);
    // The last to be asked answers first.
    for (await settled(); goOn.length > 0; await settled()) goOn.pop()!();
    const wanted = two.map((one) => digest(simulate(one, { seed: 'crew', ...draw })));
    expect((await running).map((one) => JSON.stringify(one))).toEqual(
      wanted.map((one) => JSON.stringify(one)),
    );
  });

  it('small runs too, on no worker', async () => {
    const refuse = (): never => {
      throw new Error('hired');
    };
    expect(await runInParallel([short], { ...summary, trials: 90 }, 2, refuse)).toEqual([
      digest(simulate(short, { seed: 'crew', trials: 90 })),
    ]);
  });

  it('refuses rare events and other words before anybody is hired', async () => {
    const refuse = (): never => {
      throw new Error('hired');
    };
    const rare = { ...summary, trials: 9000, rareEvents: true };
    await expect(runInParallel([short], rare, 2, refuse)).rejects.toThrow('with rareEvents');
    const other = { trials: 9000, keep: 'all' as 'summary' };
    await expect(runInParallel([short], other, 2, refuse)).rejects.toThrow("'columns' or 'summary'");
  });

  it('ten thousand shards leave few digests, and few shards, in memory at a time', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const { scenario: _, ...one } = simulate(scenario, { trials: 1, ...summary });
    const given: WeakRef<object>[] = [];
    const held: number[] = [];
    // Answers made up from that of one trial: running so many would take hours.
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
