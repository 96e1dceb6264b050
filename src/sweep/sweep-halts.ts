import { type HaltDigest, rowsOf } from '../engine/digest.ts';
import { earliest, emptyFirstHalts } from '../engine/first-halts.ts';
import type { RunOptions } from '../engine/run.ts';
import { haltTallyBuilder } from '../engine/tally-builder.ts';
import { REPLICATES } from '../sampling/sobol-streams.ts';
import type { Scenario } from '../scenario/types.ts';
import type { ProgressOptions } from '../stats/progress.ts';
import type { AutomakerSweep } from './automaker-sweep.ts';
import { type GroupCounts, ROWS, runScenarios } from './group-run.ts';
import { haltsBySet } from './set-tallies.ts';
import type { ModelGroup } from './shared-paths.ts';

/**
 * Hears of the first halts of any line in some trials of a scenario: its place in the list, how many trials
 * were done before, and that many entries of a list that is used again.
 */
export type HaltListener = (place: number, done: number, firstHaltDay: Float64Array, rows: number) => void;

/**
 * Returns the first halts of any line in several scenarios under the same options, equal to those of their
 * digests to the bit. Lines are left at their first halt, so that this takes less time.
 */
export function sweepHalts(
  scenarios: readonly Scenario[],
  options: RunOptions,
  progress: ProgressOptions = {},
  onHalts: HaltListener = () => {},
): HaltDigest[] {
  return runScenarios(scenarios, options, progress, {
    stopsAtHalt: true,
    open: (group, automakers) => haltCounts(group, automakers, scenarios, options, onHalts),
  });
}

/** Returns counts of the first halts of any line in each scenario of a group. */
export function haltCounts(
  group: ModelGroup,
  automakers: readonly AutomakerSweep[],
  scenarios: readonly Scenario[],
  options: RunOptions,
  onHalts: HaltListener,
): GroupCounts<HaltDigest> {
  const { members } = group;
  const replicates = replicatesOf(options);
  const any = members.map(() => Array.from({ length: replicates }, haltTallyBuilder));
  const first = emptyFirstHalts(ROWS);
  const bySet = haltsBySet(group, scenarios[members[0]!.place]!);
  return {
    add(firstTrial, rows, sets) {
      bySet?.countTrials(sets, rows);
      members.forEach(({ place, variants }, m) => {
        const lines = variants.map((v, i) => automakers[i]!.columns[v]!);
        earliest(lines, rows, first);
        bySet?.add(m, first.firstHaltDay, sets, rows);
        onHalts(place, firstTrial - options.firstTrial, first.firstHaltDay, rows);
        for (let r = 0; r < replicates; r++) any[m]![r]!.add(first, rowsOf(r, replicates, firstTrial, rows));
      });
    },
    counted: () =>
      members.map(({ place }, m) => [
        place,
        {
          scenario: scenarios[place]!,
          options,
          any: any[m]!.map(({ tally }) => tally()),
          ...(bySet ? { sets: bySet.tally(m) } : {}),
        },
      ]),
  };
}

/** Returns the number of replicates that are counted apart: 1 when all trials are independent. */
export function replicatesOf({ sampling }: RunOptions): number {
  return sampling === 'sobol' ? REPLICATES : 1;
}
