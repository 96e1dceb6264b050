import {
  countSets,
  type HaltSetTally,
  type HaltsBySetBuilder,
  haltsBySetBuilder,
  type SetTally,
} from '../engine/set-tally.ts';
import { movementOf } from '../scenario/moves.ts';
import type { Scenario } from '../scenario/types.ts';
import type { AutomakerSweep } from './automaker-sweep.ts';
import type { ModelGroup } from './shared-paths.ts';

/** Counts by parameter set of the first halts of any line, in all scenarios of a group. */
export interface HaltsBySet {
  /** Counts the trials of the first `rows` rows; `sets[row]` is the set of a row. */
  countTrials(sets: Uint16Array, rows: number): void;
  /** Counts the halts of the same rows in scenario m of the group. */
  add(m: number, firstHaltDay: ArrayLike<number>, sets: Uint16Array, rows: number): void;
  /** Returns the counts of scenario m of the group. */
  tally(m: number): HaltSetTally;
}

/** Returns counts without a row; `undefined` in a single setting. */
export function haltsBySet({ members }: ModelGroup, scenario: Scenario): HaltsBySet | undefined {
  const open = builderOf(scenario);
  if (open === undefined) return undefined;
  const trials = new Float64Array(open.sets);
  const any = members.map(open.build);
  return {
    countTrials: (sets, rows) => countSets(trials, sets, rows),
    add: (m, firstHaltDay, sets, rows) => any[m]!.add(firstHaltDay, sets, rows),
    tally: (m) => ({ trials: [...trials], any: any[m]!.halts() }),
  };
}

/** Counts by parameter set of the first halts of each line, in all scenarios of a group. */
export interface LinesBySet {
  /** Counts the first `rows` rows of every variant of every automaker. */
  add(automakers: readonly AutomakerSweep[], sets: Uint16Array, rows: number): void;
  /** Returns the counts of scenario m of the group. */
  tally(m: number): SetTally['automakers'];
}

/** Returns counts without a row; `undefined` in a single setting. */
export function linesBySet(
  { model, automakers, members }: ModelGroup,
  scenario: Scenario,
): LinesBySet | undefined {
  const open = builderOf(scenario);
  if (open === undefined) return undefined;
  const lines = automakers.map(({ count }) => Array.from({ length: count }, open.build));
  return {
    add(swept, sets, rows) {
      lines.forEach((variants, i) => {
        variants.forEach((halts, v) => {
          halts.add(swept[i]!.columns[v]!.firstHaltDay, sets, rows);
        });
      });
    },
    tally: (m) =>
      Object.fromEntries(
        model.automakers.map(({ id }, i) => [id, lines[i]![members[m]!.variants[i]!]!.halts()]),
      ),
  };
}

/** Returns the number of parameter sets and how counts over them begin; `undefined` in a single setting. */
function builderOf(scenario: Scenario): { sets: number; build: () => HaltsBySetBuilder } | undefined {
  const movement = movementOf(scenario);
  if (movement === undefined) return undefined;
  const { sets } = movement.sets;
  return { sets, build: () => haltsBySetBuilder(scenario, sets) };
}
