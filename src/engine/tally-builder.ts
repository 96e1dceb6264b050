import { exactText, openSums } from '../stats/exact-sum.ts';
import { costAt } from './columns.ts';
import type { FirstHalts } from './first-halts.ts';
import type { OutcomeColumns } from './run.ts';
import type { AutomakerTally, ColumnSums, Counts, HaltTally, MoneySums } from './tally.ts';

/** Rows `from`, `from` + `step`, … below `until`. */
export interface Rows {
  readonly from: number;
  readonly step: number;
  readonly until: number;
}

/** Builds a tally, some rows at a time; the tally does not depend on how the rows were divided. */
export interface TallyBuilder<Columns, Tally> {
  add(columns: Columns, rows: Rows): void;
  tally(): Tally;
}

/** Returns a builder, without rows, of a tally of first halts. */
export function haltTallyBuilder(): TallyBuilder<FirstHalts, HaltTally> {
  let trials = 0;
  const firstHaltDay = countsBuilder();
  const bindingElement = countsBuilder();
  return {
    add(columns, rows) {
      trials += Math.max(0, Math.ceil((rows.until - rows.from) / rows.step));
      firstHaltDay.add(columns.firstHaltDay, rows);
      bindingElement.add(columns.bindingElement, rows);
    },
    tally: () => ({ trials, firstHaltDay: firstHaltDay.tally(), bindingElement: bindingElement.tally() }),
  };
}

/**
 * Returns a builder, without rows, of the whole tally of an automaker.
 *
 * @param horizonDays - of the scenario: a first halt on that day is none.
 * @param isPriced - whether the columns in USD are there and are summed.
 */
export function automakerTallyBuilder(
  horizonDays: number,
  isPriced = false,
): TallyBuilder<OutcomeColumns, AutomakerTally> {
  const first = haltTallyBuilder();
  const haltDays = countsBuilder();
  const halts = countsBuilder();
  const losses = openSums(3);
  const money = isPriced ? moneySums() : undefined;
  const [halted, censored] = [new Float64Array(horizonDays + 1), new Float64Array(horizonDays + 1)];
  return {
    add(columns, rows) {
      first.add(columns, rows);
      haltDays.add(columns.haltDays, rows);
      halts.add(columns.halts, rows);
      for (let i = rows.from; i < rows.until; i += rows.step) {
        losses.add(columns.vehiclesLost[i]!);
        const days = columns.timeToSurvive[i]!;
        money?.add(columns, i);
        if (days >= 0) (columns.firstHaltDay[i]! < horizonDays ? halted : censored)[days]! += 1;
      }
    },
    tally() {
      return {
        ...first.tally(),
        haltDays: haltDays.tally(),
        halts: halts.tally(),
        timeToSurvive: { halted: nonZero(halted), censored: nonZero(censored) },
        vehiclesLost: textOf(losses),
        ...(money && { money: money.tally() }),
      };
    },
  };
}

type OpenSums = ReturnType<typeof openSums>;

function textOf(sums: OpenSums): ColumnSums {
  const [sum, squares, cubes] = sums.sums().map(exactText) as [string, string, string];
  return { sum, squares, cubes };
}

/** Returns sums of the columns in USD, and of all of them together in a trial. */
function moneySums(): { add(columns: OutcomeColumns, i: number): void; tally(): MoneySums } {
  const [stockCost, haltLoss, airCost, cost] = [openSums(3), openSums(3), openSums(3), openSums(3)];
  return {
    add(columns, i) {
      stockCost.add(columns.stockCost![i]!);
      haltLoss.add(columns.haltLoss![i]!);
      airCost.add(columns.airCost![i]!);
      cost.add(costAt(columns, i));
    },
    tally: () => ({
      stockCost: textOf(stockCost),
      haltLoss: textOf(haltLoss),
      airCost: textOf(airCost),
      cost: textOf(cost),
    }),
  };
}

/**
 * Returns a builder of counts of a column's values, which are whole numbers from 0 on. It counts runs of
 * equal values, as most trials have no halt.
 */
function countsBuilder(): TallyBuilder<ArrayLike<number>, Counts> {
  let counts = new Float64Array(FEW);
  const count = (value: number, times: number): void => {
    if (value >= counts.length) counts = grown(counts, value);
    counts[value]! += times;
  };
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
    tally: () => nonZero(counts),
  };
}

/** Values for which a builder has room at first: most columns have small ones only. */
const FEW = 16;

/** Returns a copy of counts with room for a value; the length at least doubles. */
function grown(counts: Float64Array, value: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(Math.max(value + 1, 2 * counts.length));
  larger.set(counts);
  return larger;
}

/** Returns the counts above 0 by their index. */
function nonZero(counts: Float64Array): Counts {
  const found: Record<number, number> = {};
  for (let value = 0; value < counts.length; value++) if (counts[value]! > 0) found[value] = counts[value]!;
  return found;
}
