import type { Digest } from '../engine/digest.ts';
import type { RunOptions, TrialRange } from '../engine/run.ts';
import { summarizeTrials } from '../engine/summarize-trials.ts';
import type { Scenario } from '../scenario/types.ts';
import { rangesOf } from './ranges.ts';
import { MOST_WORK, trialsOf } from './shards.ts';

/** Automaker-days of the shortest range: some 5 ms, for which the last thread may have to be waited for. */
const LEAST_WORK = 1e5;

/** A run that several threads count together: all have the same list of ranges, and each takes the next one as soon as it is free. */
export interface SharedRun {
  readonly scenarios: readonly Scenario[];
  readonly options: RunOptions;
  readonly threads: number;
  /** How many ranges of each scenario have been taken, in memory that the threads share. */
  readonly taken: Int32Array<SharedArrayBuffer>;
}

export function openSharedRun(
  scenarios: readonly Scenario[],
  options: RunOptions,
  threads: number,
): SharedRun {
  return { scenarios, options, threads, taken: new Int32Array(new SharedArrayBuffer(4 * scenarios.length)) };
}

/** Counts ranges until none is left. Returns the digests of what was counted here; `onRange` is told how many trials of the run are behind it. */
export function runShare(
  run: SharedRun,
  onRange: (trialsBehind: number) => void = () => undefined,
): Digest[] {
  const { scenarios, options } = run;
  return scenarios.map((scenario, i) =>
    summarizeTrials(
      scenario,
      options,
      takeRanges(run, i, (done) => onRange(i * options.trials + done)),
    ),
  );
}

/** The ranges of scenario i that no other thread has taken before. */
function* takeRanges(
  { scenarios, options, threads, taken }: SharedRun,
  i: number,
  onRange: (done: number) => void,
): Generator<TrialRange, void, undefined> {
  const scenario = scenarios[i]!;
  const [least, most] = [trialsOf(scenario, LEAST_WORK), trialsOf(scenario, MOST_WORK)];
  let mine = Atomics.add(taken, i, 1);
  let at = 0;
  for (const range of rangesOf(options, threads, least, most)) {
    if (at++ < mine) continue;
    yield range;
    onRange(range.firstTrial - options.firstTrial + range.trials);
    mine = Atomics.add(taken, i, 1);
  }
}
