import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { ELEMENTS } from '../../elements.ts';
import { describe, didYouMean, printable } from '../../errors.ts';
import { parseText } from '../../node/parse-text.ts';
import { loadScenario } from '../../scenario/catalogue.ts';
import { parsePatched } from '../../scenario/parse-with-units.ts';
import { openRecord } from '../../scenario/patch-record.ts';
import { EXIT } from '../exit-codes.ts';
import { type Answers, scenarioFile } from '../output/scenario-file.ts';
import { say } from '../output/terminal.ts';
import type { Options } from '../table/option-values.ts';
import type { Call } from '../table/spec.ts';
import { anyNumber } from '../table/values.ts';

/** Answers where none is given. */
const USUAL: Answers = {
  start: 'licences-slowed',
  id: 'my-firm',
  title: 'My firm',
  vehicles: 1000,
  lanes: ['Dy', 'Tb'],
  buffer: 45,
  destination: 'eu',
};

/** Writes a commented scenario file of one's own. */
export async function run({ args: [file = 'my-firm.yaml'], options }: Call): Promise<number> {
  if (file !== '-' && !/\.ya?ml$/.test(file))
    throw new RangeError(`Expected the file to end in .yaml, as comments need YAML, got ${describe(file)}`);
  if (file !== '-' && !options.force && (await exists(file)))
    throw new RangeError(
      `Expected ${printable(file)} to be a new file, got one that exists; --force replaces it`,
    );
  const isTerminal = process.stdin.isTTY === true && process.stderr.isTTY === true && file !== '-';
  const given = answersOf(options);
  const answers = isTerminal ? await ask(given) : { ...USUAL, ...given };
  const text = scenarioFile(checked(answers));
  // What it writes is a file that `validate` accepts.
  await parsePatched(await parseText(text, 'YAML', file), openRecord());
  if (file === '-') process.stdout.write(text);
  else {
    const { replaceFile } = await import('../../node/replace-file.ts');
    await replaceFile(file, [text]);
    say(
      `Wrote ${printable(file)}. Next: rare-earth-risk validate ${printable(file)}; rare-earth-risk simulate ${printable(file)}`,
    );
  }
  return EXIT.done;
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function answersOf({ start, id, title, vehicles, lanes, buffer, destination }: Options): Partial<Answers> {
  const given = { start, id, title, vehicles, lanes: lanes?.split(','), buffer, destination };
  const own = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<Answers>;
  return id !== undefined && title === undefined ? { ...own, title: id } : own;
}

/** Questions on a terminal, in their order. */
const QUESTIONS: readonly (readonly [key: keyof Answers, question: string])[] = [
  ['start', 'Which policy scenario do you start from?'],
  ['title', 'What is your line called?'],
  ['destination', 'Where do the goods go (eu, us, japan, korea, india)?'],
  ['vehicles', 'How many vehicles a day do you build?'],
  ['lanes', 'Without which elements does the line stop?'],
  ['buffer', 'How many days of cover do you plan to hold?'],
];

async function ask(given: Partial<Answers>): Promise<Answers> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  let answers: Answers = { ...USUAL, ...given };
  try {
    for (const [key, question] of QUESTIONS.filter(([key]) => given[key] === undefined)) {
      const reply = (await lines.question(`${question} [${String(answers[key])}] `)).trim();
      if (reply === '') continue;
      const isNumber = key === 'vehicles' || key === 'buffer';
      const value = isNumber ? anyNumber(reply) : key === 'lanes' ? reply.split(/[\s,]+/) : reply;
      answers = { ...answers, [key]: value };
    }
  } finally {
    lines.close();
  }
  return given.id === undefined ? { ...answers, id: idOf(answers.title) } : answers;
}

/** Returns an id made of the letters and digits of a name. */
function idOf(title: string): string {
  const id = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return id === '' ? USUAL.id : id;
}

function checked(answers: Answers): Answers {
  loadScenario(answers.start);
  const unknown = answers.lanes.find((element) => !(ELEMENTS as readonly string[]).includes(element));
  if (unknown !== undefined)
    throw new RangeError(
      `Expected --lanes to be elements of ${ELEMENTS.join(', ')}, got ${describe(unknown)}${didYouMean(unknown, ELEMENTS)}`,
    );
  if (!/^[a-z0-9][a-z0-9-]*$/.test(answers.id))
    throw new RangeError(
      `Expected --id to be a name in kebab-case, such as my-firm, got ${describe(answers.id)}`,
    );
  for (const key of ['vehicles', 'buffer'] as const)
    if (!(answers[key] > 0))
      throw new RangeError(`Expected --${key} to be a number above 0, got ${describe(answers[key])}`);
  return answers;
}
