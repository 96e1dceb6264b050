import type { Scenario } from '../scenario/types.ts';
import { summaryDays } from './checkpoints.ts';

/** By day: how many trials of each parameter set first halted before it. */
export type HaltsBySet = Readonly<Record<number, readonly number[]>>;

/** Trials of a run over parameter sets, and their halts by the days of a summary, one count a set. */
export interface SetTally {
  readonly trials: readonly number[];
  /** Of whichever line halted first. */
  readonly any: HaltsBySet;
  readonly automakers: Readonly<Record<string, HaltsBySet>>;
}

/** Counts halts by set, growing by some rows at a time. */
export interface GrowingHalts {
  /** `sets` has the set of each of the first `rows` rows. */
  add(firstHaltDay: ArrayLike<number>, sets: Uint16Array, rows: number): void;
  halts(): HaltsBySet;
}

/** Counts of halts by the summary's days, of no rows yet. */
export function openHaltsBySet({ horizonDays }: Scenario, sets: number): GrowingHalts {
  const days = summaryDays(horizonDays);
  const counts = days.map(() => new Float64Array(sets));
  return {
    add(firstHaltDay, setOfRow, rows) {
      for (let row = 0; row < rows; row++) {
        const first = firstHaltDay[row]!;
        for (let d = days.length - 1; d >= 0 && first < days[d]!; d--) counts[d]![setOfRow[row]!]! += 1;
      }
    },
    halts: () => Object.fromEntries(days.map((day, d) => [day, [...counts[d]!]])),
  };
}

/** Counts how many trials each set has. */
export function countSets(counts: Float64Array, sets: Uint16Array, rows: number): void {
  for (let row = 0; row < rows; row++) counts[sets[row]!]! += 1;
}

/** Tallies of shards together. */
export function addSetTallies(tallies: readonly SetTally[]): SetTally {
  const { any, automakers } = tallies[0]!;
  const ids = Object.keys(automakers);
  return {
    trials: sumOf(tallies.map(({ trials }) => trials)),
    any: addHaltsBySet(
      any,
      tallies.map((tally) => tally.any),
    ),
    automakers: Object.fromEntries(
      ids.map((id) => [
        id,
        addHaltsBySet(
          automakers[id]!,
          tallies.map((tally) => tally.automakers[id]!),
        ),
      ]),
    ),
  };
}

function addHaltsBySet(like: HaltsBySet, all: readonly HaltsBySet[]): HaltsBySet {
  const days = Object.keys(like).map(Number);
  return Object.fromEntries(days.map((day) => [day, sumOf(all.map((halts) => halts[day]!))]));
}

function sumOf(lists: readonly (readonly number[])[]): number[] {
  return lists[0]!.map((_, k) => lists.reduce((sum, list) => sum + list[k]!, 0));
}
