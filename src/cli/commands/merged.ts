import { merge } from '../../engine/merge.ts';
import type { RunOptions, Simulation } from '../../engine/run.ts';
import { simulateAllInParallel } from '../../node/parallel.ts';
import { COLD_WORK, isSmall } from '../../parallel/shards.ts';
import type { Scenario } from '../../scenario/types.ts';
import { simulate } from '../../simulation/simulate.ts';
import { EXIT } from '../exit-codes.ts';
import { Bar, type Progress } from '../live/bar.ts';
import { breathe, interruptible } from '../live/interrupt.ts';
import { beginsAnew, sayStopped } from '../live/stopped.ts';
import { type Answer, deliver } from '../output/deliver.ts';
import { exitOf } from '../output/gates.ts';
import type { Options } from '../table/option-values.ts';
import { workersOf } from './simulate/runs.ts';

/** A command about runs of several scenarios on the same trials. */
export interface MergedCommand {
  readonly scenarios: readonly Scenario[];
  readonly run: Pick<RunOptions, 'trials'> & Partial<RunOptions>;
  /** Returns what the line of progress says of the runs so far. */
  readonly estimate: (runs: readonly Simulation[]) => Progress['estimate'];
  readonly answer: (runs: readonly Simulation[]) => Answer;
}

/** Runs the scenarios, prints the answer, or that of what Ctrl-C leaves, and returns the exit code. */
export async function inMergedCommand(command: MergedCommand, options: Options): Promise<number> {
  const { runs, isStopped } = await mergedRuns(command, workersOf(options));
  const done = runs[0]?.options.trials ?? 0;
  if (done > 0) {
    const answer = command.answer(runs);
    await deliver(answer, options);
    if (!isStopped) return exitOf(answer.verdicts ?? []);
  }
  const { trials: total } = command.run;
  sayStopped({ done: [done], total, of: 'futures', hint: beginsAnew('--trials', done) });
  return EXIT.interrupted;
}

/** Runs of several scenarios with as many trials each, and whether Ctrl-C ended them. */
interface MergedRuns {
  /** Empty before the first part. */
  readonly runs: readonly Simulation[];
  readonly isStopped: boolean;
}

/** Parts of the trials at whose ends all scenarios have as many. */
const PARTS = [0.002, 0.02, 0.1, 0.25, 0.5, 0.75, 1];

/**
 * Runs scenarios on the same trials, part by part, so that what is known when Ctrl-C comes holds as many of
 * each. The parts make up the same runs, byte for byte, as one go.
 */
function mergedRuns(
  { scenarios, run, estimate }: MergedCommand,
  workers: { readonly workers?: number },
): Promise<MergedRuns> {
  const { trials } = run;
  if (isSmall(scenarios, { trials, rareEvents: false }, COLD_WORK)) {
    return Promise.resolve({
      runs: scenarios.map((scenario) => simulate(scenario, run)),
      isStopped: false,
    });
  }
  return interruptible(async (signal) => {
    const bar = new Bar();
    let runs: readonly Simulation[] = [];
    try {
      for (const part of PARTS) {
        const done = runs[0]?.options.trials ?? 0;
        const until = Math.floor(part * trials);
        if (until <= done) continue;
        const found = runs.length > 0 ? estimate(runs) : undefined;
        const next = await simulateAllInParallel(scenarios, {
          ...run,
          ...workers,
          trials: until - done,
          firstTrial: done,
          signal,
          onProgress: (some, of) => {
            const at = done + ((until - done) * some) / of;
            bar.show(() => ({
              share: at / trials,
              done: Math.round(at) * scenarios.length,
              label: scenarios[0]!.name,
              ...(found && { estimate: found }),
            }));
          },
        });
        runs = next.map((one, i) => (runs[i] === undefined ? one : merge([runs[i], one])));
        await breathe();
        signal.throwIfAborted();
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      bar.close();
    }
    return { runs, isStopped: signal.aborted && (runs[0]?.options.trials ?? 0) < trials };
  });
}
