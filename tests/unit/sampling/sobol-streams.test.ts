import { describe, expect, test } from 'vitest';
import { formatDay, parseDay } from '../../../src/calendar/days.ts';
import { estimateOptions } from '../../../src/engine/columns.ts';
import {
  compile,
  drawSamplePath,
  explainTrial,
  loadScenario,
  merge,
  override,
  type Scenario,
  simulate,
  simulateInBatches,
} from '../../../src/index.ts';
import { DIMENSIONS } from '../../../src/random/sobol.ts';
import { medianStream, openStream, type Stream } from '../../../src/random/stream.ts';
import { samplePaths } from '../../../src/sampling/sample-path.ts';
import {
  REPLICATES,
  sobolStreams,
  sojournIndices,
  uncertainIndices,
} from '../../../src/sampling/sobol-streams.ts';

/*
 * Breaks of src that turned these red: point numbers not divided by the replicates (strata, merged); one scramble for all replicates
 * (replicates differ); rest bits from the sequence (beyond the scrambled bits); a coin of chance 1 or a constant given a dimension (which
 * uniforms); every stay given a dimension (stays); stories without the option (story); `replicates` left out of the run (run).
 */

const scenario = override(loadScenario('ban-resumes'), { horizonDays: 200 });
const open = (entity: string): Stream => openStream('seed', entity);

describe('a Sobol stream', () => {
  const stream = sobolStreams('seed', open)('entity', [0, 3]);

  test('has a point of each replicate in every stratum', () => {
    for (const index of [0, 3]) {
      for (let replicate = 0; replicate < REPLICATES; replicate++) {
        const strata = Array.from({ length: 64 }, (_, n) =>
          Math.floor(64 * stream.uniform(n * REPLICATES + replicate, index)),
        );
        expect(strata.toSorted((a, b) => a - b)).toEqual([...strata.keys()]);
      }
    }
  });

  test('fills squares evenly too', () => {
    const cells = Array.from({ length: 64 }, (_, n) => {
      const [x, y] = [0, 3].map((index) => Math.floor(8 * stream.uniform(n * REPLICATES, index)));
      return 8 * x! + y!;
    });
    expect(new Set(cells).size).toBe(64);
  });

  test('has replicates and seeds that differ', () => {
    const leading = (u: number): number => Math.floor(u * 2 ** 24);
    const first = Array.from({ length: REPLICATES }, (_, r) => leading(stream.uniform(r, 0)));
    const other = sobolStreams('seed 2', (entity) => openStream('seed 2', entity))('entity', [0]);
    expect(new Set([...first, ...first.map((_, r) => leading(other.uniform(r, 0)))]).size).toBe(
      2 * REPLICATES,
    );
  });

  test('keeps all that does not matter, and the bits beyond the scrambled ones, as they are', () => {
    const plain = open('entity');
    expect(stream.uniform(7, 1)).toBe(plain.uniform(7, 1));
    expect([stream.low(7, 0), stream.high(7, 0)]).toEqual([plain.low(7, 0), plain.high(7, 0)]);
    const rest = (u: number): number => (u * 2 ** 24) % 1;
    const leading = (u: number): number => Math.floor(u * 2 ** 28);
    expect(leading(rest(stream.uniform(7, 0)))).toBe(leading(plain.uniform(7, 0)));
    expect((stream.uniform(7, 0) * 2 ** 52) % 1).toBe(0.5);
  });

  test('is plain when nothing matters, or when the dimensions have run out', () => {
    const opener = sobolStreams('seed', () => medianStream);
    expect(opener('constant')).toBe(medianStream);
    const streams = Array.from({ length: DIMENSIONS + 2 }, (_, i) => opener(`entity/${i}`, [0]));
    expect(streams.map((each) => each === medianStream)).toEqual(streams.map((_, i) => i >= DIMENSIONS));
  });
});

test('a number matters when it is uncertain', () => {
  expect(uncertainIndices(5)).toEqual([]);
  expect(uncertainIndices({ low: 1, high: 1 })).toEqual([]);
  expect(uncertainIndices({ low: 0, high: 1 })).toEqual([0]);
});

describe('stays that matter', () => {
  const stays = (patch: object): number[] =>
    sojournIndices(compile(override(loadScenario('ban-resumes'), patch)).policies[0]!);

  test('are those whose length or end is not certain', () => {
    // Truce lasts till the certain event; ban and slowed end in one way each; the truce after them lasts for ever.
    expect(stays({})).toEqual([2, 4]);
    expect(stays({ policy: { ratesPerYear: { ban: { truce: 1 } } } })).toEqual([2, 3, 4]);
    expect(sojournIndices(compile(loadScenario('truce-holds')).policies[0]!)).toEqual([]);
    expect(stays({ policy: { ratesPerYear: { truce: { ban: 1 } } } })).toEqual([0, 2, 4, 6]);
  });
});

describe('a run with Sobol sequences', () => {
  const options = { trials: 300, seed: 'engine', sampling: 'sobol' as const };
  const whole = simulate(scenario, options);

  test('says so, and differs from a plain one', () => {
    expect(whole.replicates).toBe(REPLICATES);
    expect(whole.options.sampling).toBe('sobol');
    expect(simulate(scenario, { trials: 10 })).not.toHaveProperty('replicates');
    expect(whole.outcomes).not.toEqual(
      simulate(scenario, { ...options, sampling: 'independent', rareEvents: false }).outcomes,
    );
  });

  test('of no more trials than replicates is one of independent trials', () => {
    const few = simulate(scenario, { trials: 32, sampling: 'sobol' as const });
    expect(estimateOptions(few).replicates).toBeUndefined();
    expect(estimateOptions(whole).replicates).toBe(REPLICATES);
  });

  test('is the same bytes in shards and in batches', () => {
    const shard = (firstTrial: number, trials: number) =>
      simulate(scenario, { ...options, firstTrial, trials });
    expect(merge([shard(47, 253), shard(0, 5), shard(5, 42)])).toEqual(whole);
    expect([...simulateInBatches(scenario, { ...options, batch: 111 })].at(-1)).toEqual(whole);
    const plain = simulate(scenario, { trials: 42, firstTrial: 5, seed: 'engine' });
    expect(() => merge([shard(0, 5), plain])).toThrow('sampling');
  });

  test('is told as it was run', () => {
    const trial = whole.outcomes['us-volume']!.firstHaltDay.findIndex((day) => day < 200);
    const { outcome } = explainTrial(whole, trial);
    expect(outcome.automakers['us-volume']!.firstHaltDay).toBe(
      whole.outcomes['us-volume']!.firstHaltDay[trial],
    );
    const model = compile(scenario);
    const drawn = (sampling: 'independent' | 'sobol') =>
      drawSamplePath(model, 'engine', 9, { sampling }).market.thriftCap;
    expect(drawn('sobol')).not.toBe(drawn('independent'));
  });

  test('refuses a method that does not exist', () => {
    expect(() => simulate(scenario, { sampling: 'stratified' as 'sobol' })).toThrow(
      "Expected options.sampling to be 'independent' or 'sobol', got \"stratified\" (string)",
    );
  });

  test('spreads what is uncertain, and only that, over one stratum each', () => {
    // More certain events than there are dimensions.
    const events = Array.from({ length: 40 }, (_, i) => ({
      date: formatDay(parseDay(scenario.start)! + i),
      to: i % 2 === 0 ? 'slowed' : 'ban',
      probability: 1,
    }));
    const unsure: Scenario = override(scenario, {
      policy: { events },
      market: { miningShare: { low: 0, high: 1 }, thriftCap: { low: 0, high: 0.64 }, rampCap: 0.05 },
    });
    const sampler = samplePaths(compile(unsure), 'strata', { sampling: 'sobol' as const });
    const caps = Array.from({ length: 64 }, (_, n) => sampler.sample(32 * n).market.thriftCap);
    expect(caps.map((cap) => Math.floor(cap * 100)).toSorted((a, b) => a - b)).toEqual([...caps.keys()]);
  });
});
