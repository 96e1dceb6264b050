import { expect, test } from 'vitest';
import {
  ATOMIC_NUMBER,
  ELEMENTS,
  format,
  loadScenario,
  override,
  riskExposure,
  simulate,
  toCSV,
} from '../../../src/index.ts';

const scenario = override(loadScenario('ban-resumes'), { horizonDays: 150 });

const symbolOf = (number: number): string | undefined =>
  ELEMENTS.find((element) => ATOMIC_NUMBER[element] === number);

test('toCSV writes a row for each trial and a column for each outcome of every automaker', () => {
  const run = simulate(scenario, { trials: 30, firstTrial: 5, seed: 'csv' });
  const rows = toCSV(run)
    .split('\r\n')
    .map((row) => row.split(','));
  expect(rows).toHaveLength(32);
  expect(rows[31]).toEqual(['']);
  expect(rows[0]!.slice(0, 4)).toEqual([
    'trial',
    'us-volume.firstHaltDay',
    'us-volume.haltDays',
    'us-volume.halts',
  ]);
  expect(rows[0]).toHaveLength(1 + 6 * 7);
  for (let i = 0; i < 30; i++) {
    expect(rows[i + 1]![0]).toBe(String(5 + i));
    rows[0]!.slice(1).forEach((name, c) => {
      const [id, column] = name.split('.') as ['us-volume', 'daysToRestart'];
      const text = rows[i + 1]![c + 1]!;
      expect(text).not.toBe('NaN');
      const value = run.outcomes[id]![column][i]!;
      if (name.endsWith('bindingElement')) expect(text).toBe(value === 0 ? '' : symbolOf(value));
      else if (name.endsWith('firstHaltDay') && value === 150) expect(text).toBe('');
      else expect(text === '' ? Number.NaN : Number(text)).toBe(value);
    });
  }
});

test('toCSV writes weights last, and quotes names with commas or quotes', () => {
  const odd = { ...simulate(scenario, { trials: 1 }), weights: Float64Array.of(0.25) };
  const [head, row] = toCSV(odd).split('\r\n');
  expect(head).toMatch(/,weight$/);
  expect(row).toMatch(/,0\.25$/);
  const sites = riskExposure(
    { 'a,"b': { capacity: 1, timeToRecover: 1 } },
    { x: { demand: 1, inventory: 0, lossPerUnit: 1 } },
  );
  expect(toCSV(sites).split('\r\n')[1]).toMatch(/^"a,""b",/);
});

test('control characters of names reach neither CSV nor text', () => {
  const sites = riskExposure(
    { '\u001b[31m\n': { capacity: 1, timeToRecover: 1 } },
    { '\u202e': { demand: 1, inventory: 0, lossPerUnit: 1 } },
  );
  expect(toCSV(sites).split('\r\n')).toEqual([
    'site,timeToSurvive,exposure,lost.\\u{202e}',
    '\\u{1b}[31m\\u{a},0,1,1',
    '',
  ]);
  expect(format(sites)).toContain('\n\\u{1b}[31m\\u{a} ');
});
