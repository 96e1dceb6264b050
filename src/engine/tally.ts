import { exactText, parseExact, plus } from '../stats/exact-sum.ts';
import type { MoneyColumn } from './run.ts';

/** Number of occurrences of each whole number; numbers that did not occur are absent. */
export type Counts = Readonly<Record<number, number>>;

/** Counts of the first halts of some trials, of one automaker or of any. */
export interface HaltTally {
  readonly trials: number;
  /** Trials by day of the first halt; those without a halt count at the horizon. */
  readonly firstHaltDay: Counts;
  /** Trials by atomic number of the binding element; those without a halt count at 0. */
  readonly bindingElement: Counts;
}

/** Exact sums of a column, of its squares and of its cubes, as `exactText` writes them. */
export interface ColumnSums {
  readonly sum: string;
  readonly squares: string;
  readonly cubes: string;
}

/** Sums by money column, and of all of them together in a trial. */
export type MoneySums = Readonly<Record<MoneyColumn | 'cost', ColumnSums>>;

/** Counts and sums that a summary needs of one automaker in some trials. */
export interface AutomakerTally extends HaltTally {
  readonly haltDays: Counts;
  readonly halts: Counts;
  /** Trials by days from the first disruption to the halt or, without one, to the horizon: censored. */
  readonly timeToSurvive: { readonly halted: Counts; readonly censored: Counts };
  readonly vehiclesLost: ColumnSums;
  /** USD; only of a scenario with prices. */
  readonly money?: MoneySums;
}

/** Returns the sum of at least one tally. */
export function addHalts(tallies: readonly HaltTally[]): HaltTally {
  return {
    trials: tallies.reduce((sum, { trials }) => sum + trials, 0),
    firstHaltDay: addCounts(tallies.map(({ firstHaltDay }) => firstHaltDay)),
    bindingElement: addCounts(tallies.map(({ bindingElement }) => bindingElement)),
  };
}

/** Returns the sum of at least one tally, with losses added exactly. */
export function addAutomakers(tallies: readonly AutomakerTally[]): AutomakerTally {
  const [first] = tallies;
  return {
    ...addHalts(tallies),
    haltDays: addCounts(tallies.map(({ haltDays }) => haltDays)),
    halts: addCounts(tallies.map(({ halts }) => halts)),
    timeToSurvive: {
      halted: addCounts(tallies.map(({ timeToSurvive }) => timeToSurvive.halted)),
      censored: addCounts(tallies.map(({ timeToSurvive }) => timeToSurvive.censored)),
    },
    vehiclesLost: addSums(tallies.map(({ vehiclesLost }) => vehiclesLost)),
    ...(first!.money && { money: addMoney(tallies.map(({ money }) => money!)) }),
  };
}

function addMoney(all: readonly MoneySums[]): MoneySums {
  const names = Object.keys(all[0]!) as (keyof MoneySums)[];
  return Object.fromEntries(
    names.map((name) => [name, addSums(all.map((sums) => sums[name]))]),
  ) as unknown as MoneySums;
}

function addSums(all: readonly ColumnSums[]): ColumnSums {
  const total = (power: keyof ColumnSums): string =>
    exactText(all.map((sums) => parseExact(sums[power])).reduce(plus));
  return { sum: total('sum'), squares: total('squares'), cubes: total('cubes') };
}

/**
 * Returns the sum of counts. An object's whole-number keys ascend in any case, so equal counts give equal
 * bytes.
 */
function addCounts(all: readonly Counts[]): Counts {
  const sum = new Map<string, number>();
  for (const counts of all) {
    for (const [value, times] of Object.entries(counts)) sum.set(value, (sum.get(value) ?? 0) + times);
  }
  return Object.fromEntries(sum);
}
