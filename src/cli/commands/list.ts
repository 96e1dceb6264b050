import { displayWidth, padEnd } from '../../report/display-width.ts';
import { wrap } from '../../report/layout.ts';
import { catalogueData, catalogueNames } from '../../scenario/catalogue-data.ts';
import { EXIT } from '../exit-codes.ts';
import { deliver } from '../output/deliver.ts';
import type { Call } from '../table/spec.ts';

/** What the list says of a scenario. */
interface Entry {
  readonly name: string;
  readonly title: string;
  readonly start: string;
  readonly notice?: string;
}

/** Lists the catalogue, one line a scenario, grouped by start. */
export async function run({ options }: Call): Promise<number> {
  const entries = catalogueNames.map(entryOf);
  await deliver({ text: () => listText(entries), json: () => entries }, options);
  return EXIT.done;
}

/** Returns the entry of a scenario, whose file is not parsed for it, only what it extends is followed. */
function entryOf(name: string): Entry {
  const { title, start, notice } = dataOf(name);
  return { name, title: title!, start: start!, ...(notice === undefined ? {} : { notice }) };
}

type Heading = Partial<Record<'title' | 'start' | 'notice' | 'extends', string>>;

function dataOf(name: string): Heading {
  const own = catalogueData(name) as Heading;
  return own.extends === undefined ? own : { ...dataOf(own.extends), ...own };
}

function listText(entries: readonly Entry[]): string {
  const wide = Math.max(...entries.map(({ name }) => displayWidth(name)));
  return [...new Set(entries.map(({ start }) => start))]
    .map((day) => {
      const group = entries.filter(({ start }) => start === day);
      const notices = new Set(group.flatMap(({ notice }) => notice ?? []));
      return [
        `From ${day}`,
        ...[...notices].map((text) => wrap(text)),
        ...group.map(({ name, title }) => `  ${padEnd(name, wide)}  ${title}`),
      ].join('\n');
    })
    .join('\n\n');
}
