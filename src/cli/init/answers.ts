import { ELEMENTS } from '../../elements.ts';
import { describe, didYouMean } from '../../errors.ts';
import { loadScenario } from '../../scenario/catalogue.ts';
import { catalogueNames } from '../../scenario/catalogue-data.ts';
import { entityIds } from '../../scenario/sources.ts';
import type { Answers } from '../output/scenario-file.ts';

/** Answers where none is given. */
export const USUAL: Answers = {
  start: 'licences-slowed',
  id: 'my-firm',
  title: 'My firm',
  vehicles: 1000,
  lanes: ['Dy', 'Tb'],
  buffer: 45,
  destination: 'eu',
};

/** Refuses an answer; the others say what it is checked against. `name` is what the message calls it. */
export function checkAnswer(key: keyof Answers, answers: Answers, name: string): void {
  switch (key) {
    case 'start':
      checkOneOf(name, answers.start, catalogueNames);
      return;
    case 'destination':
      checkOneOf(name, answers.destination, destinationsOf(answers.start));
      return;
    case 'lanes':
      if (answers.lanes.length === 0) throw refused(name, `elements of ${ELEMENTS.join(', ')}`, '');
      for (const element of answers.lanes) checkOneOf(name, element, ELEMENTS, 'elements of');
      return;
    case 'title':
      if (answers.title.trim() === '') throw refused(name, 'a name', answers.title);
      return;
    case 'id':
      if (!/^[a-z0-9][a-z0-9-]*$/.test(answers.id))
        throw refused(name, 'a name in kebab-case, such as my-firm', answers.id);
      if (isShipped(answers.id, answers.start))
        throw refused(name, 'an id that no shipped line has', answers.id);
      return;
    default:
      if (!(answers[key] > 0)) throw refused(name, 'a number above 0', answers[key]);
  }
}

/** Returns where lines of a shipped scenario are, so that its policy tells of a line there. */
export function destinationsOf(start: string): string[] {
  const { automakers } = loadScenario(start);
  const all = entityIds(automakers).map((id) => automakers[id]!.destination);
  return [...new Set(all)].filter((id) => id !== '');
}

/** Returns the elements that a text names, with commas or spaces between, each once. */
export function lanesIn(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter((element) => element !== ''))];
}

/** Returns an id made of the letters and digits of a name, without accents, that no shipped line has. */
export function idOf(title: string, start: string): string {
  const id = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (id === '') return USUAL.id;
  return isShipped(id, start) ? `${id}-own` : id;
}

function isShipped(id: string, start: string): boolean {
  return Object.hasOwn(loadScenario(start).automakers, id);
}

function checkOneOf(name: string, value: string, known: readonly string[], some = 'one of'): void {
  if (!known.includes(value))
    throw refused(name, `${some} ${known.join(', ')}`, value, didYouMean(value, known));
}

function refused(name: string, rule: string, value: unknown, hint = ''): RangeError {
  return new RangeError(`Expected ${name} to be ${rule}, got ${describe(value)}${hint}`);
}
