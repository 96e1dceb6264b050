import type { OutcomeColumns } from '../engine/simulation.ts';
import { exactSums, exactText, parseExact, plus } from '../stats/exact-sum.ts';
import type { FirstHalts } from './halts.ts';

/** How often each whole number came up; those that never did are absent. */
export type Counts = Readonly<Record<number, number>>;

/** First halts of some trials: of one automaker, or of any. */
export interface HaltTally {
  readonly trials: number;
  /** By day; the horizon for trials without a halt. */
  readonly firstHaltDay: Counts;
  /** By atomic number; 0 for trials without a halt. */
  readonly bindingElement: Counts;
}

/** All that a summary asks about one automaker in some trials. */
export interface AutomakerTally extends HaltTally {
  readonly haltDays: Counts;
  readonly halts: Counts;
  /** Exact sums of the losses, their squares and their cubes, as `exactText` writes them. */
  readonly vehiclesLost: { readonly sum: string; readonly squares: string; readonly cubes: string };
}

/** Rows `from`, `from` + `step`, … below `until`. */
export interface Rows {
  readonly from: number;
  readonly step: number;
  readonly until: number;
}

/** Tally of first halts in some rows. */
export function tallyHalts({ firstHaltDay, bindingElement }: FirstHalts, rows: Rows): HaltTally {
  return {
    trials: Math.max(0, Math.ceil((rows.until - rows.from) / rows.step)),
    firstHaltDay: count(firstHaltDay, rows),
    bindingElement: count(bindingElement, rows),
  };
}

/** Tally of all about one automaker in some rows. */
export function tallyAutomaker(columns: OutcomeColumns, rows: Rows): AutomakerTally {
  const lost =
    rows.step === 1
      ? columns.vehiclesLost
      : columns.vehiclesLost.filter((_, i) => i % rows.step === rows.from);
  const [sum, squares, cubes] = exactSums(lost, 3).map(exactText) as [string, string, string];
  return {
    ...tallyHalts(columns, rows),
    haltDays: count(columns.haltDays, rows),
    halts: count(columns.halts, rows),
    vehiclesLost: { sum, squares, cubes },
  };
}

function count(column: ArrayLike<number>, { from, step, until }: Rows): Counts {
  const counts = new Map<number, number>();
  for (let i = from; i < until; i += step) counts.set(column[i]!, (counts.get(column[i]!) ?? 0) + 1);
  return Object.fromEntries(counts);
}

/** Both tallies together. */
export function addHalts(a: HaltTally, b: HaltTally): HaltTally {
  return {
    trials: a.trials + b.trials,
    firstHaltDay: addCounts(a.firstHaltDay, b.firstHaltDay),
    bindingElement: addCounts(a.bindingElement, b.bindingElement),
  };
}

/** Both tallies together, its losses added exactly. */
export function addAutomakers(a: AutomakerTally, b: AutomakerTally): AutomakerTally {
  const add = (x: string, y: string): string => exactText(plus(parseExact(x), parseExact(y)));
  return {
    ...addHalts(a, b),
    haltDays: addCounts(a.haltDays, b.haltDays),
    halts: addCounts(a.halts, b.halts),
    vehiclesLost: {
      sum: add(a.vehiclesLost.sum, b.vehiclesLost.sum),
      squares: add(a.vehiclesLost.squares, b.vehiclesLost.squares),
      cubes: add(a.vehiclesLost.cubes, b.vehiclesLost.cubes),
    },
  };
}

/** Whole-number keys of an object ascend whatever the order they came in, so equal counts are equal bytes. */
function addCounts(a: Counts, b: Counts): Counts {
  const sum: Record<number, number> = { ...a };
  for (const [value, times] of Object.entries(b)) sum[Number(value)] = (sum[Number(value)] ?? 0) + times;
  return sum;
}
