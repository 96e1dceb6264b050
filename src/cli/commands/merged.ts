import { merge } from '../../engine/merge.ts';
import type { RunOptions, Simulation } from '../../engine/run.ts';
import { simulateAllInParallel } from '../../node/parallel.ts';
import { COLD_WORK, isSmall } from '../../parallel/shards.ts';
import type { Scenario } from '../../scenario/types.ts';
import { simulate } from '../../simulation/simulate.ts';
import { Bar, type Progress } from '../live/bar.ts';
import { breathe, interruptible } from '../live/interrupt.ts';

/** Runs of several scenarios with as many trials each, and whether Ctrl-C ended them. */
export interface MergedRuns {
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
export function mergedRuns(
  scenarios: readonly Scenario[],
  options: Pick<RunOptions, 'trials'> & Partial<RunOptions>,
  workers: { readonly workers?: number },
  estimate: (runs: readonly Simulation[]) => Progress['estimate'],
): Promise<MergedRuns> {
  const { trials } = options;
  if (isSmall(scenarios, { trials, rareEvents: false }, COLD_WORK)) {
    return Promise.resolve({
      runs: scenarios.map((scenario) => simulate(scenario, options)),
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
          ...options,
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
        runs = next.map((run, i) => (runs[i] === undefined ? run : merge([runs[i], run])));
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
