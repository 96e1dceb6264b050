import { type Hindcast, hindcast } from '../../analysis/hindcast/hindcast.ts';
import { describe, printable } from '../../errors.ts';
import { observations } from '../../history/data.ts';
import type { Cell } from '../../report/csv-table.ts';
import { format } from '../../report/format.ts';
import type { Scenario } from '../../scenario/types.ts';
import { findChanged } from '../input/find.ts';
import { documentOf } from '../output/plain.ts';
import type { Call } from '../table/spec.ts';
import { inStagedCommand } from './staged.ts';

/** Simulates a past episode and holds it against what was observed. */
export async function run({ args: [name = 'spring-2025'], options }: Call): Promise<number> {
  const { trials = 20, seed } = options;
  const scenario = await findChanged(name, options);
  refuseOtherLines(scenario, name);
  return inStagedCommand(
    {
      total: trials,
      least: 5,
      of: 'futures',
      flag: '--trials',
      label: scenario.name,
      work: (count) => {
        const result = hindcast(scenario, observations, {
          trials: count,
          ...(seed === undefined ? {} : { seed }),
        });
        if (result.verifications.length === 0)
          throw refused(`${describe(scenario.name)}, whose days have no observation`, name);
        return result;
      },
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

/** Refuses a scenario that lacks an automaker that an observed firm resembles. */
function refuseOtherLines({ name, automakers }: Scenario, typed: string): void {
  const needed = new Set(Object.values(observations.halts.firms).map(({ like }) => like));
  const missing = [...needed].filter((id) => !Object.hasOwn(automakers, id));
  if (missing.length > 0) throw refused(`${describe(name)} without ${missing.join(', ')}`, typed);
}

function refused(what: string, typed: string): RangeError {
  return new RangeError(
    `Expected a scenario of the past with the shipped automakers, such as spring-2025, got ${what}; for the chances of your own line: rare-earth-risk simulate ${printable(typed)}`,
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
