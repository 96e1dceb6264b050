import { rowsOf, type Tabular } from '../../report/csv.ts';
import { format } from '../../report/format.ts';
import type { Answer } from './deliver.ts';
import { documentOf } from './plain.ts';

/** Returns a result of the library in each form that may be asked for. */
export function answerOf(result: Extract<Tabular, Parameters<typeof format>[0]>): Answer {
  return {
    text: () => format(result),
    json: () => documentOf(result),
    csv: () => rowsOf(result),
  };
}
