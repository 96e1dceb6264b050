import { exactText, parseExact, plus } from '../stats/exact-sum.ts';

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

/** Counts and sums that a summary needs of one automaker in some trials. */
export interface AutomakerTally extends HaltTally {
  readonly haltDays: Counts;
  readonly halts: Counts;
  /** Trials by days from the first disruption to the halt or, without one, to the horizon: censored. */
  readonly timeToSurvive: { readonly halted: Counts; readonly censored: Counts };
  /** Exact sums of vehicles lost, of their squares and of their cubes, as `exactText` writes them. */
  readonly vehiclesLost: { readonly sum: string; readonly squares: string; readonly cubes: string };
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
  const total = (power: keyof AutomakerTally['vehiclesLost']): string =>
    exactText(tallies.map(({ vehiclesLost }) => parseExact(vehiclesLost[power])).reduce(plus));
  return {
    ...addHalts(tallies),
    haltDays: addCounts(tallies.map(({ haltDays }) => haltDays)),
    halts: addCounts(tallies.map(({ halts }) => halts)),
    timeToSurvive: {
      halted: addCounts(tallies.map(({ timeToSurvive }) => timeToSurvive.halted)),
      censored: addCounts(tallies.map(({ timeToSurvive }) => timeToSurvive.censored)),
    },
    vehiclesLost: { sum: total('sum'), squares: total('squares'), cubes: total('cubes') },
  };
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
