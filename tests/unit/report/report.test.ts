import { describe, expect, it, test } from 'vitest';
import { nearest, describe as show } from '../../../src/errors.ts';
import { observations } from '../../../src/history/index.ts';
import {
  explainTrial,
  format,
  hindcast,
  loadScenario,
  override,
  simulate,
  sweep,
} from '../../../src/index.ts';
import { table, wrap } from '../../../src/report/layout.ts';
import { count, digits, percent, percentWithInterval, signedPoints } from '../../../src/report/numbers.ts';
import { proportion } from '../../../src/stats/proportion.ts';

describe('a number in a report', () => {
  it.each([
    [0, 10_000, '<0.04 %', '<0.04 %'],
    [10_000, 10_000, '>99.9 %', '>99.9 % (99.9–100.0)'],
    [1234, 10_000, '12.3 %', '12.3 % (11.7–13.0)'],
    [22, 10_000, '0.22 %', '0.22 % (0.15–0.33)'],
    [3, 100_000, '0.003 %', '0.003 % (0.0010–0.0088)'],
    [0, 0, '–', '–'],
  ])('shows %i of %i trials as %s, with interval %s', (successes, trials, short, long) => {
    expect(percent(proportion(successes, trials))).toBe(short);
    expect(percentWithInterval(proportion(successes, trials))).toBe(long);
  });

  it.each([
    [0.25, '25.0'],
    [2.5e-3, '0.25'],
    [4e-4, '0.04'],
    [1.2e-6, '0.00012'],
    [9.9e-7, '9.9e-5'],
    [2.3e-9, '2.3e-7'],
    [1e-12, '1.0e-10'],
    [0, '0.0'],
  ])('a chance of %f', (chance, shown) => {
    expect(digits(chance * 100)).toBe(shown);
  });

  it.each([
    [0.29, [0.28, 0.301], [0.12, 0.48], '29 % (28–30; 12–48)'],
    [0.29, [0.2899, 0.2901], [0.12, 0.48], '29 % (29–29; 12–48)'],
    [0.005, [0.0042, 0.0057], [0.0003, 0.031], '0.5 % (0.4–0.6; <3)'],
    [0.0005, [0.0002, 0.0012], [0, 0.004], '0.05 % (<0.1; <0.4)'],
    [0.0096, [0.0091, 0.013], [0.006, 0.2], '1 % (0.9–1; 0.6–20)'],
    [0.997, [0.996, 0.9999], [0.91, 1], '>99 % (>99–>99; 91–100)'],
    [0, [0, 0.0004], [0, 0.002], '<0.04 %'],
  ] as const)('%f over parameter sets', (value, interval, knowledge, shown) => {
    const estimate = { value, standardError: 0.01, interval, confidence: 0.95, trials: 10_000, knowledge };
    expect(percentWithInterval(estimate)).toBe(shown);
    expect(format(estimate)).toBe(shown);
  });

  it('has a sign if it is a difference, in whole points', () => {
    expect([12.4, -3.6, 0.34, -0.2, 0.01, -0.04, 0.97].map(signedPoints)).toEqual([
      '+12',
      '−4',
      '+0.3',
      '−0.2',
      '0',
      '0',
      '+1',
    ]);
  });

  it('has thousands separators', () => {
    expect([1234567.4, 3.25, 3, 0].map(count)).toEqual(['1,234,567', '3.3', '3', '0']);
  });
});

describe('the layout', () => {
  it('pads tables and wraps text', () => {
    expect(
      table([
        ['a', '1'],
        ['bbb', '22'],
      ]),
    ).toBe('a     1\nbbb  22');
    expect(wrap('one two three', 7)).toBe('one two\nthree');
    expect(wrap('incomprehensibilities', 7)).toBe('incomprehensibilities');
  });
});

test.each([
  ['2024-06-01', 'Before 2025-01-01 and from 2027-01-01 on Chinese'],
  ['2026-12-01', 'From 2027-01-01 on Chinese'],
  ['2028-02-01', 'From 2028-02-01 on Chinese'],
])('a run from %s says where holidays are not known', (start, note) => {
  const scenario = override(loadScenario('truce-holds'), { start, horizonDays: 60, policy: { events: [] } });
  expect(format(simulate(scenario, { trials: 1 }))).toContain(note);
});

describe('errors', () => {
  it('offer the nearest name, or none', () => {
    expect(nearest('bufferDay', ['bufferDays', 'chains'])).toBe('bufferDays');
    expect(nearest('Nd', ['Gd', 'Dy'])).toBeUndefined();
    expect(nearest('zzzzzz', ['bufferDays'])).toBeUndefined();
  });

  it('show values shortly, with their types', () => {
    expect([undefined, null, 'x', 5, [1, 2], { a: 1 }, 'y'.repeat(100)].map(show)).toEqual([
      'nothing',
      'null',
      '"x" (string)',
      '5 (number)',
      'a list of 2',
      'an object with a',
      `"${'y'.repeat(56)}… (string)`,
    ]);
  });
});

describe('a story', () => {
  const run = simulate(loadScenario('ban-resumes'), { trials: 20, firstTrial: 5, seed: 'story' });

  it('agrees with the columns of the run', () => {
    for (let trial = 5; trial < 25; trial++) {
      const { events, outcome } = explainTrial(run, trial);
      for (const [id, columns] of Object.entries(run.outcomes)) {
        expect(outcome.automakers[id]!.firstHaltDay).toBe(columns.firstHaltDay[trial - 5]);
        const halted = events.filter(({ who, kind }) => who === id && kind === 'halted').length;
        expect(halted).toBe(columns.halts[trial - 5]);
      }
    }
  });

  it('is in order of days, and is refused for a trial that is not of the run', () => {
    const { events } = explainTrial(run, 7);
    expect(events.map(({ day }) => day)).toEqual(events.map(({ day }) => day).sort((a, b) => a - b));
    expect(format(explainTrial(run, 7))).toContain('policy towards all destinations: truce');
    expect(() => explainTrial(run, 4)).toThrow(RangeError);
  });
});

describe('the text of', () => {
  const past = hindcast(loadScenario('japan-2026'), observations, { trials: 4 });
  const grid = sweep(
    loadScenario('truce-holds'),
    {
      'plant.minimumRate': [0.3, 0.5],
      buffer: { thin: {}, thick: { automakers: { 'eu-volume': { lanes: { Dy: { bufferDays: 90 } } } } } },
    },
    { trials: 200 },
  );

  it.each([
    ['a hindcast', past],
    ['a sweep', grid],
  ])('%s fits 80 columns', (_, result) => {
    for (const line of format(result).split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80);
  });

  it('a hindcast has a row for every observation, and marks those outside', () => {
    const rows = format(past)
      .split('\n')
      .filter((line) => line.startsWith('flow-'));
    expect(rows).toHaveLength(past.verifications.length);
    rows.forEach((row, i) => {
      expect(row.endsWith('outside'), row).toBe(!past.verifications[i]!.inside);
    });
  });

  it('a sweep has a row for every setting', () => {
    const text = format(grid);
    expect(text).toContain('4 settings through the same 200 futures');
    expect(
      text
        .split('\n')
        .slice(-4)
        .map((row) => row.split(/\s+/).slice(0, 2)),
    ).toEqual([
      ['0.3', 'thin'],
      ['0.3', 'thick'],
      ['0.5', 'thin'],
      ['0.5', 'thick'],
    ]);
  });
});
