import { checkWhole } from '../check.ts';
import { emptyColumns, firstTrials, makeRoom } from '../engine/columns.ts';
import type { Digest } from '../engine/digest.ts';
import { completeKeep, refuseSummary } from '../engine/keep.ts';
import { completeOptions } from '../engine/options.ts';
import type { Keep, KeepColumns, KeepSummary, Precision, RunOptions, Simulation } from '../engine/run.ts';
import { runId } from '../engine/run-id.ts';
import { runTrial } from '../engine/run-trial.ts';
import { summarizeTrials } from '../engine/summarize-trials.ts';
import { createWorkspace } from '../kernel/index.ts';
import { compile, compileLines } from '../model/compile.ts';
import { openRareEvents } from '../rare-events/choose-method.ts';
import { samplePaths } from '../sampling/sample-path.ts';
import { openSetDraw, rowsBySet } from '../sampling/set-of-trial.ts';
import { REPLICATES } from '../sampling/sobol-streams.ts';
import type { Scenario } from '../scenario/types.ts';
import { VERSION } from '../version.ts';
import { completePrecision, MOST_TRIALS_TO_PRECISION, refusePrecision } from './precision.ts';
import { checkPrecision } from './precision-check.ts';

/** Trials between two growing results of `simulateInBatches`. */
const DEFAULT_BATCH = 1000;

/** A run that becomes precise looks again after a twentieth more trials, so that looking costs less than running. */
const LOOK_AFTER = 1 / 20;

/** Options of a run in instalments. */
export interface BatchOptions extends Partial<RunOptions> {
  /** Trials between two results; default 1000, and with `precision` a twentieth of those done, if that is more. */
  readonly batch?: number;
  /** Ends the run when its estimates are so precise; `trials` is then the most it may use (default 1,000,000). */
  readonly precision?: Precision;
}

/** With `keep: 'summary'`: the digest of the run, in memory that does not grow with the trials. */
export function simulate(scenario: Scenario, options: Partial<RunOptions> & KeepSummary): Digest;
/**
 * Runs a scenario through `trials` simulated futures. Trial i depends on the seed and on i alone.
 *
 * With `keep: 'summary'` only counts and exact sums are kept: to the bit the `digest` of the run, which `summarize` and `format` read, in
 * memory that does not grow with the trials (columns take 49 bytes a trial and automaker).
 *
 * @param options - `trials` (default 10,000), `seed` (default a constant), `confidence` of the estimates (default 0.95),
 * `firstTrial` (default 0), `sampling` (default `'independent'`), `rareEvents` (default false), `keep` (default `'columns'`).
 * @throws {RangeError | TypeError} for options out of range, `rareEvents` with `keep: 'summary'`, or a `precision`, with which to stop
 * before all trials are done.
 */
export function simulate(scenario: Scenario, options?: Partial<RunOptions> & KeepColumns): Simulation;
export function simulate(
  scenario: Scenario,
  { keep, ...options }: Partial<RunOptions> & { readonly keep?: Keep } = {},
): Simulation | Digest {
  refusePrecision(options);
  const complete = completeOptions(options);
  const { trials } = complete;
  if (completeKeep(keep, complete) === 'summary') return summarizeTrials(scenario, complete);
  const [whole] = runInBatches(scenario, complete, () => trials);
  return whole!;
}

/**
 * The same run in instalments: yields growing simulations, each with all trials so far; the last is what `simulate`
 * returns. `break` cancels; the loop is the progress bar.
 *
 * With a `precision` it ends as soon as the intervals of the estimates named there are at most that wide, or at `trials`; each result
 * then says in `precision` how far it is. The intervals are confidence sequences: they hold although one looks after every batch and
 * stops for what one sees, which an interval made for one number of trials does not. The outcomes are those of `simulate` with as many
 * trials.
 *
 * @param options - as for `simulate`, and `batch`, the trials between two results (default 1000), and `precision`.
 * @throws {RangeError | TypeError} for options out of range, or `keep: 'summary'`, as each result has all trials so far.
 */
export function* simulateInBatches(
  scenario: Scenario,
  options: BatchOptions = {},
): Generator<Simulation, void, undefined> {
  refuseSummary('simulateInBatches', options);
  const precision = options.precision && completePrecision(options.precision, scenario);
  const complete = completeOptions(
    precision ? { ...options, trials: options.trials ?? MOST_TRIALS_TO_PRECISION } : options,
  );
  const { batch } = options;
  if (batch !== undefined) checkWhole('options.batch', batch, 1, 2 ** 32);
  if (precision && complete.sampling === 'sobol') {
    throw new RangeError("Expected options.sampling to be 'independent' with a precision, got 'sobol'");
  }
  const length = (done: number): number => batch ?? defaultBatch(done, precision);
  for (const run of runInBatches(scenario, complete, length, precision !== undefined)) {
    const soFar = precision && checkPrecision(run, precision, complete.trials);
    yield soFar ? { ...run, precision: soFar } : run;
    if (soFar?.reached) return;
  }
}

/** The run in instalments of the length that is asked for before each. Apart from what watches them, which a page that does not need it need not load. */
function* runInBatches(
  scenario: Scenario,
  complete: RunOptions,
  length: (done: number) => number,
  isWatched = false,
): Generator<Simulation, void, undefined> {
  const { trials, seed, firstTrial, sampling, rareEvents } = complete;
  // A search for rare events keeps the model it was made for, and its trials are told again with every lane.
  const model = rareEvents ? compile(scenario) : compileLines(scenario);
  const rare = rareEvents ? openRareEvents(model, seed, rareEvents) : undefined;
  const sampler = rare?.sampler ?? samplePaths(model, seed, { sampling });
  if (isWatched && rare?.replicates) {
    throw new RangeError(
      'Expected options.rareEvents to be false with a precision, as here lanes drive the halt and trials are not independent; got a target',
    );
  }
  const replicates = sampling === 'sobol' ? REPLICATES : rare?.replicates;
  const weights: number[] = [];
  const sets = openSetDraw(scenario, seed);
  const id = runId({ scenario, options: complete, version: VERSION });
  const workspace = createWorkspace(model);
  let columns = model.automakers.map(() => emptyColumns(0));
  for (let done = 0; done < trials; ) {
    const until = Math.min(trials, done + length(done));
    columns = columns.map((column) => makeRoom(column, done, until, trials));
    const order = rowsBySet(sets, firstTrial + done, until - done);
    for (let i = 0; i < order.length; i++) {
      const row = done + order[i]!;
      runTrial(workspace, sampler.sample(firstTrial + row), columns, row);
      if (rare?.weight) weights.push(rare.weight());
    }
    done = until;
    yield {
      scenario,
      id,
      options: { ...complete, trials: done },
      version: VERSION,
      weekendsOnlyFrom: model.weekendsOnlyFrom,
      outcomes: Object.fromEntries(
        model.automakers.map(({ id }, i) => [
          id,
          done === trials ? columns[i]! : firstTrials(columns[i]!, done),
        ]),
      ),
      ...(replicates ? { replicates } : {}),
      ...(rare?.weight ? { weights: Float64Array.from(weights) } : {}),
      ...(rare ? { rareEvents: rare.found } : {}),
    };
  }
}

function defaultBatch(done: number, precision: Precision | undefined): number {
  return precision ? Math.max(DEFAULT_BATCH, Math.floor(done * LOOK_AFTER)) : DEFAULT_BATCH;
}
