import { checkRecord, checkWhole } from '../check.ts';
import { emptyColumns, firstTrials, growColumns } from '../engine/columns.ts';
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
import { asScenario } from '../scenario/as-scenario.ts';
import type { Scenario } from '../scenario/types.ts';
import { VERSION } from '../version.ts';
import { completePrecision, MOST_TRIALS_TO_PRECISION, refusePrecision } from './precision.ts';
import { checkPrecision } from './precision-check.ts';

/** Trials between two results of `simulateInBatches` by default. */
const DEFAULT_BATCH = 1000;

/**
 * With a precision, trials between two checks as a share of those done, so that checks take less time than
 * trials.
 */
const CHECK_AFTER = 1 / 20;

/** Options of `simulateInBatches`. */
export interface BatchOptions extends Partial<RunOptions> {
  /**
   * Trials between two results, 1 … 2³²; default 1000 or, with `precision`, a twentieth of those done if
   * that is more.
   */
  readonly batch?: number;
  /** Half widths at which the run stops; `trials` is then the most it may use (default 1,000,000). */
  readonly precision?: Precision;
}

/** Returns the digest of the run, with `keep: 'summary'`, in memory that does not grow with the trials. */
export function simulate(scenario: Scenario, options: Partial<RunOptions> & KeepSummary): Digest;
/**
 * Simulates `trials` futures of a scenario and returns their outcomes. Trial i depends on the seed and on
 * i alone.
 *
 * With `keep: 'summary'` it returns the `digest` of the run, which `summarize` and `format` read, in
 * memory that does not grow with the trials. Columns take 49 bytes per trial and automaker.
 *
 * @param options - `trials` (default 10,000), `seed` (default a constant), `confidence` of the estimates
 * (default 0.95), `firstTrial` (default 0), `sampling` (default `'independent'`), `rareEvents` (default
 * false), `keep` (default `'columns'`).
 * A copy of a scenario with changes is parsed first.
 *
 * @throws {RangeError | TypeError} for options out of range, for `rareEvents` with `keep: 'summary'`, and
 * for a `precision`, which only `simulateInBatches` takes.
 * @throws {ScenarioError} for a copy of a scenario with changes that are not valid.
 * @example
 * ```ts
 * import { haltProbability, loadScenario, simulate } from 'rare-earth-risk';
 *
 * const run = simulate(loadScenario('ban-resumes'), { trials: 500, seed: 'docs' });
 * const { value, interval } = haltProbability(run, { byDay: 180 });
 * console.log(value, interval.map((end) => end.toFixed(3)).join(' to ')); // 0.91 0.882 to 0.932
 * ```
 */
export function simulate(scenario: Scenario, options?: Partial<RunOptions> & KeepColumns): Simulation;
export function simulate(
  scenario: Scenario,
  options: Partial<RunOptions> & { readonly keep?: Keep } = {},
): Simulation | Digest {
  const parsed = asScenario('scenario', scenario);
  checkRecord('options', options);
  const { keep, ...rest } = options;
  refusePrecision(rest);
  const complete = completeOptions(rest);
  const { trials } = complete;
  if (completeKeep(keep, complete) === 'summary') return summarizeTrials(parsed, complete);
  const [whole] = runInBatches(parsed, complete, () => trials);
  return whole!;
}

/**
 * Yields growing simulations, each with all trials so far; the last equals the result of `simulate`.
 *
 * Leaving the loop with `break` ends the run, and the loop can report progress.
 *
 * With a `precision` the run ends as soon as the intervals of the named estimates are narrow enough, or at
 * `trials`. Each result then has the estimates in its field `precision`. Their intervals are confidence
 * sequences, which hold for all looks at once; an interval for a fixed number of trials does not hold if
 * its width decides when to stop.
 *
 * @param options - those of `simulate`, and `batch`, the trials between two results (default 1000), and
 * `precision`.
 * @throws {RangeError | TypeError} for options out of range, and for `keep: 'summary'`, as each result has
 * all trials.
 * @example
 * ```ts
 * import { loadScenario, simulateInBatches } from 'rare-earth-risk';
 *
 * const options = { seed: 'docs', batch: 250, precision: { haltProbability: 0.03 } };
 * const progress: string[] = [];
 * for (const run of simulateInBatches(loadScenario('ban-resumes'), options)) {
 *   progress.push(`${run.options.trials} ${run.precision!.reached}`);
 * }
 * console.log(progress.join(', ')); // 250 false, 500 false, 750 true
 * ```
 */
export function* simulateInBatches(
  scenario: Scenario,
  options: BatchOptions = {},
): Generator<Simulation, void, undefined> {
  const parsed = asScenario('scenario', scenario);
  checkRecord('options', options);
  refuseSummary('simulateInBatches', options);
  const precision = options.precision && completePrecision(options.precision, parsed);
  const { batch, precision: _, keep: __, ...rest } = options as BatchOptions & { readonly keep?: Keep };
  const complete = completeOptions(
    precision ? { ...rest, trials: rest.trials ?? MOST_TRIALS_TO_PRECISION } : rest,
  );
  if (batch !== undefined) checkWhole('options.batch', batch, 1, 2 ** 32);
  if (precision && complete.sampling === 'sobol') {
    throw new RangeError("Expected options.sampling to be 'independent' with a precision, got 'sobol'");
  }
  const length = (done: number): number => batch ?? defaultBatch(done, precision);
  for (const run of runInBatches(parsed, complete, length, precision !== undefined)) {
    const soFar = precision && checkPrecision(run, precision, complete.trials);
    yield soFar ? { ...run, precision: soFar } : run;
    if (soFar?.reached) return;
  }
}

/** Yields the run after every batch; `length` gives the trials of the next batch. */
function* runInBatches(
  scenario: Scenario,
  complete: RunOptions,
  length: (done: number) => number,
  hasPrecision = false,
): Generator<Simulation, void, undefined> {
  const { trials, seed, firstTrial, sampling, rareEvents } = complete;
  // The search for rare events, and `explainTrial` of its trials, need every lane of the model.
  const model = rareEvents ? compile(scenario) : compileLines(scenario);
  const rare = rareEvents ? openRareEvents(model, seed, rareEvents) : undefined;
  const sampler = rare?.sampler ?? samplePaths(model, seed, { sampling });
  if (hasPrecision && rare?.replicates) {
    throw new RangeError(
      'Expected options.rareEvents to be false with a precision, as trials found by splitting lanes are not independent, got a target',
    );
  }
  const replicates = sampling === 'sobol' ? REPLICATES : rare?.replicates;
  const weights: number[] = [];
  const sets = openSetDraw(scenario, seed);
  const id = runId({ scenario, options: complete, version: VERSION });
  const workspace = createWorkspace(model);
  let columns = model.automakers.map(() => emptyColumns(0, scenario.prices !== undefined));
  for (let done = 0; done < trials; ) {
    const until = Math.min(trials, done + length(done));
    columns = columns.map((column) => growColumns(column, done, until, trials));
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
  return precision ? Math.max(DEFAULT_BATCH, Math.floor(done * CHECK_AFTER)) : DEFAULT_BATCH;
}
