import { timeToSurvive } from '../../analysis/survive/time-to-survive.ts';
import { rowsOf } from '../../report/csv.ts';
import { format } from '../../report/format.ts';
import { findChanged } from '../input/find.ts';
import { documentOf } from '../output/plain.ts';
import type { Call } from '../table/spec.ts';
import { inStagedCommand } from './staged.ts';

/** Cuts off one lane at a time and says how long each line runs. */
export async function run({ args: [name], options }: Call): Promise<number> {
  const { trials = 2000, seed, automaker, elements, from, until } = options;
  const scenario = await findChanged(name!, options);
  const question = {
    ...(automaker === undefined ? {} : { automaker }),
    ...(elements === undefined ? {} : { elements: elements.split(',') }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  };
  return inStagedCommand(
    {
      total: trials,
      least: 20,
      of: 'futures',
      flag: '--trials',
      label: scenario.name,
      work: (count, onProgress) =>
        timeToSurvive(scenario, question, {
          trials: count,
          onProgress,
          ...(seed === undefined ? {} : { seed }),
        }),
      estimate: () => undefined,
      answer: (result) => ({
        text: () => format(result),
        json: () => documentOf(result),
        csv: () => rowsOf(result),
      }),
    },
    options,
  );
}
