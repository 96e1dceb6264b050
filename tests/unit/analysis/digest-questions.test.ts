import { describe, expect, test } from 'vitest';
import {
  bindingElements,
  diagnose,
  digest,
  explainTrial,
  format,
  haltProbability,
  loadScenario,
  merge,
  resume,
  type Simulation,
  setsOfTrials,
  simulate,
  summarize,
  survivalCurve,
  survivalTime,
  toCSV,
  toJSON,
} from '../../../src/index.ts';

const scenario = loadScenario('ban-resumes');
const run = simulate(scenario, { trials: 400, seed: 'questions' });
const counts = digest(run);

describe('A digest answers what its run does', () => {
  test.each([undefined, 'us-volume', 'korea-volume'])('about %s, to the byte', (automaker) => {
    const question = automaker === undefined ? {} : { automaker };
    expect(survivalCurve(counts, question)).toEqual(survivalCurve(run, question));
    expect(bindingElements(counts, question)).toEqual(bindingElements(run, question));
    for (const byDay of [0, 1, 90, 111, 365]) {
      const { knowledge: _, ...one } = haltProbability(counts, { ...question, byDay });
      const { knowledge: __, ...other } = haltProbability(run, { ...question, byDay });
      expect(one).toEqual(other);
    }
    const method = 'clopper-pearson';
    expect(haltProbability(counts, { ...question, method })).toEqual(
      haltProbability(run, { ...question, method }),
    );
  });

  test('of replicates, but for rounding', () => {
    const sobol = simulate(scenario, { trials: 320, sampling: 'sobol' });
    const [one, other] = [survivalCurve(digest(sobol)), survivalCurve(sobol)];
    for (const day of [0, 90, 200, 365]) {
      expect(one.survival[day]!.value).toBe(other.survival[day]!.value);
      expect(one.survival[day]!.standardError).toBeCloseTo(other.survival[day]!.standardError, 12);
      expect(one.band[day]![0]).toBeCloseTo(other.band[day]![0], 9);
    }
  });

  test('and refuses in a sentence what needs the outcomes of every trial', () => {
    for (const ask of [toCSV, toJSON, diagnose, setsOfTrials, digest, (one: Simulation) => merge([one])]) {
      expect(() => ask(counts as never)).toThrow(
        /^Expected (run|result|simulations\[0\]) to be a run with the outcomes of every trial, got a digest/,
      );
    }
    expect(() => resume(counts as never, { trials: 500 })).toThrow('got a digest');
    expect(explainTrial(counts as never, 3).events.length).toBeGreaterThan(0);
  });
});

test('a run whose columns do not have an entry for each trial is refused', () => {
  const { outcomes } = run;
  const short = { ...outcomes['us-volume']!, halts: new Float64Array(3) };
  for (const wrong of [
    { ...run, outcomes: { ...outcomes, 'us-volume': short } },
    { ...run, outcomes: { ...outcomes, 'us-volume': null } },
    { ...run, weights: new Float64Array(3) },
  ]) {
    for (const ask of [summarize, haltProbability, survivalCurve, toCSV, toJSON, diagnose]) {
      expect(() => ask(wrong as never)).toThrow(
        /^Expected \w+\.(outcomes\.us-volume\.\w+|weights) to be a column of 400/,
      );
    }
  }
});

test('format refuses what it cannot show in a sentence', () => {
  for (const result of [survivalCurve(run), {}, { confidence: 0.9 }]) {
    expect(() => format(result as never)).toThrow('Expected result to be a run, another result');
  }
  for (const result of [null, undefined, 'run', 3]) {
    expect(() => format(result as never)).toThrow('Expected result to be an object');
  }
  expect(() => format([])).toThrow('at least one run');
  expect(() => format([run, 3] as never)).toThrow('Expected result[1] to be a run, got 3 (number)');
});

describe('Time to survive', () => {
  test('is a survival estimate in a summary: trials without a halt are censored', () => {
    const { automakers } = summarize(run);
    for (const [id, { timeToSurvive, firstHaltDay }] of Object.entries(run.outcomes)) {
      const observed = firstHaltDay.map((day) => (day < 365 ? 1 : 0));
      expect(automakers[id]!.timeToSurvive).toEqual(survivalTime(timeToSurvive, { observed }));
    }
    const { median, restrictedMean } = automakers['us-volume']!.timeToSurvive!;
    expect(median.trials).toBeLessThanOrEqual(400);
    expect(restrictedMean.interval[0]).toBeLessThan(restrictedMean.value);
  });

  test('is shown in the table of a run', () => {
    expect(format(run)).toContain('Days to survive');
    expect(
      format(run)
        .split('\n')
        .every((line) => line.length <= 80),
    ).toBe(true);
  });

  test('is absent where nothing disrupts, and of weighted trials', () => {
    const calm = simulate(loadScenario('truce-holds'), { trials: 1, seed: 'calm' });
    const never = { ...calm.outcomes['us-volume']!, timeToSurvive: Float64Array.of(Number.NaN) };
    const outcomes = { ...calm.outcomes, 'us-volume': never };
    expect(summarize({ ...calm, outcomes }).automakers['us-volume']!.timeToSurvive).toBeNull();
    const weighted = { ...run, weights: new Float64Array(400).fill(1) };
    expect(summarize(weighted).automakers['us-volume']!.timeToSurvive).toBeNull();
  });
});

describe('Nothing seen', () => {
  const none = summarize(simulate(loadScenario('truce-holds'), { trials: 100 })).automakers['korea-volume']!;

  test('has no interval of width 0: days and vehicles reach as far as the chance of a halt allows', () => {
    const chance = none.haltProbability.interval[1];
    expect(none.haltDays.value).toBe(0);
    expect(none.haltDays.interval).toEqual([0, 365 * chance]);
    const { vehiclesPerDay } = loadScenario('truce-holds').automakers['korea-volume']!;
    expect(none.vehiclesLost.interval[0]).toBe(0);
    expect(none.vehiclesLost.interval[1]).toBeCloseTo(365 * vehiclesPerDay * chance, 6);
  });

  test('is shown as less than the end of its interval', () => {
    const text = format(simulate(loadScenario('truce-holds'), { trials: 100 }));
    expect(text.split('\n').find((line) => line.includes('korea-volume'))).toMatch(/<20 +<\d+,000$/);
  });
});
