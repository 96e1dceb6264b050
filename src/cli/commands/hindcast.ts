import { type Hindcast, hindcast } from '../../analysis/hindcast/hindcast.ts';
import { observations } from '../../history/data.ts';
import type { Cell } from '../../report/csv-table.ts';
import { format } from '../../report/format.ts';
import { findChanged } from '../input/find.ts';
import { documentOf } from '../output/plain.ts';
import type { Call } from '../table/spec.ts';
import { inStagedCommand } from './staged.ts';

/** Simulates a past episode and holds it against what was observed. */
export async function run({ args: [name = 'spring-2025'], options }: Call): Promise<number> {
  const { trials = 20, seed } = options;
  const scenario = await findChanged(name, options);
  return inStagedCommand(
    {
      total: trials,
      least: 5,
      of: 'futures',
      flag: '--trials',
      label: scenario.name,
      work: (count) =>
        hindcast(scenario, observations, { trials: count, ...(seed === undefined ? {} : { seed }) }),
      estimate: () => undefined,
      answer: (result) => ({
        text: () => format(result),
        json: () => {
          const { verifications, trials: each, parameterDraws } = result;
          return documentOf({ scenario: scenario.name, trials: each, parameterDraws, verifications });
        },
        csv: () => rowsOf(result),
      }),
    },
    options,
  );
}

function rowsOf({ verifications }: Hindcast): Cell[][] {
  return [
    ['id', 'title', 'unit', 'observed', 'median', 'low90', 'high90', 'inside'],
    ...verifications.map(({ id, title, unit, observed, median, interval90, inside }) => [
      ...[id, title, unit, observed, median],
      ...interval90,
      inside,
    ]),
  ];
}
