import { describe, expect, it } from 'vitest';
import { completeOptions } from '../../../src/engine/options.ts';
import { loadScenario, override, type ScenarioPatch, simulate } from '../../../src/index.ts';
import { answer, buffersOf, COLD_WORK, isSmall, shardsOf } from '../../../src/parallel/shards.ts';
import { workOfTrial } from '../../../src/scenario/work.ts';

const scenario = loadScenario('ban-resumes');
const sizes = (trials: number, workers: number, more = {}): number[] =>
  [...shardsOf(scenario, completeOptions({ trials, ...more }), workers, 'columns')].map(
    ({ options }) => options.trials,
  );

describe('Shards', () => {
  it('follow on from each other, for any number of trials and workers', () => {
    for (const [trials, workers] of [
      [1, 1],
      [2, 7],
      [457, 2],
      [10_001, 3],
      [1_000_000, 64],
    ] as const) {
      // biome-ignore format: a table
      const shards = shardsOf(scenario, completeOptions({ trials, firstTrial: 5 }), workers, 'columns');
      let next = 5;
      for (const { options } of shards) {
        expect(options.firstTrial).toBe(next);
        expect(options.trials).toBeGreaterThan(0);
        next += options.trials;
      }
      expect(next).toBe(5 + trials);
    }
  });

  it.each([
    [10_000, 1, [5000, 2500, 1250, 625, 625]],
    [10_000, 2, [2500, 2500, 1250, 1250, 625, 625, 625, 625]],
    [1000, 2, [500, 500]],
    [500, 7, [72, 72, 72, 72, 72, 72, 68]],
    [3, 7, [1, 1, 1]],
  ])('of %i trials for %i workers halve from round to round', (trials, workers, expected) => {
    expect(sizes(trials, workers)).toEqual(expected);
  });

  it('are short enough for regular progress reports', () => {
    const many = sizes(1_000_000, 2);
    expect(Math.max(...many) * 365 * 6).toBeLessThan(21e6);
    expect(many.at(-1)! * 365 * 6).toBeLessThan(2e6);
    const tenYears = override(scenario, { horizonDays: 3650 });
    const [first] = shardsOf(tenYears, completeOptions({ trials: 1_000_000 }), 2, 'columns');
    expect(first!.options.trials).toBe(Math.ceil(20e6 / workOfTrial(tenYears)));
  });

  it('of rare-event runs are whole runs, and never count as small', () => {
    expect(sizes(10_000, 4, { rareEvents: true })).toEqual([10_000]);
    expect(isSmall([scenario], completeOptions({ trials: 1, rareEvents: true }))).toBe(false);
  });

  it('of small runs use no worker', () => {
    expect(isSmall([scenario], completeOptions({ trials: 250 }))).toBe(true);
    expect(isSmall([scenario], completeOptions({ trials: 350 }))).toBe(false);
    expect(isSmall([scenario, scenario], completeOptions({ trials: 250 }))).toBe(false);
  });

  it.each<[what: string, patch: ScenarioPatch]>([
    ['chains', { automakers: { 'us-volume': { lanes: { Dy: { chains: 1000 } } } } }],
    ['order cycles', { automakers: { 'us-volume': { cycleDays: 1, lanes: { Dy: { chains: 100 } } } } }],
    [
      'jumps between regimes',
      { policy: { ratesPerYear: { truce: { slowed: 1e5 }, slowed: { truce: 1e5 } } } },
    ],
    ['returned applications', { horizonDays: 3650, policy: { regimes: { truce: { returned: 0.999 } } } }],
  ])('of runs with many %s are not small', (_, patch) => {
    const plain = override(scenario, { parameters: 'median' });
    expect(isSmall([plain], completeOptions({ trials: 20 }))).toBe(true);
    expect(isSmall([override(plain, patch)], completeOptions({ trials: 20 }))).toBe(false);
  });

  it('of the first run of a process may be longer without a pool', () => {
    const options = completeOptions({ trials: 10_000 });
    expect(isSmall([scenario], options, COLD_WORK)).toBe(true);
    expect(isSmall([scenario, scenario, scenario], options, COLD_WORK)).toBe(false);
  });
});

describe("A worker's answer", () => {
  const single = override(scenario, { parameters: 'median' });
  const options = completeOptions({
    trials: 20,
    rareEvents: { automaker: 'eu-volume', byDay: 60, relativeError: 0.5, force: 'lanes' },
  });

  it('is the run without its scenario, with columns and weights that can be transferred', () => {
    const given = answer({ scenario: single, options, keep: 'columns' });
    const { scenario: _, ...run } = simulate(single, options);
    expect(given).toEqual({ run });
    const sent = structuredClone(given, { transfer: buffersOf(given) });
    expect(sent).toEqual({ run });
    const columns = Object.values((given as { run: typeof run }).run.outcomes).flatMap(Object.values);
    for (const column of [...columns, (given as { run: typeof run }).run.weights!])
      expect(column.length).toBe(0);
  });

  it('is the error that was thrown', () => {
    const rareEvents = { automaker: 'eu-volum' };
    const wrong = answer({ scenario: single, options: { ...options, rareEvents }, keep: 'columns' });
    expect(wrong).toEqual({ error: expect.any(RangeError) });
    expect(buffersOf(wrong)).toEqual([]);
  });
});
