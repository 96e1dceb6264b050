import { countSets, type HaltsBySetBuilder, haltsBySetBuilder, type SetTally } from '../engine/set-tally.ts';
import { movementOf } from '../scenario/moves.ts';
import type { Scenario } from '../scenario/types.ts';
import type { AutomakerSweep } from './automaker-sweep.ts';
import type { ModelGroup } from './shared-paths.ts';

/** Counts by parameter set of all scenarios of a group. */
export interface SetTallies {
  /**
   * Counts the first `rows` halts of any line in scenario m of the group; `sets[row]` is the set of a row.
   */
  countAny(m: number, firstHaltDay: ArrayLike<number>, rows: number, sets: Uint16Array): void;
  /** Counts the same rows of every variant of every automaker, and their trials. */
  countLines(swept: readonly AutomakerSweep[], rows: number, sets: Uint16Array): void;
  /** Returns the counts of scenario m of the group. */
  tally(m: number): SetTally;
}

/** Returns counts without a row; `undefined` in a single setting. */
export function setTallies(
  { model, automakers, members }: ModelGroup,
  scenario: Scenario,
): SetTallies | undefined {
  const movement = movementOf(scenario);
  if (movement === undefined) return undefined;
  const { sets } = movement.sets;
  const builder = (): HaltsBySetBuilder => haltsBySetBuilder(scenario, sets);
  const trials = new Float64Array(sets);
  const any = members.map(builder);
  const lines = automakers.map(({ count }) => Array.from({ length: count }, builder));
  return {
    countAny(m, firstHaltDay, rows, setOfRow) {
      any[m]!.add(firstHaltDay, setOfRow, rows);
    },
    countLines(swept, rows, setOfRow) {
      countSets(trials, setOfRow, rows);
      lines.forEach((variants, i) => {
        variants.forEach((halts, v) => {
          halts.add(swept[i]!.columns[v]!.firstHaltDay, setOfRow, rows);
        });
      });
    },
    tally: (m) => ({
      trials: [...trials],
      any: any[m]!.halts(),
      automakers: Object.fromEntries(
        model.automakers.map(({ id }, i) => [id, lines[i]![members[m]!.variants[i]!]!.halts()]),
      ),
    }),
  };
}
