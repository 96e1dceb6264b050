import { expect, it, test } from 'vitest';
import { format, parseScenario, simulate, toCSV } from '../../../src/index.ts';
import { displayWidth } from '../../../src/report/display-width.ts';
import { table, wrap } from '../../../src/report/layout.ts';

test.each([
  ['plant-b', 7],
  ['鈴木-小型', 9],
  ['현대', 4],
  ['ｱ', 1],
  ['Ａ', 2],
  ['e\u0301', 1],
  ['a\u200db', 2],
  ['🚗', 2],
  ['Süd–±', 5],
])('The text %s takes %i columns', (text, columns) => {
  expect(displayWidth(text)).toBe(columns);
});

it('A table with wide ids is aligned on the terminal', () => {
  const lines = table([
    ['', 'halts'],
    ['鈴木-小型', '1 %'],
    ['plant-b', '10 %'],
  ]).split('\n');
  expect(lines.map(displayWidth)).toEqual([16, 16, 16]);
});

it('Text without blanks is broken before a wide character, and words of Latin letters are not', () => {
  expect(wrap('日本の工場'.repeat(20)).split('\n').map(displayWidth)).toEqual([80, 80, 40]);
  expect(wrap('x'.repeat(100))).toBe('x'.repeat(100));
});

it('Runs side by side stay within 80 columns, whatever their names', () => {
  const automakers = Object.fromEntries(
    ['鈴木-小型', 'plant-b'].map((id) => [id, { lanes: { Dy: { bufferDays: 10 } } }]),
  );
  const named = (name: string) =>
    parseScenario({
      name,
      start: '2026-01-05',
      policy: { regimes: { truce: {} }, initial: 'truce' },
      automakers,
    });
  const runs = [
    'autumn-2026/truce-holds',
    'autumn-2026/licences-slowed',
    'autumn-2026/controls-extended',
  ].map((name) => simulate(named(name), { trials: 20 }));
  for (const line of format(runs).split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(80);
});

it('CSV has symbols of elements, empty fields for what never came, and no formulas', () => {
  const run = simulate(
    parseScenario({
      name: 'csv',
      start: '2026-01-05',
      horizonDays: 200,
      policy: { regimes: { ban: { speed: 0 } }, initial: 'ban' },
      automakers: {
        '-1-cmd': { lanes: { Dy: { bufferDays: 900 } } },
        halts: { lanes: { Dy: { bufferDays: 20 } } },
        runs: { lanes: { Tb: { bufferDays: 900 } } },
      },
    }),
    { trials: 1 },
  );
  const [head, row] = toCSV(run).split('\r\n');
  const names = head!.split(',');
  const at = (name: string): string => row!.split(',')[names.indexOf(name)]!;
  expect(names[1]).toBe("'-1-cmd.firstHaltDay");
  expect([at('halts.bindingElement'), at('runs.bindingElement')]).toEqual(['Dy', '']);
  expect(Number(at('halts.firstHaltDay'))).toBeLessThan(200);
  expect(at('halts.firstHaltDay')).not.toBe('');
  expect([at('runs.firstHaltDay'), at('runs.daysToRestart'), at('runs.haltDays')]).toEqual(['', '', '0']);
});
