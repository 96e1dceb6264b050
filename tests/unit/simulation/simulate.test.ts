import { describe, expect, it } from 'vitest';
import {
  explainTrial,
  haltProbability,
  loadScenario,
  merge,
  override,
  parseScenario,
  type Simulation,
  simulate,
  simulateInBatches,
  VERSION,
} from '../../../src/index.ts';

const scenario = override(loadScenario('ban-resumes'), { horizonDays: 200 });
const single = override(scenario, { parameters: 'median' });
const options = { trials: 1300, seed: 'engine' };
const whole = simulate(scenario, options);

describe('A rare-event run', () => {
  it.each([
    [{ rareEvents: { automaker: 'eu-volum' } }, 'did you mean "eu-volume"?'],
    [{ rareEvents: { byDay: 201 } }, 'byDay'],
    [{ rareEvents: 'yes' as unknown as true }, 'rareEvents'],
    [{ rareEvents: true, sampling: 'sobol' }, 'sampling'],
  ] as const)('refuses %o', (bad, message) => {
    expect(() => simulate(single, { trials: 10, ...bad })).toThrow(message);
  });

  it('is explained on its own sample paths', () => {
    const run = simulate(single, { trials: 40, seed: 'engine', rareEvents: { automaker: 'eu-volume' } });
    const trial = run.outcomes['eu-volume']!.firstHaltDay.findIndex((day) => day < 200);
    const { outcome } = explainTrial(run, trial);
    expect(outcome.automakers['eu-volume']!.firstHaltDay).toBe(
      run.outcomes['eu-volume']!.firstHaltDay[trial],
    );
  });
});

describe('A simulation', () => {
  it('is plain data with complete options', () => {
    expect(whole.options).toEqual({
      ...options,
      confidence: 0.95,
      firstTrial: 0,
      sampling: 'independent',
      rareEvents: false,
    });
    expect(whole.version).toBe(VERSION);
    expect(whole.weekendsOnlyFrom).toBeNull();
    expect(structuredClone(whole)).toEqual(whole);
    for (const columns of Object.values(whole.outcomes)) {
      for (const column of Object.values(columns)) expect(column).toHaveLength(options.trials);
    }
  });

  it('states the date from which holidays are unknown (model.md §2)', () => {
    const late = override(loadScenario('truce-holds'), { start: '2026-12-01', horizonDays: 60 });
    expect(simulate(late, { trials: 1 }).weekendsOnlyFrom).toBe('2027-01-01');
  });

  it('has a constant default seed, and another seed gives other futures', () => {
    const again = (seed?: string): number[] => [
      ...simulate(scenario, { trials: 300, ...(seed === undefined ? {} : { seed }) }).outcomes['us-volume']!
        .firstHaltDay,
    ];
    expect(again()).toEqual(again());
    expect(again('another')).not.toEqual(again());
  });

  it.each([
    [{ trials: 0 }, RangeError],
    [{ trials: 1.5 }, RangeError],
    [{ trials: Number.NaN }, RangeError],
    [{ seed: '' }, TypeError],
    [{ seed: 5 as unknown as string }, TypeError],
    [{ confidence: 1 }, RangeError],
    [{ firstTrial: -1 }, RangeError],
    [{ batch: 0 }, RangeError],
  ])('refuses %j', (bad, kind) => {
    expect(() => [...simulateInBatches(scenario, bad)]).toThrow(kind);
  });
});

describe('A run has the same bytes (model.md §8, law 5)', { timeout: 120_000 }, () => {
  it('in batches of any size, each a prefix of the whole', () => {
    for (const batch of [1000, 477]) {
      const parts = [...simulateInBatches(scenario, { ...options, batch })];
      expect(parts.at(-1)).toEqual(whole);
      expect(parts[0]).toEqual(simulate(scenario, { ...options, trials: batch }));
    }
  });

  it('in shards, merged in any order', () => {
    const shard = (firstTrial: number, trials: number): Simulation =>
      simulate(scenario, { ...options, firstTrial, trials });
    const reparsed = parseScenario(JSON.parse(JSON.stringify(scenario)));
    const second = simulate(reparsed, { ...options, firstTrial: 500, trials: 400 });
    expect(merge([shard(900, 400), shard(0, 500), second])).toEqual(whole);
    expect(() => merge([shard(0, 10), shard(11, 10)])).toThrow('begin with trial 10');
    expect(() =>
      merge([shard(0, 10), simulate(scenario, { trials: 10, firstTrial: 10, seed: 'x' })]),
    ).toThrow('one scenario');
    expect(() => merge([])).toThrow('at least one');
    const torn = { ...shard(0, 10), options: { ...shard(0, 10).options, trials: 20 } };
    expect(() => merge([torn])).toThrow('20 entries');
  });

  it('with their weights, if all shards have them', () => {
    const shard = (firstTrial: number, ...weights: number[]): Simulation => ({
      ...simulate(scenario, { ...options, firstTrial, trials: weights.length }),
      weights: Float64Array.from(weights),
    });
    const merged = merge([shard(2, 3), shard(0, 1, 2)]);
    expect(merged.weights).toEqual(Float64Array.of(1, 2, 3));
    const { weights: _, ...bare } = shard(2, 3);
    expect(() => merge([shard(0, 1, 2), bare])).toThrow('all shards or none to have weights, got 1 of 2');
    expect(() => merge([{ ...shard(0, 1, 2), weights: Float64Array.of(1) }])).toThrow(
      'a column of 2 entries',
    );
  });
});

describe('haltProbability', () => {
  it('counts first halts by day, of one automaker or of any', () => {
    const { firstHaltDay } = whole.outcomes['eu-volume']!;
    const byHand = firstHaltDay.filter((day) => day < 150).length / options.trials;
    expect(haltProbability(whole, { automaker: 'eu-volume', byDay: 150 }).value).toBe(byHand);
    const any = whole.outcomes['us-volume']!.firstHaltDay.filter((_, trial) =>
      Object.values(whole.outcomes).some((columns) => columns.firstHaltDay[trial]! < 200),
    ).length;
    expect(haltProbability(whole).value).toBe(any / options.trials);
    expect(haltProbability(whole, { byDay: 0 }).value).toBe(0);
  });

  it('refuses an automaker or a day that the run does not have', () => {
    expect(() => haltProbability(whole, { automaker: 'eu-volum' })).toThrow('did you mean "eu-volume"?');
    expect(() => haltProbability(whole, { byDay: 201 })).toThrow('byDay');
  });
});
