import { summarize } from '../analysis/summary.ts';
import type { Digest } from '../engine/digest.ts';
import { completeOptions, DEFAULT_TRIALS } from '../engine/options.ts';
import type { RunOptions, Simulation } from '../engine/run.ts';
import { runId } from '../engine/run-id.ts';
import { COLD_WORK, isSmall } from '../parallel/shards.ts';
import { format } from '../report/format.ts';
import { precisionText } from '../report/precision.ts';
import type { Scenario } from '../scenario/types.ts';
import { simulate, simulateInBatches } from '../simulation/simulate.ts';
import { VERSION } from '../version.ts';
import { find, type ScenarioOptions } from './commands.ts';
import { showProgress, showTrials } from './progress.ts';
import { applySettings } from './settings.ts';

/** Options of the command `simulate`. */
export interface SimulateOptions extends ScenarioOptions {
  readonly trials?: number;
  /** Half width of the interval of P(any halt) at which a run ends. */
  readonly precision?: number;
  readonly json?: true;
  /** File to store the run in. */
  readonly save?: string;
  /** File with a stored run to continue. */
  readonly resume?: string;
}

/**
 * Simulates scenarios and returns the text: one in full, several side by side, or all as one JSON
 * document.
 */
export async function simulateText(files: readonly string[], options: SimulateOptions): Promise<string> {
  const { precision, save, json = false } = options;
  refuseMix(files, options);
  const scenarios = await Promise.all(files.map(async (file) => applySettings(await find(file), options)));
  if (needsNoColumns(options)) return textOf(await digestAll(scenarios, options), json);
  const runs = await runsOf(scenarios, options);
  if (save) await (await import('../node/runs.ts')).saveRun(runs[0]!, save);
  const text = textOf(runs, json);
  return precision === undefined || json ? text : `${text}\n\n${precisionText(runs, precision)}`;
}

/**
 * Returns whether counts are enough, which take little memory: files, weights and precision need columns.
 */
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

/** Runs a scenario until P(any halt) has the half width, and shows the progress. */
function runUntil(scenario: Scenario, halfWidth: number, options: SimulateOptions): Simulation {
  const { seed, trials, sampling = 'independent', rareEvents = false } = options;
  const precision = { haltProbability: halfWidth };
  const most = trials === undefined ? {} : { trials };
  let last: Simulation | undefined;
  for (const run of simulateInBatches(scenario, { seed, sampling, rareEvents, precision, ...most })) {
    last = run;
    showTrials(run.options.trials);
  }
  showTrials(0);
  return last!;
}

/** Returns the summary of a run, with the precision that was asked for. */
function jsonOf(run: Simulation | Digest): object {
  return { ...summarize(run), ...('precision' in run ? { precision: run.precision } : {}) };
}

type DrawOptions = Pick<RunOptions, 'trials' | 'seed' | 'sampling' | 'rareEvents'>;

/** Returns the options that decide what is drawn. */
function drawOptions(options: SimulateOptions): DrawOptions {
  const { trials = DEFAULT_TRIALS, seed, sampling = 'independent', rareEvents = false } = options;
  return { trials, seed, sampling, rareEvents };
}

async function runAll(scenarios: readonly Scenario[], options: DrawOptions): Promise<Simulation[]> {
  if (isSmall(scenarios, options, COLD_WORK)) return scenarios.map((scenario) => simulate(scenario, options));
  const { simulateAllInParallel } = await import('../node/parallel.ts');
  return simulateAllInParallel(scenarios, { ...options, onProgress: showProgress });
}

async function digestAll(scenarios: readonly Scenario[], options: SimulateOptions): Promise<Digest[]> {
  const run = { ...drawOptions(options), keep: 'summary' } as const;
  if (isSmall(scenarios, run, COLD_WORK)) return scenarios.map((scenario) => simulate(scenario, run));
  const { simulateAllInParallel } = await import('../node/parallel.ts');
  return simulateAllInParallel(scenarios, { ...run, onProgress: showProgress });
}

/** Continues the run of a file, if it has the same scenario and options. */
async function resumed(path: string, scenario: Scenario, options: SimulateOptions): Promise<Simulation> {
  const { readRun, resumeInParallel } = await import('../node/runs.ts');
  const run = await readRun(path);
  const wanted = { scenario, version: run.version, options: completeOptions(drawOptions(options)) };
  if (run.id !== runId(wanted)) {
    throw new RangeError(`Expected ${path} to be a run of the same scenario, seed and options, got another`);
  }
  const { trials } = drawOptions(options);
  return resumeInParallel(run, { trials, onProgress: showProgress });
}
