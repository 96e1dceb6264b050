import {
  DEFAULT_INNER,
  DEFAULT_OUTER,
  LEAST_OUTER,
  type Uncertainty,
  uncertainty,
} from '../../analysis/uncertainty.ts';
import { type Cell, estimateCells, estimateHeads } from '../../report/csv-table.ts';
import { format } from '../../report/format.ts';
import { VERSION } from '../../version.ts';
import { asked, findChanged } from '../input/find.ts';
import { given } from '../input/given.ts';
import type { Call } from '../table/spec.ts';
import { inStagedCommand } from './staged.ts';

/** Separates chance within a future from what is not known. */
export async function run({ args: [name], options }: Call): Promise<number> {
  const { outer = DEFAULT_OUTER, inner = DEFAULT_INNER, unknown = [] } = options;
  const scenario = await findChanged(name!, options);
  const about = { ...asked(options, scenario), ...given(options, 'seed'), inner, unknown };
  return inStagedCommand(
    {
      total: outer,
      least: LEAST_OUTER,
      multiple: 2,
      of: 'draws',
      flag: '--outer',
      label: scenario.name,
      work: (count, onProgress) => uncertainty(scenario, { ...about, outer: count, onProgress }),
      estimate: ({ question, haltProbability }) => ({
        what: question.automaker ?? 'any line',
        of: haltProbability,
      }),
      answer: (result) => ({
        text: () => format(result),
        json: () => jsonOf(result),
        csv: () => rowsOf(result),
      }),
    },
    options,
  );
}

function jsonOf({ scenario: { name, notice }, ...result }: Uncertainty): object {
  return { version: VERSION, name, ...(notice ? { notice } : {}), ...result };
}

function rowsOf({ question, automakers, ...asked }: Uncertainty): Cell[][] {
  const names = ['haltProbability', 'deviation', 'epistemicShare'] as const;
  const orders = Object.keys(asked.quantiles).sort();
  return [
    ['line', ...names.flatMap(estimateHeads), ...orders.map((p) => `quantile.${p}`)],
    ...[[question.automaker ?? 'any', asked] as const, ...Object.entries(automakers)].map(([id, of]) => [
      id,
      ...names.flatMap((name) => estimateCells(of[name])),
      ...orders.map((p) => of.quantiles[p]),
    ]),
  ];
}
