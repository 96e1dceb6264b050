import type { RunOptions } from '../engine/run.ts';
import { bindSamplePath, createWorkspace, type Workspace } from '../kernel/index.ts';
import type { RegimeModel } from '../model/model.ts';
import { samplePaths } from '../sampling/sample-path.ts';
import { regimesOfSets } from '../sampling/set-tables.ts';
import type { Scenario } from '../scenario/types.ts';
import { type ProgressOptions, progressOf } from '../stats/progress.ts';
import { AutomakerSweep } from './automaker-sweep.ts';
import { groupByPath, type ModelGroup, type PathGroup } from './shared-paths.ts';

/** Trials between two counts: few, as every variant has columns for them. */
export const ROWS = 64;

/** Trials between two reports of progress. */
const REPORTED = 8 * ROWS;

/** Counts the outcomes of all scenarios of a group. */
export interface GroupCounts<Counted> {
  /**
   * Counts the first `rows` rows of all columns: trials from `firstTrial` on, of which `sets` are the
   * parameter sets.
   */
  add(firstTrial: number, rows: number, sets: Uint16Array): void;
  /** Returns what was counted of each scenario, with its place among all. */
  counted(): (readonly [place: number, counted: Counted])[];
}

/** How the outcomes of a sweep are counted. */
export interface Counting<Counted> {
  /** Whether each line is left at its first halt that counts. */
  readonly stopsAtHalt: boolean;
  /** Returns counts without a trial; `automakers` have the columns to count, one for each of the model. */
  open(group: ModelGroup, automakers: readonly AutomakerSweep[]): GroupCounts<Counted>;
}

/** The run of a model group, with the counts so far. */
interface GroupRun<Counted> {
  readonly workspace: Workspace;
  readonly automakers: readonly AutomakerSweep[];
  /** Returns the regimes of parameter set k. */
  readonly regimesOf: (k: number) => readonly RegimeModel[];
  readonly counts: GroupCounts<Counted>;
}

/**
 * Runs several scenarios under the same options, and returns what is counted of each. Sample paths and
 * lanes that scenarios share are drawn and simulated once.
 */
export function runScenarios<Counted>(
  scenarios: readonly Scenario[],
  options: RunOptions,
  progress: ProgressOptions,
  counting: Counting<Counted>,
): Counted[] {
  const all = new Array<Counted>(scenarios.length);
  const groups = groupByPath(scenarios);
  const report = progressOf(progress, groups.length * Math.ceil(options.trials / REPORTED));
  for (const group of groups) {
    for (const { counts } of runGroup(group, options, report, counting)) {
      for (const [place, counted] of counts.counted()) all[place] = counted;
    }
  }
  return all;
}

/** Runs all trials of the scenarios that share their sample paths. */
function runGroup<Counted>(
  group: PathGroup,
  options: RunOptions,
  report: () => void,
  counting: Counting<Counted>,
): GroupRun<Counted>[] {
  const { trials, seed, firstTrial, sampling } = options;
  const sampler = samplePaths(group[0]!.model, seed, { sampling });
  const groupRuns = group.map((modelGroup) => startGroup(modelGroup, counting));
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
    for (const { counts } of groupRuns) counts.add(firstTrial + done, rows, sets);
    if ((done + ROWS) % REPORTED === 0 || done + ROWS >= trials) report();
  }
  return groupRuns;
}

function startGroup<Counted>(
  modelGroup: ModelGroup,
  { stopsAtHalt, open }: Counting<Counted>,
): GroupRun<Counted> {
  const { model } = modelGroup;
  const workspace = createWorkspace(model, stopsAtHalt);
  const automakers = modelGroup.automakers.map(
    (automaker, i) => new AutomakerSweep(workspace, i, automaker, ROWS),
  );
  return { workspace, automakers, regimesOf: regimesOfSets(model), counts: open(modelGroup, automakers) };
}
