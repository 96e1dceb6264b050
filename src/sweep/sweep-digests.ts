import { type Digest, rowsOf } from '../engine/digest.ts';
import type { RunOptions } from '../engine/run.ts';
import { runId } from '../engine/run-id.ts';
import { automakerTallyBuilder } from '../engine/tally-builder.ts';
import type { Scenario } from '../scenario/types.ts';
import type { ProgressOptions } from '../stats/progress.ts';
import { VERSION } from '../version.ts';
import type { AutomakerSweep } from './automaker-sweep.ts';
import { type GroupCounts, runScenarios } from './group-run.ts';
import { linesBySet } from './set-tallies.ts';
import type { ModelGroup } from './shared-paths.ts';
import { type HaltListener, haltCounts, replicatesOf } from './sweep-halts.ts';

/**
 * Returns the digests of several scenarios under the same options, equal to those of separate runs to the
 * bit. Sample paths and lanes that scenarios share are drawn and simulated once.
 */
export function sweepDigests(
  scenarios: readonly Scenario[],
  options: RunOptions,
  progress: ProgressOptions = {},
  onHalts: HaltListener = () => {},
): Digest[] {
  return runScenarios(scenarios, options, progress, {
    stopsAtHalt: false,
    open: (group, automakers) => digestCounts(group, automakers, scenarios, options, onHalts),
  });
}

/** Returns counts of all outcomes of each scenario of a group. */
function digestCounts(
  group: ModelGroup,
  automakers: readonly AutomakerSweep[],
  scenarios: readonly Scenario[],
  options: RunOptions,
  onHalts: HaltListener,
): GroupCounts<Digest> {
  const { model, members } = group;
  const first = scenarios[members[0]!.place]!;
  const replicates = replicatesOf(options);
  const open = () => automakerTallyBuilder(model.horizonDays, first.prices !== undefined);
  const lines = group.automakers.map(({ count }) =>
    Array.from({ length: count }, () => Array.from({ length: replicates }, open)),
  );
  const bySet = linesBySet(group, first);
  const halts = haltCounts(group, automakers, scenarios, options, onHalts);
  return {
    add(firstTrial, rows, sets) {
      halts.add(firstTrial, rows, sets);
      bySet?.add(automakers, sets, rows);
      for (let r = 0; r < replicates; r++) {
        const chosen = rowsOf(r, replicates, firstTrial, rows);
        lines.forEach((variants, i) => {
          variants.forEach((tallies, v) => {
            tallies[r]!.add(automakers[i]!.columns[v]!, chosen);
          });
        });
      }
    },
    counted() {
      const tallies = lines.map((variants) => variants.map((all) => all.map(({ tally }) => tally())));
      return halts.counted().map(([place, { scenario, any, sets }], m) => [
        place,
        {
          scenario,
          id: runId({ scenario, options, version: VERSION }),
          options,
          version: VERSION,
          weekendsOnlyFrom: model.weekendsOnlyFrom,
          seen: [[options.firstTrial, options.trials]],
          any,
          automakers: Object.fromEntries(
            model.automakers.map(({ id }, i) => [id, tallies[i]![members[m]!.variants[i]!]!]),
          ),
          ...(sets ? { sets: { ...sets, automakers: bySet!.tally(m) } } : {}),
        },
      ]);
    },
  };
}
