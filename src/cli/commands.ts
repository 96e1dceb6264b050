import { explainTrial } from '../analysis/story.ts';
import { summarize } from '../analysis/summary.ts';
import { identity } from '../engine/merge.ts';
import { completeOptions } from '../engine/options.ts';
import { simulate } from '../engine/simulate.ts';
import type { RunOptions, Simulation } from '../engine/simulation.ts';
import { simulateAllInParallel } from '../node/parallel.ts';
import { readScenario } from '../node/read-scenario.ts';
import { readRun, resumeInParallel, saveRun } from '../node/runs.ts';
import { format } from '../report/format.ts';
import { loadScenario } from '../scenario/catalogue.ts';
import { scenarioNames } from '../scenario/catalogue-data.ts';
import { ids } from '../scenario/notes.ts';
import type { Scenario } from '../scenario/types.ts';
import { VERSION } from '../version.ts';
import { applySettings } from './settings.ts';

/** Up to so many trials in all, starting threads takes longer than the run. */
const FEW_TRIALS = 2000;

/** Options that choose and change what is run. */
export interface ScenarioOptions {
  readonly seed: string;
  readonly set?: readonly string[];
  readonly stratified?: boolean;
}

/** The catalogue, a line each. */
export function listText(json: boolean): string {
  const scenarios = scenarioNames.map(loadScenario);
  if (!json) return scenarios.map(({ name, title }) => `${name}  ${title}`).join('\n');
  const entries = scenarios.map(({ name, title }) => ({ name, title }));
  return JSON.stringify(entries, null, 2);
}

/** One line of praise for a valid file; its issues are thrown. */
export async function validateText(file: string): Promise<string> {
  const { name, automakers, start, horizonDays } = await find(file);
  const firms = ids(automakers);
  const lanes = firms.flatMap((id) => ids(automakers[id]!.lanes));
  const counts = `automakers: ${firms.length}, lanes: ${lanes.length}, ${horizonDays} days from ${start}`;
  return `${file}: valid (${name}; ${counts})`;
}

/** Options of the simulate command. */
export interface SimulateOptions extends ScenarioOptions {
  readonly trials: number;
  readonly json?: true;
  /** File to store the run in. */
  readonly save?: string;
  /** File with a stored run to go on from. */
  readonly resume?: string;
}

/** Runs scenarios and shows them: one in full, several side by side, or all as one JSON document. */
export async function simulateText(files: readonly string[], options: SimulateOptions): Promise<string> {
  if (files.length > 1 && (options.save ?? options.resume) !== undefined) {
    throw new RangeError(`Expected one scenario with --save or --resume, got ${files.length}`);
  }
  const scenarios = await Promise.all(
    files.map(async (file) => applySettings(await find(file), options.set ?? [])),
  );
  const runs = options.resume
    ? [await resumed(options.resume, scenarios[0]!, options)]
    : await runAll(scenarios, drawOptions(options));
  if (options.save) await saveRun(runs[0]!, options.save);
  if (options.json) return JSON.stringify({ version: VERSION, scenarios: runs.map(summarize) }, null, 2);
  return runs.length === 1 ? format(runs[0]!) : format(runs);
}

function drawOptions({ trials, seed, stratified = false }: SimulateOptions): Partial<RunOptions> {
  return { trials, seed, stratified };
}

async function runAll(scenarios: readonly Scenario[], options: Partial<RunOptions>): Promise<Simulation[]> {
  const few = options.trials! * scenarios.length <= FEW_TRIALS;
  if (few) return scenarios.map((scenario) => simulate(scenario, options));
  return simulateAllInParallel(scenarios, { ...options, onProgress: showProgress });
}

/** The run of a file made longer, if it is one of that scenario under those options. */
async function resumed(path: string, scenario: Scenario, options: SimulateOptions): Promise<Simulation> {
  const run = await readRun(path);
  const wanted = { scenario, version: run.version, options: completeOptions(drawOptions(options)) };
  if (identity(run) !== identity(wanted)) {
    throw new RangeError(`Expected ${path} to be a run of the same scenario, seed and options, got another`);
  }
  return resumeInParallel(run, { trials: options.trials, onProgress: showProgress });
}

/** On a terminal, how far the run is; on stderr, and gone when it is done. */
function showProgress(done: number, total: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(done < total ? `\r${Math.floor((100 * done) / total)} % ` : '\r      \r');
}

/** One future as a story. */
export async function storyOf(
  file: string,
  options: ScenarioOptions & { readonly trial: number },
): Promise<string> {
  const { seed, trial, stratified = false } = options;
  const scenario = await applySettings(await find(file), options.set ?? []);
  return format(explainTrial(simulate(scenario, { trials: 1, firstTrial: trial, seed, stratified }), trial));
}

/** A scenario of the catalogue by name, else a file. */
function find(nameOrPath: string): Promise<Scenario> {
  const isName = scenarioNames.includes(nameOrPath) || !/[./\\]/.test(nameOrPath);
  return isName ? Promise.resolve().then(() => loadScenario(nameOrPath)) : readScenario(nameOrPath);
}
