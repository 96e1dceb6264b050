import { expect, test } from 'vitest';
import { ATOMIC_NUMBER, ELEMENTS, loadScenario, override, simulate, toCSV } from '../../../src/index.ts';

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
  const { 'us-volume': columns } = odd.outcomes;
  const [head, row] = toCSV({ ...odd, outcomes: { 'a,"b': columns! } }).split('\r\n');
  expect(head).toMatch(/^trial,"a,""b\.firstHaltDay",.*,weight$/);
  expect(row).toMatch(/,0\.25$/);
});
