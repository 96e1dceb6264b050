import { exactText, parseExact, plus } from '../stats/exact-sum.ts';

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

/** All tallies together, at least one. */
export function addHalts(tallies: readonly HaltTally[]): HaltTally {
  return {
    trials: tallies.reduce((sum, { trials }) => sum + trials, 0),
    firstHaltDay: addCounts(tallies.map(({ firstHaltDay }) => firstHaltDay)),
    bindingElement: addCounts(tallies.map(({ bindingElement }) => bindingElement)),
  };
}

/** All tallies together, at least one, their losses added exactly. */
export function addAutomakers(tallies: readonly AutomakerTally[]): AutomakerTally {
  const total = (power: keyof AutomakerTally['vehiclesLost']): string =>
    exactText(tallies.map(({ vehiclesLost }) => parseExact(vehiclesLost[power])).reduce(plus));
  return {
    ...addHalts(tallies),
    haltDays: addCounts(tallies.map(({ haltDays }) => haltDays)),
    halts: addCounts(tallies.map(({ halts }) => halts)),
    vehiclesLost: { sum: total('sum'), squares: total('squares'), cubes: total('cubes') },
  };
}

/** Whole-number keys of an object ascend whatever the order they came in, so equal counts are equal bytes. */
function addCounts(all: readonly Counts[]): Counts {
  const sum = new Map<string, number>();
  for (const counts of all) {
    for (const [value, times] of Object.entries(counts)) sum.set(value, (sum.get(value) ?? 0) + times);
  }
  return Object.fromEntries(sum);
}
