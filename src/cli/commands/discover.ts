import { discoverInRun } from '../../analysis/discover/in-run.ts';
import { checkWhole } from '../../check.ts';
import { DEFAULT_TRIALS } from '../../engine/options.ts';
import { simulate } from '../../simulation/simulate.ts';
import { asked, findChanged } from '../input/find.ts';
import { given } from '../input/given.ts';
import { answerOf } from '../output/answer.ts';
import type { Call } from '../table/spec.ts';
import { inStagedCommand } from './staged.ts';

/** Finds boxes of inputs in which most halts lie. */
export async function run({ args: [name], options }: Call): Promise<number> {
  const { trials = DEFAULT_TRIALS } = options;
  checkWhole('--trials', trials, 40, 1e8);
  const scenario = await findChanged(name!, options);
  const settings = { ...asked(options, scenario), ...given(options, 'boxes', 'density') };
  return inStagedCommand(
    {
      total: trials,
      least: 400,
      of: 'futures',
      flag: '--trials',
      label: scenario.name,
      work: (count, report) => {
        const futures = simulate(scenario, { ...given(options, 'seed'), trials: count });
        report(1, 2);
        return discoverInRun(futures, settings, { onProgress: (done, of) => report(of + done, 2 * of) });
      },
      estimate: ({ question, overall }) => ({ what: question!.automaker ?? 'any line', of: overall }),
      answer: answerOf,
    },
    options,
  );
}
