import { explainTrial } from '../analysis/story.ts';
import { summarize } from '../analysis/summary.ts';
import type { Digest } from '../engine/digest.ts';
import { identity } from '../engine/merge.ts';
import { completeOptions, DEFAULT_TRIALS } from '../engine/options.ts';
import { COLD_WORK, isSmall } from '../engine/shards.ts';
import { simulate, simulateInBatches } from '../engine/simulate.ts';
import type { RunOptions, Simulation } from '../engine/simulation.ts';
import { format } from '../report/format.ts';
import { precisionText } from '../report/precision.ts';
import { loadScenario } from '../scenario/catalogue.ts';
import { catalogueNames, isName } from '../scenario/catalogue-data.ts';
import { ids } from '../scenario/notes.ts';
import type { Scenario } from '../scenario/types.ts';
import { VERSION } from '../version.ts';
import { applySettings } from './settings.ts';

// What reads disks and starts threads is loaded when it is needed: piscina and yaml take longer to load than many a run.

/** Options that choose and change what is run. */
export interface ScenarioOptions {
  readonly seed: string;
  readonly set?: readonly string[];
  readonly stratified?: boolean;
  readonly rareEvents?: boolean;
}

/** Options of a command that runs trials. */
export type RunCommand = ScenarioOptions & { readonly trials: number; readonly json?: true };

/** The catalogue, a line each, under the day from which its scenarios run. */
export function listText(json: boolean): string {
  const entries = catalogueNames.map(loadScenario).map(({ name, title, start }) => ({ name, title, start }));
  if (json) return JSON.stringify(entries, null, 2);
  const wide = Math.max(...catalogueNames.map(({ length }) => length));
  return [...new Set(entries.map(({ start }) => start))]
    .map((day) => {
      const group = entries.filter(({ start }) => start === day);
      return [`From ${day}`, ...group.map(({ name, title }) => `  ${name.padEnd(wide)}  ${title}`)].join(
        '\n',
      );
    })
    .join('\n\n');
}

/** One line of praise for a valid file; its issues are thrown. */
export async function validateText(file: string): Promise<string> {
  const { name, automakers, start, horizonDays } = await find(file);
  const firms = ids(automakers);
  const lanes = firms.flatMap((id) => ids(automakers[id]!.lanes));
  const counts = `automakers: ${firms.length}, lanes: ${lanes.length}, ${horizonDays} days from ${start}`;
  return `${file}: valid (${name}; ${counts})`;
}

/** How many futures a command runs, and how it shows them. */
export interface SimulateOptions extends ScenarioOptions {
  readonly trials?: number;
  /** Half width of P(any halt) at which a run ends. */
  readonly precision?: number;
  readonly json?: true;
  /** File to store the run in. */
  readonly save?: string;
  /** File with a stored run to go on from. */
  readonly resume?: string;
}

/** Runs scenarios and shows them: one in full, several side by side, or all as one JSON document. */
export async function simulateText(files: readonly string[], options: SimulateOptions): Promise<string> {
  const { precision, save, json = false } = options;
  refuseMix(files, options);
  const scenarios = await Promise.all(
    files.map(async (file) => applySettings(await find(file), options.set ?? [])),
  );
  if (needsNoColumns(options)) return textOf(await digestAll(scenarios, options), json);
  const runs = await runsOf(scenarios, options);
  if (save) await (await import('../node/runs.ts')).saveRun(runs[0]!, save);
  const text = textOf(runs, json);
  return precision === undefined || json ? text : `${text}\n\n${precisionText(runs, precision)}`;
}

/** Columns are for files, weights, and runs that become precise: all else is shown from counts, in little memory. */
function needsNoColumns({ save, resume, rareEvents, precision }: SimulateOptions): boolean {
  return save === undefined && resume === undefined && precision === undefined && !rareEvents;
}

function textOf(runs: readonly (Simulation | Digest)[], json: boolean): string {
  if (json) return JSON.stringify({ version: VERSION, scenarios: runs.map(jsonOf) }, null, 2);
  return runs.length === 1 ? format(runs[0]!) : format(runs);
}

function refuseMix(files: readonly string[], { precision, save, resume }: SimulateOptions): void {
  if (files.length > 1 && (save ?? resume) !== undefined) {
    throw new RangeError(`Expected one scenario with --save or --resume, got ${files.length}`);
  }
  if (precision !== undefined && resume !== undefined) {
    throw new RangeError('Expected --precision or --resume, got both');
  }
}

async function runsOf(scenarios: readonly Scenario[], options: SimulateOptions): Promise<Simulation[]> {
  const { precision, resume } = options;
  if (resume) return [await resumed(resume, scenarios[0]!, options)];
  if (precision === undefined) return runAll(scenarios, drawOptions(options));
  return scenarios.map((scenario) => runUntil(scenario, precision, options));
}

/** One scenario until P(any halt) is so precise. */
function runUntil(scenario: Scenario, halfWidth: number, options: SimulateOptions): Simulation {
  const { seed, trials, stratified = false, rareEvents = false } = options;
  const precision = { haltProbability: halfWidth };
  const most = trials === undefined ? {} : { trials };
  let last: Simulation | undefined;
  for (const run of simulateInBatches(scenario, { seed, stratified, rareEvents, precision, ...most })) {
    last = run;
    showTrials(run.options.trials);
  }
  showTrials(0);
  return last!;
}

/** The summary of a run, with how precise it was asked to be. */
function jsonOf(run: Simulation | Digest): object {
  return { ...summarize(run), ...('precision' in run ? { precision: run.precision } : {}) };
}

type DrawOptions = Pick<RunOptions, 'trials' | 'seed' | 'stratified' | 'rareEvents'>;

/** The options that decide what is drawn. */
function drawOptions(options: SimulateOptions): DrawOptions {
  const { trials = DEFAULT_TRIALS, seed, stratified = false, rareEvents = false } = options;
  return { trials, seed, stratified, rareEvents };
}

async function runAll(scenarios: readonly Scenario[], options: DrawOptions): Promise<Simulation[]> {
  if (isSmall(scenarios, options, COLD_WORK)) return scenarios.map((scenario) => simulate(scenario, options));
  const { simulateAllInParallel } = await import('../node/parallel.ts');
  return simulateAllInParallel(scenarios, { ...options, onProgress: showProgress });
}

async function digestAll(scenarios: readonly Scenario[], options: SimulateOptions): Promise<Digest[]> {
  const { countTogether } = await import('../node/together.ts');
  return countTogether(scenarios, completeOptions(drawOptions(options)), showProgress);
}

/** The run of a file made longer, if it is one of that scenario under those options. */
async function resumed(path: string, scenario: Scenario, options: SimulateOptions): Promise<Simulation> {
  const { readRun, resumeInParallel } = await import('../node/runs.ts');
  const run = await readRun(path);
  const wanted = { scenario, version: run.version, options: completeOptions(drawOptions(options)) };
  if (identity(run) !== identity(wanted)) {
    throw new RangeError(`Expected ${path} to be a run of the same scenario, seed and options, got another`);
  }
  const { trials } = drawOptions(options);
  return resumeInParallel(run, { trials, onProgress: showProgress });
}

/** On a terminal, how far the run is; on stderr, and gone when it is done. */
function showProgress(done: number, total: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(done < total ? `\r${Math.floor((100 * done) / total)} % ` : '\r      \r');
}

/** On a terminal, how many futures are done; 0 takes the count away. */
function showTrials(done: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(done > 0 ? `\r${done} futures ` : `\r${' '.repeat(20)}\r`);
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
export async function find(nameOrPath: string): Promise<Scenario> {
  if (isName(nameOrPath)) return loadScenario(nameOrPath);
  const { readScenario } = await import('../node/read-scenario.ts');
  return readScenario(nameOrPath);
}
