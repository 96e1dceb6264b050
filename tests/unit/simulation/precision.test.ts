import { describe, expect, it } from 'vitest';
import {
  type BatchOptions,
  haltProbability,
  merge,
  type Precision,
  type RunOptions,
  type Simulation,
  sequentialMean,
  sequentialProbability,
  sequentialQuantile,
  simulate,
  simulateInBatches,
} from '../../../src/index.ts';
import { simulateInParallel } from '../../../src/node/index.ts';
import { dailyGoods, permanentBan, START } from '../../theory/minimal-scenarios.ts';
import { dayAfter } from '../../theory/oracles.ts';

/** A halt comes on day 1 with chance 0.3, and on day 2 with chance 0.2 of the rest. */
const event = (day: number, probability: number): object => ({
  date: dayAfter(START, day),
  to: 'ban',
  probability,
});
const scenario = dailyGoods({ horizonDays: 10, policy: { events: [event(1, 0.3), event(5, 0.2)] } });

/** Two automakers that halt together. */
const pair = dailyGoods({
  horizonDays: 3,
  policy: { events: [event(1, 0.3)] },
  automakers: {
    second: { ...structuredClone(scenario.automakers.maker!), vehiclesPerDay: 40 },
  },
} as never);

function last(options: BatchOptions, of = scenario): Simulation {
  return [...simulateInBatches(of, { seed: 'precise', ...options })].at(-1)!;
}

const halfWidth = ({ interval }: { interval: readonly [number, number] }): number =>
  (interval[1] - interval[0]) / 2;

describe('A run with a precision', () => {
  it('stops at the first check at which the half width is reached', () => {
    const runs = [...simulateInBatches(scenario, { precision: { haltProbability: 0.03 }, batch: 100 })];
    expect(runs.length).toBeGreaterThan(5);
    runs.forEach((run, i) => {
      const { reached, haltProbability: estimate } = run.precision!;
      expect(run.options.trials).toBe(100 * (i + 1));
      expect(estimate!.value).toBe(haltProbability(run).value);
      expect(reached).toBe(i === runs.length - 1);
      expect(halfWidth(estimate!) <= 0.03).toBe(reached);
    });
    expect(halfWidth(runs.at(-1)!.precision!.haltProbability!)).toBeGreaterThan(0.025);
  });

  it('has the bytes of a run of as many trials, and is plain data', () => {
    const { precision, ...stopped } = last({ precision: { haltProbability: 0.02 } });
    expect(stopped).toEqual(simulate(scenario, { trials: stopped.options.trials, seed: 'precise' }));
    expect(structuredClone(precision)).toEqual(precision);
    for (const column of Object.values(stopped.outcomes.maker!)) {
      expect(column).toHaveLength(stopped.options.trials);
      expect(column.buffer.byteLength).toBe(column.byteLength);
    }
  });

  it('ends at its largest number of trials, by default a million', () => {
    const short = last({ precision: { haltProbability: 0.001 }, trials: 1234 });
    expect(short.options.trials).toBe(1234);
    expect(short.precision!.reached).toBe(false);
    // It needs more than the 10,000 trials of a run without a precision.
    const long = last({ precision: { haltProbability: 0.009 } });
    expect(long.options.trials).toBeGreaterThan(15_000);
    expect(long.precision!.reached).toBe(true);
    const first = simulateInBatches(scenario, {
      precision: { haltProbability: 0.001 },
      firstTrial: 2 ** 32 - 999_999,
    });
    expect(() => first.next()).toThrow('firstTrial');
  });

  it('is checked after a twentieth more trials, or every batch', () => {
    const looks = [...simulateInBatches(scenario, { precision: { haltProbability: 0.007 } })].map(
      (run) => run.options.trials,
    );
    looks.slice(1).forEach((done, i) => {
      expect(done - looks[i]!).toBe(Math.max(1000, Math.floor(looks[i]! / 20)));
    });
    expect(looks.at(-1)).toBeGreaterThan(21_000);
  });

  it('reaches every target, each estimated by a confidence sequence', () => {
    const precision: Precision = {
      haltProbability: 0.03,
      byDay: 3,
      haltDays: 0.2,
      halts: 0.05,
      vehiclesLost: 0.15,
      quantile: { column: 'firstHaltDay', p: 0.4, halfWidth: 2 },
    };
    const run = last({ precision, batch: 200 });
    const { reached, ...estimates } = run.precision!;
    const { firstHaltDay, haltDays, halts, vehiclesLost } = run.outcomes.maker!;
    expect(reached).toBe(true);
    expect(estimates).toEqual({
      haltProbability: sequentialProbability(firstHaltDay, (day) => day < 3),
      haltDays: sequentialMean(haltDays),
      halts: sequentialMean(halts),
      vehiclesLost: sequentialMean(vehiclesLost),
      quantile: sequentialQuantile(firstHaltDay, 0.4),
    });
    expect(estimates.haltProbability!.value).toBeLessThan(haltProbability(run).value);
    const before = simulate(scenario, { seed: 'precise', trials: run.options.trials - 200 });
    const widths = [
      halfWidth(sequentialProbability(before.outcomes.maker!.firstHaltDay, (day) => day < 3)) / 0.03,
      halfWidth(sequentialMean(before.outcomes.maker!.haltDays)) / 0.2,
      halfWidth(sequentialMean(before.outcomes.maker!.vehiclesLost)) / 0.15,
    ];
    expect(Math.max(...widths)).toBeGreaterThan(1);
  });

  it('continues while any target is missed', () => {
    const run = last({ precision: { haltProbability: 0.04, halts: 0.9 }, batch: 300 });
    expect(run.options.trials).toBe(
      last({ precision: { haltProbability: 0.04 }, batch: 300 }).options.trials,
    );
    expect(run.options.trials).toBeGreaterThan(300);
  });

  it('makes the sequence of a chance for the trials that a small half width needs', () => {
    for (const [target, expectedTrials] of [
      [0.01, 0.05 * (3 / 0.01) ** 2],
      [1e-6, 6000],
    ] as const) {
      const run = last({ precision: { haltProbability: target }, trials: 6000, batch: 6000 });
      const { firstHaltDay } = run.outcomes.maker!;
      const made = sequentialProbability(firstHaltDay, (day) => day < 10, { expectedTrials });
      expect(run.precision!.haltProbability).toEqual(made);
    }
  });

  it('has intervals with the confidence of the run', () => {
    const trials = [0.8, 0.99].map(
      (confidence) => last({ precision: { haltProbability: 0.02 }, confidence, batch: 100 }).options.trials,
    );
    expect(trials[0]).toBeLessThan(0.6 * trials[1]!);
  });

  it('leaves out entries without a value, and has an unbounded interval without entries', () => {
    const quantile = { column: 'daysToRestart', p: 0.5, halfWidth: 3 } as const;
    const run = last({ precision: { quantile } });
    const restarts = run.outcomes.maker!.daysToRestart.filter((days) => days >= 0);
    expect(run.precision!.quantile!.trials).toBe(restarts.length);
    const calm = dailyGoods({ horizonDays: 4 });
    const none = last({ precision: { quantile, halts: 0.1 }, trials: 500 }, calm);
    expect(none.precision).toMatchObject({ reached: false, quantile: { value: Number.NaN, trials: 0 } });
  });

  it('is about any automaker, or the named one', () => {
    const options = { batch: 100, seed: 'pair' };
    const any = last({ ...options, precision: { haltProbability: 0.05 } }, pair);
    expect(any.precision!.haltProbability!.value).toBe(haltProbability(any).value);
    const one = last({ ...options, precision: { automaker: 'second', vehiclesLost: 8 } }, pair);
    expect(one.precision!.vehiclesLost).toEqual(sequentialMean(one.outcomes.second!.vehiclesLost));
  });

  it('loses the precision when shards are merged', () => {
    const run = last({ precision: { haltProbability: 0.05 }, trials: 1000 });
    const rest = simulate(scenario, { seed: 'precise', trials: 500, firstTrial: run.options.trials });
    expect(merge([run, rest])).toEqual(
      simulate(scenario, { seed: 'precise', trials: run.options.trials + 500 }),
    );
  });
});

describe('A run with a precision refuses', () => {
  it('Sobol sequences, whose trials are not independent', () => {
    const options = { precision: { haltProbability: 0.1 }, sampling: 'sobol' as const };
    expect(() => simulateInBatches(scenario, options).next()).toThrow(
      "Expected options.sampling to be 'independent' with a precision, got 'sobol'",
    );
  });

  it.each([
    [{}, TypeError, 'to name a half width'],
    [{ byDay: 3 }, TypeError, 'to name a half width'],
    [{ byDay: 3, halts: 1 }, TypeError, 'haltProbability to be given with byDay'],
    [0.005, TypeError, 'options.precision to be an object'],
    [{ haltProbabilty: 0.1 }, TypeError, 'did you mean "haltProbability"?'],
    [{ haltProbability: 0 }, RangeError, 'options.precision.haltProbability to be between 0 and 0.5'],
    [{ haltProbability: 0.5 }, RangeError, 'between 0 and 0.5'],
    [{ haltProbability: Number.NaN }, RangeError, 'between 0 and 0.5'],
    [{ haltProbability: '0.1' }, RangeError, 'got "0.1" (string)'],
    [{ haltProbability: 0.1, byDay: 11 }, RangeError, 'whole number from 1 to 10'],
    [{ haltProbability: 0.1, automaker: 'makr' }, RangeError, 'did you mean "maker"?'],
    [{ vehiclesLost: -1 }, RangeError, 'options.precision.vehiclesLost to be a number above 0'],
    [{ quantile: { column: 'haltDay', p: 0.5, halfWidth: 1 } }, RangeError, 'did you mean "haltDays"?'],
    [{ quantile: { column: 'halts', p: 1, halfWidth: 1 } }, RangeError, 'quantile.p to be between 0 and 1'],
    [{ quantile: { column: 'halts', p: 0.5 } }, RangeError, 'quantile.halfWidth'],
  ])('%j', (precision, kind, says) => {
    const run = (): unknown => last({ precision: precision as Precision, trials: 10 });
    expect(run).toThrow(kind);
    expect(run).toThrow(says);
  });

  it('means of any automaker', () => {
    expect(() => last({ precision: { halts: 1 } }, pair)).toThrow('one of maker, second, got nothing');
    const quantile = { column: 'halts', p: 0.5, halfWidth: 1 } as const;
    expect(() => last({ precision: { quantile } }, pair)).toThrow('one of maker, second');
  });

  it('a precision where the number of trials is fixed', async () => {
    const options = { precision: { haltProbability: 0.1 } } as Partial<RunOptions>;
    expect(() => simulate(scenario, options)).toThrow(TypeError);
    expect(() => simulate(scenario, options)).toThrow('simulateInBatches');
    await expect(simulateInParallel(scenario, options)).rejects.toThrow('simulateInBatches');
  });
});

it('Columns grow with the run, for any batch', () => {
  const island = permanentBan({ horizonDays: 5 }, { low: 0, high: 6 });
  const whole = simulate(island, { trials: 700, seed: 'grow' });
  for (const batch of [1, 7, 64, 699])
    expect(last({ trials: 700, seed: 'grow', batch }, island)).toEqual(whole);
});
