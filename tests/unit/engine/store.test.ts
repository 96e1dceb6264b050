import { describe, expect, test } from 'vitest';
import { decode, encode } from '../../../src/engine/column-text.ts';
import {
  fromJSON,
  loadScenario,
  override,
  parseScenario,
  resume,
  type Scenario,
  type Simulation,
  simulate,
  toJSON,
} from '../../../src/index.ts';

const scenario = override(loadScenario('ban-resumes'), { horizonDays: 200 });
const run = simulate(scenario, { trials: 120, seed: 'store' });
const stored = JSON.stringify(toJSON(run));

const UNTITLED = {
  automakers: { maker: { lanes: { Dy: { chains: 2, bufferDays: { sigma: 1, median: 3 } } } } },
  policy: { initial: 'b', regimes: { b: {}, a: {} }, destinations: { japan: { events: [] } } },
  start: '2026-01-01',
  name: 'untitled',
};

/** Returns a stored run with a field replaced. */
function damaged(change: (data: ReturnType<typeof JSON.parse>) => void): unknown {
  const data = JSON.parse(stored);
  change(data);
  return data;
}

describe('A column as text', () => {
  test.each([
    [[], 'u16'],
    [[0, 1, 365, 65_534, Number.NaN], 'u16'],
    [[65_535], 'f64'],
    [[-0], 'f64'],
    [[-1], 'f64'],
    [[0.1, Number.NaN, Number.MIN_VALUE, Number.POSITIVE_INFINITY], 'f64'],
  ])('of %j has the type %s', (column, kind) => {
    const text = encode(column);
    expect(text.startsWith(`${kind}:`)).toBe(true);
    expect([...decode(text, 'x', column.length)].every((x, i) => Object.is(x, column[i]))).toBe(true);
  });

  test('is little-endian', () => {
    expect(encode([1, 258])).toBe(`u16:${btoa('\x01\x00\x02\x01')}`);
    expect(encode([-2])).toBe(`f64:${btoa('\x00\x00\x00\x00\x00\x00\x00\xc0')}`);
  });

  test.each([undefined, 5, '', 'u16', 'u16:A', 'u16:AAAA', 'u8:AA==', 'f64:AAAAAAAA', 'f64:!!'])(
    '%j is refused',
    (text) =>
      expect(() => decode(text, 'weights', 1)).toThrow('Expected weights to be the text of a column of 1'),
  );
});

describe('A stored run', () => {
  test.each<[what: string, of: Scenario]>([
    ['with sources beside its automakers', loadScenario('spring-2025')],
    ['over parameter sets', scenario],
    ['without titles, keys in another order', parseScenario(UNTITLED)],
  ])('of a scenario %s is read, and stored again as the same text', (_, of) => {
    for (const options of [{}, { sampling: 'sobol', confidence: 0.9, firstTrial: 5 }] as const) {
      const text = JSON.stringify(toJSON(simulate(of, { trials: 8, seed: 'text', ...options })));
      expect(JSON.stringify(toJSON(fromJSON(JSON.parse(text))))).toBe(text);
    }
  });

  test('is read equal to the bit, and frozen', () => {
    const back = fromJSON(JSON.parse(stored));
    expect(back).toEqual(run);
    expect(JSON.stringify(toJSON(back))).toBe(stored);
    expect(Object.isFrozen(back) && Object.isFrozen(back.outcomes) && Object.isFrozen(back.options)).toBe(
      true,
    );
    expect(back.outcomes['us-volume']!.bindingElement).toBeInstanceOf(Uint8Array);
  });

  test('keeps weights, replicates and fields of later versions', () => {
    const rich = {
      ...simulate(scenario, { trials: 64, sampling: 'sobol' }),
      weights: Float64Array.from({ length: 64 }, (_, i) => 1 / (i + 1)),
      rareEvents: { method: 'policy' as const, mixtureWeights: [[1]] },
    };
    expect(fromJSON(JSON.parse(JSON.stringify(toJSON(rich))))).toEqual(rich);
  });

  test('takes about 20 bytes per trial and automaker, and four thirds of that as text', () => {
    const large = JSON.stringify(toJSON(simulate(scenario, { trials: 1200, seed: 'store' })));
    const columns = large.length - JSON.stringify(scenario).length;
    expect(columns / 1200 / 6).toBeLessThan(30);
  });

  test.each<[string, (data: ReturnType<typeof JSON.parse>) => void]>([
    ['format', (data) => delete data.format],
    ['version', (data) => (data.version = 1)],
    ['options.trials', (data) => (data.options.trials = -1)],
    ['options to be an object', (data) => delete data.options],
    ['outcomes to be an object', (data) => (data.outcomes = [])],
    ['outcomes.us-volume to be an object', (data) => delete data.outcomes['us-volume']],
    ['outcomes.us-volume.halts to be the text', (data) => delete data.outcomes['us-volume'].halts],
    ['a column of 121 numbers', (data) => (data.options.trials = 121)],
    ['to be outcomes of the scenario', (data) => (data.scenario.horizonDays = 199)],
    [
      'bindingElement to be outcomes',
      (data) => (data.outcomes['us-volume'].bindingElement = encode(new Array(120).fill(1))),
    ],
    ['weights', (data) => (data.weights = encode(new Array(120).fill(-1)))],
    ['replicates', (data) => (data.replicates = 0)],
    ['replicates to be a whole number from 1 to 1024', (data) => (data.replicates = 1e6)],
    ['scenario.horizonDays to be', (data) => (data.scenario.horizonDays = 5e8)],
    [
      'vehiclesLost to be outcomes of the scenario, got 1e+300',
      (data) => (data.outcomes['us-volume'].vehiclesLost = encode(new Array(120).fill(1e300))),
    ],
    ['did you mean "horizonDays"', (data) => (data.scenario.horizonDay = 5)],
    ['weekendsOnlyFrom', (data) => delete data.weekendsOnlyFrom],
  ])('with a wrong %s is refused', (says, change) => {
    expect(() => fromJSON(damaged(change))).toThrow(says);
  });

  test('has all its issues in one error', () => {
    const wrong = damaged((data) => {
      delete data.version;
      data.replicates = 1.5;
      delete data.outcomes['us-volume'].halts;
      delete data.outcomes['korea-volume'];
    });
    expect(() => fromJSON(wrong)).toThrow(/^stored run: \d+ issues/);
    for (const path of ['version', 'replicates', 'us-volume.halts', 'outcomes.korea-volume']) {
      expect(() => fromJSON(wrong)).toThrow(path);
    }
  });

  test.each([null, 5, 'text', []])('is not %j', (data) => {
    expect(() => fromJSON(data)).toThrow('Expected the stored run to be an object');
  });
});

describe('A resumed run', () => {
  const whole = simulate(scenario, { trials: 200, seed: 'store' });

  test('has the bytes of one run, also from a file and for a shard', () => {
    expect(resume(run, { trials: 200 })).toEqual(whole);
    expect(resume(fromJSON(JSON.parse(stored)), { trials: 200 })).toEqual(whole);
    expect(resume(run, { trials: 120 })).toBe(run);
    const shard = (trials: number): Simulation =>
      simulate(scenario, { trials, seed: 'store', firstTrial: 33, sampling: 'sobol' });
    expect(resume(shard(20), { trials: 90 })).toEqual(shard(90));
  });

  test('cannot have fewer trials or another version', () => {
    expect(() => resume(run, { trials: 119 })).toThrow('at least the 120 trials that the run has, got 119');
    expect(() => resume(run, { trials: 1.5 })).toThrow('whole number');
    expect(() => resume({ ...run, version: '0.0.1' }, { trials: 200 })).toThrow('got version 0.0.1');
  });
});
