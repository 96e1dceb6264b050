import { summarize } from '../analysis/summary.ts';
import type { Digest } from '../engine/digest.ts';
import { completeOptions, DEFAULT_TRIALS } from '../engine/options.ts';
import type { KeepColumns, RunOptions, Simulation } from '../engine/run.ts';
import { runId } from '../engine/run-id.ts';
import { printable } from '../errors.ts';
import type { ParallelOptions } from '../parallel/run-in-parallel.ts';
import { COLD_WORK, isSmall } from '../parallel/shards.ts';
import { format } from '../report/format.ts';
import { precisionText } from '../report/precision.ts';
import type { Scenario } from '../scenario/types.ts';
import { MOST_TRIALS_TO_PRECISION } from '../simulation/precision.ts';
import { simulate, simulateInBatches } from '../simulation/simulate.ts';
import { VERSION } from '../version.ts';
import { find, type ScenarioOptions } from './commands.ts';
import { breathe, INTERRUPTED, interruptible, interruptionText } from './interrupt.ts';
import { print } from './print.ts';
import { showProgress, showTrials } from './progress.ts';
import { applySettings } from './settings.ts';

/** Options of the command `simulate`. */
export interface SimulateOptions extends ScenarioOptions {
  readonly trials?: number;
  /** Half width of the interval of P(any halt) at which a run ends. */
  readonly precision?: number;
  readonly json?: boolean;
  /** File to store the run in. */
  readonly save?: string;
  /** File with a stored run to continue. */
  readonly resume?: string;
}

/** What a run gave: all of it or, after Ctrl-C, what was known by then. */
interface Known {
  /** Of each scenario; `undefined` before its first part. */
  readonly runs: readonly (Simulation | Digest | undefined)[];
  readonly isStopped: boolean;
}

/**
 * Simulates scenarios and prints the result: one in full, several side by side, or all as one JSON
 * document. Then stores the run, if it is to be saved, so that no fault of a file loses the result.
 *
 * @returns the exit code.
 */
export async function simulateCommand(
  files: readonly string[],
  options: SimulateOptions,
  command: readonly string[],
): Promise<number> {
  const { save, json = false } = options;
  refuseMix(files, options);
  const scenarios = await Promise.all(
    files.map(async (file) => applySettings(await find(file, options), options)),
  );
  const trials = trialsOf(options);
  if (save !== undefined) await checkSave(save, scenarios[0]!, trials);
  const { runs, isStopped } = await interruptible((signal) => runsOf(scenarios, options, signal));
  const known = runs.filter((run) => run !== undefined);
  if (known.length > 0) {
    print(resultText(known, options), json);
    if (save !== undefined) await (await import('../node/runs.ts')).saveRun(known[0] as Simulation, save);
  }
  if (!isStopped) return 0;
  const done = runs.map((run) => run?.options.trials ?? 0);
  process.stderr.write(interruptionText(done, trials, command, known.length > 0 ? save : undefined));
  return INTERRUPTED;
}

/** Checks that a run can be saved, before it takes its time. */
async function checkSave(path: string, scenario: Scenario, trials: number): Promise<void> {
  const [{ checkReplaceable }, { checkStorable }] = await Promise.all([
    import('../node/replace-file.ts'),
    import('../node/runs.ts'),
  ]);
  checkStorable(scenario, trials);
  await checkReplaceable(path);
}

function resultText(
  runs: readonly (Simulation | Digest)[],
  { precision, json = false }: SimulateOptions,
): string {
  const text = textOf(runs, json);
  if (precision === undefined || json) return text;
  return `${text}\n\n${precisionText(runs as readonly Simulation[], precision)}`;
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

async function runsOf(
  scenarios: readonly Scenario[],
  options: SimulateOptions,
  signal: AbortSignal,
): Promise<Known> {
  const { precision, resume } = options;
  if (precision !== undefined) return untilPrecise(scenarios, precision, options, signal);
  const run = resume ? await resumed(resume, scenarios[0]!, options) : fresh(scenarios, options);
  let runs: Known['runs'] = scenarios.map(() => undefined);
  const listen = { signal, onProgress: showProgress, onAbort: (soFar: Known['runs']) => (runs = soFar) };
  try {
    runs = await run(listen);
    await breathe();
  } catch (error) {
    if (!signal.aborted) throw error;
    showProgress(1, 1);
  }
  return { runs, isStopped: signal.aborted };
}

type Listen = Pick<ParallelOptions, 'signal' | 'onProgress' | 'onAbort'>;
type Run = (listen: Listen) => Promise<readonly (Simulation | Digest)[]>;

/** Returns the run of all trials, on this thread if it is small. */
function fresh(scenarios: readonly Scenario[], options: SimulateOptions): Run {
  const run = drawOptions(options);
  const keep = needsNoColumns(options) ? 'summary' : 'columns';
  return async (listen) => {
    if (isSmall(scenarios, run, COLD_WORK))
      return scenarios.map((scenario) => simulate(scenario, { ...run, keep } as RunOptions & KeepColumns));
    const { simulateAllInParallel } = await import('../node/parallel.ts');
    return simulateAllInParallel(scenarios, { ...run, ...listen, keep } as ParallelOptions & KeepColumns);
  };
}

async function untilPrecise(
  scenarios: readonly Scenario[],
  halfWidth: number,
  options: SimulateOptions,
  signal: AbortSignal,
): Promise<Known> {
  const runs: (Simulation | undefined)[] = [];
  for (const scenario of scenarios) {
    runs.push(signal.aborted ? undefined : await runUntil(scenario, halfWidth, options, signal));
  }
  return { runs, isStopped: signal.aborted };
}

/** Runs a scenario until P(any halt) has the half width, and shows the progress. */
async function runUntil(
  scenario: Scenario,
  halfWidth: number,
  options: SimulateOptions,
  signal: AbortSignal,
): Promise<Simulation> {
  const { seed, trials, sampling = 'independent', rareEvents = false } = options;
  const precision = { haltProbability: halfWidth };
  const most = trials === undefined ? {} : { trials };
  let last: Simulation | undefined;
  for (const run of simulateInBatches(scenario, { seed, sampling, rareEvents, precision, ...most })) {
    last = run;
    showTrials(run.options.trials);
    await breathe();
    if (signal.aborted) break;
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

/** Returns the most trials that the run is asked for. */
function trialsOf({ trials, precision }: SimulateOptions): number {
  return trials ?? (precision === undefined ? DEFAULT_TRIALS : MOST_TRIALS_TO_PRECISION);
}

/** Continues the run of a file, if it has the same scenario and options. */
async function resumed(path: string, scenario: Scenario, options: SimulateOptions): Promise<Run> {
  const { readRun, resumeInParallel } = await import('../node/runs.ts');
  const run = await readRun(path);
  const wanted = { scenario, version: run.version, options: completeOptions(drawOptions(options)) };
  if (run.id !== runId(wanted)) {
    throw new RangeError(
      `Expected ${printable(path)} to be a run of the same scenario, seed and options, got another`,
    );
  }
  const { trials } = drawOptions(options);
  return async (listen) => [await resumeInParallel(run, { trials, ...listen })];
}
