import type { Scenario } from '../scenario/types.ts';
import { summaryDays } from './checkpoints.ts';

/** By day, the number of trials of each parameter set whose first halt came before it. */
export type HaltsBySet = Readonly<Record<number, readonly number[]>>;

/**
 * Counts of a run over parameter sets: its trials, and its halts by the days of a summary, one number per
 * set.
 */
export interface SetTally {
  readonly trials: readonly number[];
  /** First halts of any line. */
  readonly any: HaltsBySet;
  readonly automakers: Readonly<Record<string, HaltsBySet>>;
}

/** The counts of the first halts of any line alone. */
export type HaltSetTally = Pick<SetTally, 'trials' | 'any'>;

/** Counts halts by parameter set, some rows at a time. */
export interface HaltsBySetBuilder {
  /** Counts the first `rows` rows; `sets[row]` is the set of a row. */
  add(firstHaltDay: ArrayLike<number>, sets: Uint16Array, rows: number): void;
  halts(): HaltsBySet;
}

/** Returns a builder without rows, which counts halts by the days of a summary. */
export function haltsBySetBuilder({ horizonDays }: Scenario, sets: number): HaltsBySetBuilder {
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

/** Adds the number of rows of each set to `counts`. */
export function countSets(counts: Float64Array, sets: Uint16Array, rows: number): void {
  for (let row = 0; row < rows; row++) counts[sets[row]!]! += 1;
}

/** Returns the sum of the tallies of several shards. */
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
