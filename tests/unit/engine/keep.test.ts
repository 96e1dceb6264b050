import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import {
  compare,
  type Digest,
  digest,
  forecast,
  format,
  loadScenario,
  mergeDigests,
  override,
  type RunOptions,
  type Simulation,
  simulate,
  simulateInBatches,
  summarize,
} from '../../../src/index.ts';

const six = override(loadScenario('ban-resumes'), {
  horizonDays: 60,
  policy: { initial: 'ban', events: [] },
});
const summary = { keep: 'summary' } as const;
const bytes = (of: Digest): string => JSON.stringify(of);

describe("A run with keep: 'summary'", () => {
  it.each([
    { trials: 1 },
    { trials: 2048 },
    { trials: 5000 },
    { trials: 5000, confidence: 0.8 },
    { trials: 4100, firstTrial: 77 },
    { trials: 5000, sampling: 'sobol' as const },
    { trials: 2500, sampling: 'sobol' as const, firstTrial: 4_000_001 },
    { trials: 10, sampling: 'sobol' as const, firstTrial: 5 },
  ])('gives the bytes of the digest of the full run: %o', (given) => {
    const options: Partial<RunOptions> = { seed: 'keep', ...given };
    const run = simulate(six, options);
    const kept = simulate(six, { ...options, ...summary });
    expect(bytes(kept)).toBe(bytes(digest(run)));
    expect(summarize(kept)).toEqual(summarize(run));
    expect(format(kept)).toBe(format(run));
    expect(kept.options).toEqual(run.options);
  });

  it('counts losses, halts and binding elements of each line and of any line', () => {
    const { any, automakers } = simulate(six, { trials: 3000, ...summary });
    expect(Object.keys(any[0]!.bindingElement).length).toBeGreaterThan(2);
    expect(Object.keys(any[0]!.firstHaltDay).length).toBeGreaterThan(20);
    expect(Object.values(automakers).map(([tally]) => tally!.trials)).toEqual(new Array(6).fill(3000));
    expect(automakers['eu-volume']![0]!.vehiclesLost.cubes).toMatch(/^[0-9a-f]{5,}p/);
  });

  it('continues another run, by mergeDigests', () => {
    const part = (firstTrial: number, trials: number): Digest =>
      simulate(six, { firstTrial, trials, ...summary });
    expect(bytes(mergeDigests([part(300, 2200), part(0, 300)]))).toBe(
      bytes(digest(simulate(six, { trials: 2500 }))),
    );
  });

  it('is formatted side by side with others, as runs are', () => {
    const scenarios = [six, override(six, { policy: { initial: 'truce' } })];
    const digests = scenarios.map((scenario) => simulate(scenario, { trials: 200, ...summary }));
    expect(format(digests)).toBe(format(scenarios.map((scenario) => simulate(scenario, { trials: 200 }))));
  });

  it('has the type of its result', () => {
    expectTypeOf(simulate(six, { trials: 1, keep: 'summary' })).toEqualTypeOf<Digest>();
    expectTypeOf(simulate(six, { trials: 1, keep: 'columns' })).toEqualTypeOf<Simulation>();
    expectTypeOf(simulate(six, { trials: 1 })).toEqualTypeOf<Simulation>();
    expectTypeOf<ReturnType<typeof simulate>>().toEqualTypeOf<Simulation>();
    expect(simulate(six, { trials: 5, keep: 'columns' })).toEqual(simulate(six, { trials: 5 }));
  });
});

describe('The memory of a summary', () => {
  afterEach(() => void vi.unstubAllGlobals());

  it('does not grow with the trials: no column of all trials is ever made', () => {
    // Lengths of all arrays that are allocated.
    const asked: number[] = [];
    const Real = globalThis.Float64Array;
    class RecordedArray extends Real {
      constructor(...given: [never]) {
        super(...given);
        if (typeof given[0] === 'number') asked.push(given[0]);
      }
    }
    const room = (trials: number, keep: 'columns' | 'summary'): { most: number; all: number } => {
      asked.length = 0;
      vi.stubGlobal('Float64Array', RecordedArray);
      if (keep === 'summary') simulate(six, { trials, keep });
      else simulate(six, { trials, keep });
      vi.unstubAllGlobals();
      return { most: Math.max(...asked), all: asked.reduce((sum, entries) => sum + entries, 0) };
    };
    const [few, many] = [room(4000, 'summary'), room(20_000, 'summary')];
    expect(many.most).toBe(few.most);
    expect(many.all - few.all).toBeLessThan(1000);
    expect(room(20_000, 'columns').most).toBe(20_000);
  });

  it('has a fixed size in its digest', () => {
    const size = (trials: number): number => bytes(simulate(six, { trials, ...summary })).length;
    expect(size(20_000) - size(2000)).toBeLessThan(3000);
  });
});

describe('The option keep is refused', () => {
  it.each(['all', '', null, true])('when it is %o', (keep) => {
    expect(() => simulate(six, { trials: 5, keep: keep as 'summary' })).toThrow(
      "Expected options.keep to be 'columns' or 'summary', got ",
    );
    expect(() => simulate(six, { trials: 5, keep: keep as 'summary' })).toThrow(RangeError);
  });

  it('with rare events, whose weights cannot be counted', () => {
    const rare = { trials: 5, rareEvents: true, ...summary };
    expect(() => simulate(six, rare)).toThrow("Expected options.keep to be 'columns' with rareEvents");
    expect(() => simulate(six, rare)).toThrow(RangeError);
  });

  it('by functions that need columns', () => {
    const options = { trials: 5, ...summary };
    const needsColumns = /^Expected options.keep to be given to simulate .* got "summary" \(string\)$/;
    expect(() => [...simulateInBatches(six, options)]).toThrow(needsColumns);
    expect(() => [...simulateInBatches(six, options)]).toThrow(TypeError);
    expect(() => compare(six, { same: six }, options)).toThrow(needsColumns);
    expect(() => forecast({ 'ban-resumes': 1 }, options)).toThrow(needsColumns);
    const columns = { trials: 5, keep: 'columns' };
    expect([...simulateInBatches(six, columns)]).toEqual([simulate(six, { trials: 5 })]);
  });
});
