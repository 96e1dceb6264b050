import { createWorkspace } from '../kernel/index.ts';
import { compileLines } from '../model/compile.ts';
import { samplePaths } from '../sampling/sample-path.ts';
import { openSetDraw, rowsBySet } from '../sampling/set-of-trial.ts';
import { REPLICATES } from '../sampling/sobol-streams.ts';
import type { Scenario } from '../scenario/types.ts';
import { VERSION } from '../version.ts';
import { emptyColumns } from './columns.ts';
import { type Digest, digestBuilder } from './digest.ts';
import type { RunOptions, TrialRange } from './run.ts';
import { runId } from './run-id.ts';
import { runTrial } from './run-trial.ts';

/** Trials counted together: enough that counting costs little, few enough for a processor's cache. */
const ROWS = 2048;

/**
 * Runs a scenario, or some ranges of its trials in order, and returns their digest. Columns stay at `ROWS`
 * entries.
 */
export function summarizeTrials(
  scenario: Scenario,
  options: RunOptions,
  ranges: Iterable<TrialRange> = [options],
): Digest {
  const { trials, seed, sampling } = options;
  const model = compileLines(scenario);
  const sampler = samplePaths(model, seed, { sampling });
  const sets = openSetDraw(scenario, seed);
  const workspace = createWorkspace(model);
  const isPriced = scenario.prices !== undefined;
  const columns = model.automakers.map(() => emptyColumns(Math.min(ROWS, trials), isPriced));
  const outcomes = Object.fromEntries(model.automakers.map(({ id }, i) => [id, columns[i]!]));
  const { weekendsOnlyFrom } = model;
  const replicates = sampling === 'sobol' ? REPLICATES : 1;
  const builder = digestBuilder(
    {
      id: runId({ scenario, options, version: VERSION }),
      scenario,
      options,
      version: VERSION,
      weekendsOnlyFrom,
      replicates,
      outcomes,
    },
    ROWS,
  );
  for (const { firstTrial, trials } of ranges) {
    for (let done = 0; done < trials; done += ROWS) {
      const rows = Math.min(ROWS, trials - done);
      const first = firstTrial + done;
      const order = rowsBySet(sets, first, rows);
      for (let i = 0; i < rows; i++)
        runTrial(workspace, sampler.sample(first + order[i]!), columns, order[i]!);
      builder.add(outcomes, first, rows);
    }
  }
  return builder.digest();
}
