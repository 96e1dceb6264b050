import { exactText, openSums } from '../stats/exact-sum.ts';
import type { FirstHalts } from './first-halts.ts';
import type { OutcomeColumns } from './run.ts';
import type { AutomakerTally, Counts, HaltTally } from './tally.ts';

/** Rows `from`, `from` + `step`, … below `until`. */
export interface Rows {
  readonly from: number;
  readonly step: number;
  readonly until: number;
}

/** A tally that grows by some rows at a time, and is the same however they are dealt out. */
export interface TallyBuilder<Columns, Tally> {
  add(columns: Columns, rows: Rows): void;
  tally(): Tally;
}

/** A tally of first halts, of no rows yet. */
export function openHalts(): TallyBuilder<FirstHalts, HaltTally> {
  let trials = 0;
  const firstHaltDay = openCounts();
  const bindingElement = openCounts();
  return {
    add(columns, rows) {
      trials += Math.max(0, Math.ceil((rows.until - rows.from) / rows.step));
      firstHaltDay.add(columns.firstHaltDay, rows);
      bindingElement.add(columns.bindingElement, rows);
    },
    tally: () => ({ trials, firstHaltDay: firstHaltDay.tally(), bindingElement: bindingElement.tally() }),
  };
}

/** A tally of all about one automaker, of no rows yet. */
export function openAutomaker(): TallyBuilder<OutcomeColumns, AutomakerTally> {
  const first = openHalts();
  const haltDays = openCounts();
  const halts = openCounts();
  const losses = openSums(3);
  return {
    add(columns, rows) {
      first.add(columns, rows);
      haltDays.add(columns.haltDays, rows);
      halts.add(columns.halts, rows);
      for (let i = rows.from; i < rows.until; i += rows.step) losses.add(columns.vehiclesLost[i]!);
    },
    tally() {
      const [sum, squares, cubes] = losses.sums().map(exactText) as [string, string, string];
      return {
        ...first.tally(),
        haltDays: haltDays.tally(),
        halts: halts.tally(),
        vehiclesLost: { sum, squares, cubes },
      };
    },
  };
}

/** Counts of a column's values. Most trials are like the one before them: nobody halts. */
function openCounts(): TallyBuilder<ArrayLike<number>, Counts> {
  const counts = new Map<number, number>();
  const count = (value: number, times: number): unknown =>
    counts.set(value, (counts.get(value) ?? 0) + times);
  return {
    add(column, { from, step, until }) {
      if (from >= until) return;
      let last = column[from]!;
      let times = 0;
      for (let i = from; i < until; i += step) {
        if (column[i] !== last) {
          count(last, times);
          last = column[i]!;
          times = 0;
        }
        times++;
      }
      count(last, times);
    },
    tally: () => Object.fromEntries(counts),
  };
}
