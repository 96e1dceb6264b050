import { stat } from 'node:fs/promises';
import { describe, printable } from '../../errors.ts';
import { parseText } from '../../node/parse-text.ts';
import { parsePatched } from '../../scenario/parse-with-units.ts';
import { openRecord } from '../../scenario/patch-record.ts';
import { EXIT } from '../exit-codes.ts';
import { checkAnswer, idOf, lanesIn, USUAL } from '../init/answers.ts';
import { ask } from '../init/ask.ts';
import { type Answers, scenarioFile } from '../output/scenario-file.ts';
import { say } from '../output/terminal.ts';
import type { Options } from '../table/option-values.ts';
import type { Call } from '../table/spec.ts';

/** Writes a commented scenario file of one's own. */
export async function run({ args: [file = 'my-firm.yaml'], options }: Call): Promise<number> {
  if (file !== '-' && !/\.ya?ml$/.test(file))
    throw new RangeError(`Expected the file to end in .yaml, as comments need YAML, got ${describe(file)}`);
  if (file !== '-' && !options.force && (await exists(file)))
    throw new RangeError(
      `Expected ${printable(file)} to be a new file, got one that exists; --force replaces it`,
    );
  const given = checked(answersOf(options));
  const isTerminal = process.stdin.isTTY === true && process.stderr.isTTY === true && file !== '-';
  const asked = isTerminal ? await ask(given, textOf) : { answers: given };
  if (asked.stoppedBy !== undefined) {
    say(`Stopped by ${asked.stoppedBy}; no file was written.`);
    return asked.stoppedBy === 'Ctrl-C' ? EXIT.interrupted : EXIT.badInput;
  }
  const text = await textOf(asked.answers);
  if (file === '-') process.stdout.write(text);
  else {
    const { replaceFile } = await import('../../node/replace-file.ts');
    await replaceFile(file, [text]);
    const name = printable(file);
    say(`Wrote ${name}. Next:\n  rare-earth-risk validate ${name}\n  rare-earth-risk simulate ${name}`);
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
  const own = {
    start,
    id,
    title: title ?? id,
    vehicles,
    lanes: lanes && lanesIn(lanes),
    buffer,
    destination,
  };
  return Object.fromEntries(
    Object.entries(own).filter(([, value]) => value !== undefined),
  ) as Partial<Answers>;
}

/** Returns the answers that are given as options, each checked. */
function checked(given: Partial<Answers>): Partial<Answers> {
  const all = { ...USUAL, ...given };
  // The scenario first: the others say where they are wrong in it.
  checkAnswer('start', all, '--start');
  for (const key of Object.keys(given) as (keyof Answers)[]) checkAnswer(key, all, `--${key}`);
  return given;
}

/** Returns the text of a file that `validate` accepts. */
async function textOf(given: Partial<Answers>): Promise<string> {
  const all = { ...USUAL, ...given };
  const id = given.id ?? idOf(all.title, all.start);
  const text = scenarioFile({ ...all, id });
  await parsePatched(await parseText(text, 'YAML', 'the new file'), openRecord());
  return text;
}
