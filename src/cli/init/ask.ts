import { createInterface } from 'node:readline';
import { ELEMENTS } from '../../elements.ts';
import { wrap } from '../../report/layout.ts';
import { catalogueNames } from '../../scenario/catalogue-data.ts';
import { numberOf } from '../input/numbers.ts';
import type { Answers } from '../output/scenario-file.ts';
import { say } from '../output/terminal.ts';
import { checkAnswer, destinationsOf, lanesIn, USUAL } from './answers.ts';

type Key = Exclude<keyof Answers, 'id'>;

/** Questions on a terminal, in their order. */
const QUESTIONS: readonly (readonly [key: Key, question: (so: Answers) => string])[] = [
  ['start', () => 'Which policy scenario do you start from?'],
  ['title', () => 'What is your line called?'],
  ['destination', ({ start }) => `Where do the goods go (${destinationsOf(start).join(', ')})?`],
  ['vehicles', () => 'How many vehicles a day do you build?'],
  ['lanes', () => `Without which elements does the line stop (${ELEMENTS.join(' ')})?`],
  ['buffer', () => 'How many days of cover do you plan to hold?'],
];

/** Answers, or what ended the questions. */
export interface Asked {
  readonly answers: Partial<Answers>;
  readonly stoppedBy?: 'Ctrl-C' | 'Ctrl-D';
}

/**
 * Asks on the terminal for each answer that is not given, again where a reply is wrong. `check` rejects
 * answers of which no file can be made.
 */
export async function ask(
  given: Partial<Answers>,
  check: (answers: Partial<Answers>) => Promise<unknown>,
): Promise<Asked> {
  const dialogue = openDialogue();
  say(wrap(`Enter takes the answer in brackets. Scenarios: ${catalogueNames.join(', ')}.`));
  let answers = given;
  try {
    for (const [key, question] of QUESTIONS.filter(([key]) => given[key] === undefined)) {
      for (let isOpen = true; isOpen; ) {
        const so = { ...USUAL, ...answers };
        const reply = await dialogue.ask(`${question(so)} [${String(so[key])}] `);
        if (reply === undefined) return { answers, stoppedBy: dialogue.stoppedBy() };
        const next = reply === '' ? answers : { ...answers, [key]: answerIn(key, reply) };
        isOpen = await isRefused(key, next, check);
        if (!isOpen) answers = next;
      }
    }
    return { answers };
  } finally {
    dialogue.close();
  }
}

/** Questions and replies on the terminal. */
interface Dialogue {
  /** Resolves to a reply without blanks around it; `undefined` once the user has left. */
  ask(question: string): Promise<string | undefined>;
  stoppedBy(): 'Ctrl-C' | 'Ctrl-D';
  close(): void;
}

function openDialogue(): Dialogue {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const replies = lines[Symbol.asyncIterator]();
  let stoppedBy: 'Ctrl-C' | 'Ctrl-D' = 'Ctrl-D';
  let isClosed = false;
  lines.on('close', () => {
    isClosed = true;
  });
  lines.on('SIGINT', () => {
    stoppedBy = 'Ctrl-C';
    lines.close();
  });
  return {
    async ask(question) {
      lines.setPrompt(question);
      // Keys typed ahead may have closed the lines, and then no reply comes.
      if (!isClosed) lines.prompt();
      const { value, done } = isClosed ? { value: '', done: true } : await replies.next();
      if (done) process.stderr.write('\n');
      return done ? undefined : value.trim();
    },
    stoppedBy: () => stoppedBy,
    close: () => lines.close(),
  };
}

function answerIn(key: Key, reply: string): string | number | string[] {
  if (key === 'lanes') return lanesIn(reply);
  if (key !== 'vehicles' && key !== 'buffer') return reply;
  const number = numberOf(reply);
  return Number.isNaN(number) ? reply : number;
}

/** Says what is wrong with an answer, if something is. */
async function isRefused(
  key: Key,
  answers: Partial<Answers>,
  check: (answers: Partial<Answers>) => Promise<unknown>,
): Promise<boolean> {
  try {
    checkAnswer(key, { ...USUAL, ...answers }, 'the answer');
    await check(answers);
    return false;
  } catch (error) {
    say((error as Error).message);
    return true;
  }
}
