import { describe, expect, test } from 'vitest';
import { formatDay, parseDay } from '../../../src/calendar/days.ts';
import { estimateOptions } from '../../../src/engine/columns.ts';
import {
  compile,
  drawSamplePath,
  explainTrial,
  loadScenario,
  type Model,
  merge,
  override,
  parseScenario,
  type Scenario,
  simulate,
  simulateInBatches,
} from '../../../src/index.ts';
import { medianStream, openStream, type Stream } from '../../../src/random/stream.ts';
import { samplePaths } from '../../../src/sampling/sample-path.ts';
import { isUncertain, type Place, policyPlaces, sojournIndices } from '../../../src/sampling/sobol-places.ts';
import { REPLICATES, sobolStreams } from '../../../src/sampling/sobol-streams.ts';

const scenario = override(loadScenario('ban-resumes'), { horizonDays: 200 });
const open = (entity: string): Stream => openStream('seed', entity);

/** A truce, then a ban on a certain day, which slows down and eases: one way each. */
const chain = parseScenario({
  name: 'chain',
  start: '2025-06-06',
  horizonDays: 200,
  policy: {
    initial: 'truce',
    regimes: { truce: {}, slowed: { speed: 0.5 }, ban: { speed: 0 } },
    ratesPerYear: { ban: { slowed: 6 }, slowed: { truce: 4.2 } },
    events: [{ date: '2025-08-10', to: 'ban', probability: 1 }],
  },
  automakers: { maker: { destination: 'us', lanes: { Dy: { bufferDays: 60 } } } },
});

/** Returns a place for each index, in the dimension of that number. */
const places = (indices: readonly number[], sequence = ''): Place[] =>
  indices.map((index) => ({ index, sequence, dimension: index }));

describe.each(['', 'japan'])('a Sobol stream of the sequence "%s"', (sequence) => {
  const stream = sobolStreams('seed', open)('entity', places([0, 3], sequence));

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

  test('is evenly spread in two dimensions', () => {
    const cells = Array.from({ length: 64 }, (_, n) => {
      const [x, y] = [0, 3].map((index) => Math.floor(8 * stream.uniform(n * REPLICATES, index)));
      return 8 * x! + y!;
    });
    expect(new Set(cells).size).toBe(64);
  });

  test('differs between replicates and seeds', () => {
    const leading = (u: number): number => Math.floor(u * 2 ** 24);
    const first = Array.from({ length: REPLICATES }, (_, r) => leading(stream.uniform(r, 0)));
    const other = sobolStreams('seed 2', (entity) => openStream('seed 2', entity))(
      'entity',
      places([0], sequence),
    );
    expect(new Set([...first, ...first.map((_, r) => leading(other.uniform(r, 0)))]).size).toBe(
      2 * REPLICATES,
    );
  });

  test('keeps the plain uniforms that do not matter, and the bits after the scrambled ones', () => {
    const plain = open('entity');
    expect(stream.uniform(7, 1)).toBe(plain.uniform(7, 1));
    expect([stream.low(7, 0), stream.high(7, 0)]).toEqual([plain.low(7, 0), plain.high(7, 0)]);
    const rest = (u: number): number => (u * 2 ** 24) % 1;
    const leading = (u: number): number => Math.floor(u * 2 ** 28);
    expect(leading(rest(stream.uniform(7, 0)))).toBe(leading(plain.uniform(7, 0)));
    expect((stream.uniform(7, 0) * 2 ** 52) % 1).toBe(0.5);
  });

  test('is plain when no uniform has a place', () => {
    expect(sobolStreams('seed', () => medianStream)('constant')).toBe(medianStream);
  });
});

test('Coordinates of different sequences are independent, also in the same dimension', () => {
  // Each of 32 replicates has 64 points. In one order, they would fill 64 of 4,096 cells of every replicate.
  const opener = sobolStreams('seed', open);
  const [a, b] = ['', 'japan'].map((sequence) => opener(`of ${sequence}`, places([0], sequence)));
  const cells = Array.from({ length: 64 * REPLICATES }, (_, trial) => {
    const [x, y] = [a!, b!].map((stream) => Math.floor(8 * stream.uniform(trial, 0)));
    return 8 * x! + y!;
  });
  const counts = Array.from({ length: 64 }, (_, cell) => cells.filter((each) => each === cell).length);
  // χ² of 49 degrees of freedom, as rows and columns have equal sums.
  const chi = counts.reduce((sum, n) => sum + (n - REPLICATES) ** 2 / REPLICATES, 0);
  expect(Math.abs(chi - 49) / Math.sqrt(2 * 49)).toBeLessThan(4);
});

test('A number is uncertain if it has more than one value', () => {
  expect([5, { low: 1, high: 1 }, { low: 0, high: 1 }].map(isUncertain)).toEqual([false, false, true]);
});

test('A policy has places for sojourns and pace, then for rates and events, as far as dimensions reach', () => {
  const policy = compile(chain).policies[0]!;
  const addresses = Array.from({ length: 40 }, (_, i) => `event/${100 + i}`);
  const { sojourns, pace, chances } = policyPlaces(policy, { low: 1, high: 2 }, addresses);
  expect(sojourns.map(({ index, dimension }) => [index, dimension])).toEqual([
    [2, 0],
    [4, 1],
  ]);
  const dimensions = addresses.map((address) => chances.get(address)![0]?.dimension);
  expect(pace[0]!.dimension).toBe(2);
  expect(dimensions.slice(0, 30)).toEqual([...Array.from({ length: 29 }, (_, i) => 3 + i), undefined]);
});

describe('Sojourns that matter', () => {
  const stays = (patch: object): number[] => indicesOf(compile(override(chain, patch)));
  const indicesOf = ({ policies }: Model): number[] => sojournIndices(policies[0]!);

  test('are those whose length or next regime is uncertain', () => {
    // Truce lasts till the certain event; ban and slowed end in one way each; the truce after them lasts for
    // ever.
    expect(stays({})).toEqual([2, 4]);
    expect(stays({ policy: { ratesPerYear: { ban: { truce: 1 } } } })).toEqual([2, 3, 4]);
    expect(indicesOf(compile(loadScenario('truce-holds')))).toEqual([]);
    expect(stays({ policy: { ratesPerYear: { truce: { ban: 1 } } } })).toEqual([0, 2, 4, 6]);
  });

  test('are stages, of which the last alone chooses the next regime (model.md §10.1)', () => {
    const regimes = { ban: { stages: 2 } };
    expect(stays({ policy: { regimes } })).toEqual([2, 4, 6]);
    expect(stays({ policy: { regimes, ratesPerYear: { ban: { truce: 1 } } } })).toEqual([2, 4, 5, 6]);
  });
});

describe('A run with Sobol sequences', () => {
  const options = { trials: 300, seed: 'engine', sampling: 'sobol' as const };
  const whole = simulate(scenario, options);

  test('states its replicates, and differs from a plain run', () => {
    expect(whole.replicates).toBe(REPLICATES);
    expect(whole.options.sampling).toBe('sobol');
    expect(simulate(scenario, { trials: 10 })).not.toHaveProperty('replicates');
    expect(whole.outcomes).not.toEqual(
      simulate(scenario, { ...options, sampling: 'independent', rareEvents: false }).outcomes,
    );
  });

  test('of at most as many trials as replicates has independent trials', () => {
    const few = simulate(scenario, { trials: 32, sampling: 'sobol' as const });
    expect(estimateOptions(few).replicates).toBeUndefined();
    expect(estimateOptions(whole).replicates).toBe(REPLICATES);
  });

  test('has the same bytes in shards and in batches', () => {
    const shard = (firstTrial: number, trials: number) =>
      simulate(scenario, { ...options, firstTrial, trials });
    expect(merge([shard(47, 253), shard(0, 5), shard(5, 42)])).toEqual(whole);
    expect([...simulateInBatches(scenario, { ...options, batch: 111 })].at(-1)).toEqual(whole);
    const plain = simulate(scenario, { trials: 42, firstTrial: 5, seed: 'engine' });
    expect(() => merge([shard(0, 5), plain])).toThrow('sampling');
  });

  test('is explained on its own sample paths', () => {
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

  test('has a known method of sampling', () => {
    expect(() => simulate(scenario, { sampling: 'stratified' as 'sobol' })).toThrow(
      "Expected options.sampling to be 'independent' or 'sobol', got \"stratified\" (string)",
    );
  });

  test('has one point in each stratum for uncertain numbers only', () => {
    // There are more certain events than dimensions.
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
