import { haltProbability } from '../../../analysis/halts.ts';
import { checkWhole } from '../../../check.ts';
import type { Digest } from '../../../engine/digest.ts';
import { completeOptions, DEFAULT_TRIALS } from '../../../engine/options.ts';
import type { KeepColumns, RunOptions, Simulation } from '../../../engine/run.ts';
import { runId } from '../../../engine/run-id.ts';
import { printable } from '../../../errors.ts';
import type { ParallelOptions } from '../../../parallel/run-in-parallel.ts';
import { COLD_WORK, isSmall } from '../../../parallel/shards.ts';
import type { Scenario } from '../../../scenario/types.ts';
import { MOST_TRIALS_TO_PRECISION } from '../../../simulation/precision.ts';
import { simulate, simulateInBatches } from '../../../simulation/simulate.ts';
import { given } from '../../input/given.ts';
import { Bar } from '../../live/bar.ts';
import { breathe } from '../../live/interrupt.ts';
import { formOf } from '../../output/deliver.ts';
import type { Options } from '../../table/option-values.ts';

/** What a run gave: all of it or, after Ctrl-C, what was known by then. */
export interface Known {
  /** Of each scenario; `undefined` before its first part. */
  readonly runs: readonly (Simulation | Digest | undefined)[];
  readonly isStopped: boolean;
}

type Listen = Required<Pick<ParallelOptions, 'signal' | 'onProgress' | 'onAbort'>>;
type Run = (listen: Listen) => Promise<readonly (Simulation | Digest)[]>;

/** Runs the scenarios, until they are precise, or goes on with a stored run. */
export async function runsOf(
  scenarios: readonly Scenario[],
  options: Options,
  signal: AbortSignal,
): Promise<Known> {
  const { precision, resume } = options;
  if (precision !== undefined) return untilPrecise(scenarios, precision, options, signal);
  const run = resume ? await resumed(resume, scenarios[0]!, options) : fresh(scenarios, options);
  return heard(run, scenarios, signal);
}

/** Does a run that is watched on the terminal and ends when the signal is aborted. */
export async function heard(run: Run, scenarios: readonly Scenario[], signal: AbortSignal): Promise<Known> {
  const bar = new Bar();
  let runs: Known['runs'] = scenarios.map(() => undefined);
  const onProgress: Listen['onProgress'] = (done, total, soFar) =>
    bar.show(() => {
      const now = soFar();
      const i = Math.max(
        0,
        now.findLastIndex((one) => one !== undefined),
      );
      const one = now[i];
      return {
        share: done / total,
        done,
        label: scenarios[i]!.name,
        ...(one && { estimate: { what: 'any line', of: haltProbability(one) } }),
      };
    });
  try {
    runs = await run({ signal, onProgress, onAbort: (soFar) => (runs = soFar) });
    await breathe();
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    bar.close();
  }
  return { runs, isStopped: signal.aborted };
}

/** Returns the run of all trials, on this thread if it is small. */
function fresh(scenarios: readonly Scenario[], options: Options): Run {
  const run = drawOptions(options);
  const keep = needsNoColumns(options) ? 'summary' : 'columns';
  const workers = workersOf(options);
  return async (listen) => {
    if (isSmall(scenarios, run, COLD_WORK))
      return scenarios.map((scenario) => simulate(scenario, { ...run, keep } as RunOptions & KeepColumns));
    const { simulateAllInParallel } = await import('../../../node/parallel.ts');
    const all = { ...run, ...listen, ...workers, keep } as ParallelOptions & KeepColumns;
    return simulateAllInParallel(scenarios, all);
  };
}

/**
 * Returns whether counts, which take little memory, are enough: files, weights and precision need columns.
 */
export function needsNoColumns(options: Options): boolean {
  const { save, resume, rareEvents, precision, futures } = options;
  return (
    (save ?? resume ?? precision) === undefined && !rareEvents && !(futures && formOf(options) === 'csv')
  );
}

/** Returns the number of threads as runs take it. */
export function workersOf({ threads }: Options): { readonly workers?: number } {
  if (threads !== undefined) checkWhole('--threads', threads, 1, 1024);
  return threads === undefined ? {} : { workers: threads };
}

async function untilPrecise(
  scenarios: readonly Scenario[],
  halfWidth: number,
  options: Options,
  signal: AbortSignal,
): Promise<Known> {
  const runs: (Simulation | undefined)[] = [];
  for (const scenario of scenarios) {
    runs.push(signal.aborted ? undefined : await runUntil(scenario, halfWidth, options, signal));
  }
  return { runs, isStopped: signal.aborted };
}

/** Runs a scenario until P(any halt) has the half width, and shows how near it is. */
async function runUntil(
  scenario: Scenario,
  halfWidth: number,
  options: Options,
  signal: AbortSignal,
): Promise<Simulation> {
  const { trials } = options;
  const { trials: _, ...drawn } = drawOptions(options);
  const precision = { haltProbability: halfWidth };
  const most = trials ?? MOST_TRIALS_TO_PRECISION;
  const bar = new Bar();
  let last: Simulation | undefined;
  for (const run of simulateInBatches(scenario, { ...drawn, precision, ...(trials && { trials }) })) {
    last = run;
    const { trials: done } = run.options;
    bar.show(() => {
      const of = run.precision!.haltProbability!;
      // The error falls with the root of the futures.
      const share = Math.max(done / most, ((2 * halfWidth) / (of.interval[1] - of.interval[0])) ** 2);
      return { share, done, label: scenario.name, estimate: { what: 'any line', of } };
    });
    await breathe();
    if (signal.aborted) break;
  }
  bar.close();
  return last!;
}

type DrawOptions = Pick<RunOptions, 'trials' | 'sampling' | 'rareEvents'> & { readonly seed?: string };

/** Returns the options that decide what is drawn. */
export function drawOptions(options: Options): DrawOptions {
  const { trials = DEFAULT_TRIALS, sampling = 'independent', rareEvents = false } = options;
  return { trials, sampling, rareEvents, ...given(options, 'seed') };
}

/** Continues the run of a file, if it has the same scenario and options. */
async function resumed(path: string, scenario: Scenario, options: Options): Promise<Run> {
  const { readRun, resumeInParallel } = await import('../../../node/runs.ts');
  const run = await readRun(path);
  const wanted = { scenario, version: run.version, options: completeOptions(drawOptions(options)) };
  if (run.id !== runId(wanted)) {
    throw new RangeError(
      `Expected ${printable(path)} to be a run of the same scenario, seed and options, got another`,
    );
  }
  const { trials } = drawOptions(options);
  return async (listen) => [await resumeInParallel(run, { trials, ...listen, ...workersOf(options) })];
}
