import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyColumns } from '../../../src/engine/columns.ts';
import type { OutcomeColumns } from '../../../src/engine/run.ts';
import { automakerTallyBuilder, haltTallyBuilder } from '../../../src/engine/tally-builder.ts';

type Row = readonly [firstHaltDay: number, bindingElement: number, haltDays: number, lost: number];

function columnsOf(rows: readonly Row[]): OutcomeColumns {
  const columns = emptyColumns(rows.length);
  rows.forEach(([firstHaltDay, bindingElement, haltDays, lost], i) => {
    columns.firstHaltDay[i] = firstHaltDay;
    columns.bindingElement[i] = bindingElement;
    columns.haltDays[i] = haltDays;
    columns.halts[i] = Math.min(1, haltDays);
    columns.vehiclesLost[i] = lost;
  });
  return columns;
}

test('A tally counts each value of the given rows', () => {
  const tally = automakerTallyBuilder(30);
  tally.add(
    columnsOf([
      [30, 0, 0, 0],
      [30, 0, 0, 0],
      [4, 66, 2, 1.5],
      [4, 65, 2, 0.25],
      [30, 0, 0, 0],
    ]),
    { from: 1, step: 1, until: 5 },
  );
  expect(tally.tally()).toEqual({
    trials: 4,
    firstHaltDay: { 4: 2, 30: 2 },
    bindingElement: { 0: 2, 65: 1, 66: 1 },
    haltDays: { 0: 2, 2: 2 },
    halts: { 0: 2, 1: 2 },
    timeToSurvive: { halted: { 0: 2 }, censored: { 0: 2 } },
    vehiclesLost: { sum: '7p-2', squares: '25p-4', cubes: 'd9p-6' },
  });
});

test('A tally of no rows is empty', () => {
  const tally = haltTallyBuilder();
  tally.add(columnsOf([[4, 66, 0, 0]]), { from: 3, step: 32, until: 1 });
  expect(tally.tally()).toEqual({ trials: 0, firstHaltDay: {}, bindingElement: {} });
});

const rows = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom(0, 39, 66),
    fc.nat({ max: 2 }),
    fc.double({ min: 0, max: 1e6, noNaN: true }),
  ),
  { maxLength: 40 },
);

test('A tally does not depend on how its rows are divided', () => {
  fc.assert(
    fc.property(rows, fc.nat({ max: 40 }), fc.integer({ min: 1, max: 5 }), (all, at, step) => {
      const columns = columnsOf(all);
      const [plain, cut, strided] = [
        automakerTallyBuilder(30),
        automakerTallyBuilder(30),
        automakerTallyBuilder(30),
      ];
      plain.add(columns, { from: 0, step: 1, until: all.length });
      for (const part of [all.slice(at), all.slice(0, at)])
        cut.add(columnsOf(part), { from: 0, step: 1, until: part.length });
      for (let from = 0; from < step; from++) strided.add(columns, { from, step, until: all.length });
      expect(JSON.stringify(cut.tally())).toBe(JSON.stringify(plain.tally()));
      expect(JSON.stringify(strided.tally())).toBe(JSON.stringify(plain.tally()));
    }),
  );
});
