import { type Digest, rowsOf } from '../engine/digest.ts';
import { earliest, emptyFirstHalts } from '../engine/first-halts.ts';
import type { RunOptions } from '../engine/run.ts';
import { runId } from '../engine/run-id.ts';
import { automakerTallyBuilder, haltTallyBuilder } from '../engine/tally-builder.ts';
import { bindSamplePath, createWorkspace, type Workspace } from '../kernel/index.ts';
import type { RegimeModel } from '../model/model.ts';
import { samplePaths } from '../sampling/sample-path.ts';
import { regimesOfSets } from '../sampling/set-tables.ts';
import { REPLICATES } from '../sampling/sobol-streams.ts';
import type { Scenario } from '../scenario/types.ts';
import { type ProgressOptions, progressOf } from '../stats/progress.ts';
import { VERSION } from '../version.ts';
import { AutomakerSweep } from './automaker-sweep.ts';
import { setTallies } from './set-tallies.ts';
import { groupByPath, type ModelGroup, type PathGroup } from './shared-paths.ts';

/** Trials between two tallies: few, as every variant has columns for them. */
const ROWS = 64;

/** Trials between two reports of progress. */
const REPORTED = 8 * ROWS;

/** The run of a model group, with the counts so far. */
interface GroupRun {
  readonly workspace: Workspace;
  readonly automakers: readonly AutomakerSweep[];
  /** Returns the regimes of parameter set k. */
  readonly regimesOf: (k: number) => readonly RegimeModel[];
  /** Counts the first `rows` rows of all columns: trials from `firstTrial` on, with these sets. */
  count(firstTrial: number, rows: number, sets: Uint16Array): void;
  /** Returns the digest of each scenario, with its place among all. */
  digests(): (readonly [place: number, digest: Digest])[];
}

/**
 * Hears of the first halts of any line in some trials of a scenario: its place in the list, how many trials
 * were done before, and that many entries of a list that is used again.
 */
export type HaltListener = (place: number, done: number, firstHaltDay: Float64Array, rows: number) => void;

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
  const digests = new Array<Digest>(scenarios.length);
  const groups = groupByPath(scenarios);
  const report = progressOf(progress, groups.length * Math.ceil(options.trials / REPORTED));
  for (const group of groups) {
    for (const groupRun of runGroup(group, scenarios, options, report, onHalts)) {
      for (const [place, digest] of groupRun.digests()) digests[place] = digest;
    }
  }
  return digests;
}

/** Runs all trials of the scenarios that share their sample paths. */
function runGroup(
  group: PathGroup,
  scenarios: readonly Scenario[],
  options: RunOptions,
  report: () => void,
  onHalts: HaltListener,
): GroupRun[] {
  const { trials, seed, firstTrial, sampling } = options;
  const sampler = samplePaths(group[0]!.model, seed, { sampling });
  const groupRuns = group.map((modelGroup) => startGroup(modelGroup, scenarios, options, onHalts));
  let set = 0;
  const sets = new Uint16Array(ROWS);
  for (let done = 0; done < trials; done += ROWS) {
    const rows = Math.min(ROWS, trials - done);
    for (let row = 0; row < rows; row++) {
      const samplePath = sampler.sample(firstTrial + done + row);
      const changes = sampler.set() !== set;
      set = sampler.set();
      sets[row] = set;
      for (const { workspace, automakers, regimesOf } of groupRuns) {
        if (changes) for (const automaker of automakers) automaker.adopt(set);
        bindSamplePath(workspace, samplePath, regimesOf(set));
        for (let i = 0; i < automakers.length; i++) automakers[i]!.run(sampler.automakers[i]!, row);
      }
    }
    for (const groupRun of groupRuns) groupRun.count(firstTrial + done, rows, sets);
    if ((done + ROWS) % REPORTED === 0 || done + ROWS >= trials) report();
  }
  return groupRuns;
}

function startGroup(
  modelGroup: ModelGroup,
  scenarios: readonly Scenario[],
  options: RunOptions,
  onHalts: HaltListener,
): GroupRun {
  const { model, members } = modelGroup;
  const replicates = options.sampling === 'sobol' ? REPLICATES : 1;
  const each = <T>(build: () => T): T[] => Array.from({ length: replicates }, build);
  const workspace = createWorkspace(model);
  const isPriced = scenarios[members[0]!.place]!.prices !== undefined;
  const automakers = modelGroup.automakers.map(
    (automaker, i) => new AutomakerSweep(workspace, i, automaker, ROWS),
  );
  const lines = modelGroup.automakers.map(({ count }) =>
    Array.from({ length: count }, () => each(() => automakerTallyBuilder(model.horizonDays, isPriced))),
  );
  const any = members.map(() => each(haltTallyBuilder));
  const first = emptyFirstHalts(ROWS);
  const bySet = setTallies(modelGroup, scenarios[members[0]!.place]!);
  return {
    workspace,
    automakers,
    regimesOf: regimesOfSets(model),
    count(firstTrial, rows, sets) {
      bySet?.countLines(automakers, rows, sets);
      for (let r = 0; r < replicates; r++) {
        const chosen = rowsOf(r, replicates, firstTrial, rows);
        lines.forEach((variants, i) => {
          variants.forEach((tallies, v) => {
            tallies[r]!.add(automakers[i]!.columns[v]!, chosen);
          });
        });
      }
      members.forEach(({ place, variants }, m) => {
        earliest(
          variants.map((v, i) => automakers[i]!.columns[v]!),
          rows,
          first,
        );
        bySet?.countAny(m, first.firstHaltDay, rows, sets);
        onHalts(place, firstTrial - options.firstTrial, first.firstHaltDay, rows);
        for (let r = 0; r < replicates; r++) any[m]![r]!.add(first, rowsOf(r, replicates, firstTrial, rows));
      });
    },
    digests() {
      const tallies = lines.map((variants) => variants.map((all) => all.map(({ tally }) => tally())));
      return members.map(({ place, variants }, m) => [
        place,
        {
          scenario: scenarios[place]!,
          id: runId({ scenario: scenarios[place]!, options, version: VERSION }),
          options,
          version: VERSION,
          weekendsOnlyFrom: model.weekendsOnlyFrom,
          seen: [[options.firstTrial, options.trials]],
          any: any[m]!.map(({ tally }) => tally()),
          automakers: Object.fromEntries(
            model.automakers.map(({ id }, i) => [id, tallies[i]![variants[i]!]!]),
          ),
          ...(bySet ? { sets: bySet.tally(m) } : {}),
        },
      ]);
    },
  };
}
