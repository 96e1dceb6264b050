import { timeToSurvive } from '../../analysis/survive/time-to-survive.ts';
import { findChanged } from '../input/find.ts';
import { given } from '../input/given.ts';
import { answerOf } from '../output/answer.ts';
import type { Call } from '../table/spec.ts';
import { inStagedCommand } from './staged.ts';

/** Cuts off one lane at a time and says how long each line runs. */
export async function run({ args: [name], options }: Call): Promise<number> {
  const { trials = 2000, elements } = options;
  const scenario = await findChanged(name!, options);
  const question = {
    ...given(options, 'automaker', 'from', 'until'),
    ...(elements === undefined ? {} : { elements: elements.split(',').map((element) => element.trim()) }),
  };
  return inStagedCommand(
    {
      total: trials,
      least: 20,
      of: 'futures',
      flag: '--trials',
      label: scenario.name,
      work: (count, onProgress) =>
        timeToSurvive(scenario, question, { ...given(options, 'seed'), trials: count, onProgress }),
      estimate: () => undefined,
      answer: answerOf,
    },
    options,
  );
}
