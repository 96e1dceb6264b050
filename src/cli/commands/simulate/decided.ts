import type { Digest } from '../../../engine/digest.ts';
import { joinDigests } from '../../../engine/merge-digests.ts';
import { DEFAULT_TRIALS } from '../../../engine/options.ts';
import type { Scenario } from '../../../scenario/types.ts';
import { type Gate, judgeRuns } from '../../output/gates.ts';
import type { Options } from '../../table/option-values.ts';
import { drawOptions, heard, type Known, needsNoColumns, workersOf } from './runs.ts';

/** Most futures that a gate goes on to. */
const MOST = 1_000_000;

/**
 * Goes on with runs whose futures do not tell whether a gate holds: ten times as many, up to a million. A
 * number of futures that the user asks for stays.
 */
export async function decided(
  first: Known,
  scenarios: readonly Scenario[],
  gates: readonly Gate[],
  options: Options,
  signal: AbortSignal,
): Promise<Known> {
  if (options.trials !== undefined || !needsNoColumns(options)) return first;
  let known = first;
  for (let done = DEFAULT_TRIALS; done < MOST && !known.isStopped; done *= 10) {
    const isOpen = judgeRuns(gates, known.runs as readonly Digest[]).some(({ passed }) => passed === null);
    if (!isOpen) break;
    known = joined(known, await more(scenarios, done, options, signal));
  }
  return known;
}

async function more(
  scenarios: readonly Scenario[],
  done: number,
  options: Options,
  signal: AbortSignal,
): Promise<Known> {
  const { simulateAllInParallel } = await import('../../../node/parallel.ts');
  const range = { firstTrial: done, trials: 9 * done, keep: 'summary' } as const;
  const run = { ...drawOptions(options), ...range, ...workersOf(options) };
  return heard((listen) => simulateAllInParallel(scenarios, { ...run, ...listen }), scenarios, signal);
}

function joined(before: Known, { runs, isStopped }: Known): Known {
  const all = before.runs.map((run, i) => {
    const next = runs[i] as Digest | undefined;
    return next === undefined ? run : joinDigests([run as Digest, next]);
  });
  return { runs: all, isStopped };
}
