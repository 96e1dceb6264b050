import { expect, it } from 'vitest';
import { type Crew, runInParallel } from '../../../src/engine/parallel.ts';
import { type Answer, answer } from '../../../src/engine/shards.ts';
import { loadScenario, override, simulate } from '../../../src/index.ts';

/*
 * Breaks of src that turned these red: progress told after the end; the crew not dismissed; shards given to one worker alone; an abort
 * during hiring not seen.
 */

const scenario = override(loadScenario('ban-resumes'), { horizonDays: 200 });
const options = { trials: 1300, seed: 'crew' };

/** A crew that works in this thread, in the order in which its members are let go on. */
function crewOf(count: number): {
  crew: Crew;
  goOn: (() => void)[];
  asked: number[];
  dismissed: () => number;
} {
  const goOn: (() => void)[] = [];
  const asked: number[] = Array.from({ length: count }, () => 0);
  let dismissed = 0;
  const workers = asked.map((_, worker) => (shard: Parameters<typeof answer>[0]): Promise<Answer> => {
    asked[worker]!++;
    return new Promise((resolve) => goOn.push(() => resolve(answer(shard))));
  });
  const dismiss = async (): Promise<void> => void dismissed++;
  return { crew: { workers, dismiss }, goOn, asked, dismissed: () => dismissed };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('gives every worker a shard, and the next one to whoever is free', async () => {
  const { crew, goOn, asked, dismissed } = crewOf(2);
  const running = runInParallel([scenario], { ...options, trials: 3400 }, 2, () => crew);
  await settled();
  expect(asked).toEqual([1, 1]);
  // Only the second goes on: it takes all that is left.
  for (let i = 1; i < goOn.length; i++) {
    goOn[i]!();
    await settled();
  }
  expect(asked[0]).toBe(1);
  expect(asked[1]).toBeGreaterThan(2);
  expect(dismissed()).toBe(0);
  goOn[0]!();
  expect(await running).toEqual([simulate(scenario, { ...options, trials: 3400 })]);
  expect(dismissed()).toBe(1);
});

it('tells of no progress when the run is over', async () => {
  const { crew, goOn, dismissed } = crewOf(2);
  const stop = new AbortController();
  const seen: number[] = [];
  const onProgress = (done: number): unknown => seen.push(done);
  const running = runInParallel([scenario], { ...options, signal: stop.signal, onProgress }, 2, () => crew);
  await settled();
  stop.abort(new Error('enough'));
  await expect(running).rejects.toThrow('enough');
  expect(dismissed()).toBe(1);
  for (const go of goOn) go();
  await settled();
  expect(seen).toEqual([]);
});

it('ends a crew that was hired while the run was aborted', async () => {
  const { crew, asked, dismissed } = crewOf(1);
  const stop = new AbortController();
  const hire = async (): Promise<Crew> => {
    stop.abort(new Error('enough'));
    return crew;
  };
  await expect(runInParallel([scenario], { ...options, signal: stop.signal }, 1, hire)).rejects.toThrow(
    'enough',
  );
  expect([asked, dismissed()]).toEqual([[0], 1]);
});
