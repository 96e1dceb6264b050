import { SENTENCES, type SentenceId } from './language/sentences.ts';
import type { Voice } from './voice.ts';

/** A scenario, a line or a regime in the words of a language; its own title where it is none that ships. */
export function nameOf(kind: 'scenario' | 'line', title: string, { say }: Voice): string {
  const id = idOf(kind, title);
  return id === undefined ? title : say(id);
}

/** Returns the clause that states a scenario as a condition. */
export function ifClause(title: string, { say }: Voice): string {
  const id = idOf('scenario', title);
  return id === undefined ? say('if.other', { title }) : say(id.replace('scenario.', 'if.') as SentenceId);
}

/** Returns the clause as it stands within a sentence. */
export function within(clause: string): string {
  return clause.charAt(0).toLowerCase() + clause.slice(1);
}

/** Returns a sentence that begins with a name in lower case, such as that of an element, in upper case. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What ships has its English title; a title that somebody wrote stays as it is. */
function idOf(kind: 'scenario' | 'line', title: string): SentenceId | undefined {
  return (Object.entries(SENTENCES.en) as [SentenceId, string][]).find(
    ([id, text]) => id.startsWith(`${kind}.`) && text === title,
  )?.[0];
}

/** Patterns of paths of inputs, and the sentences that name them; groups fill its places. */
const INPUTS: readonly (readonly [RegExp, SentenceId])[] = [
  [/^automakers\.[^.]+\.lanes\.(?<element>[^.]+)\.bufferDays(?:\.median)?$/, 'input.buffer'],
  [/^automakers\.[^.]+\.lanes\.(?<element>[^.]+)\.bufferDays\.sigma$/, 'input.spread'],
  [/^automakers\.[^.]+\.clearedAtStart$/, 'input.cleared'],
  [/^desk\.effortWorkingDays(?:\.median)?$/, 'input.effort'],
  [/^desk\.effortWorkingDays\.sigma$/, 'input.effortSpread'],
  [/^policy\.regimes\.(?<regime>[^.]+)\.returned$/, 'input.returned'],
  [/^policy\.regimes\.(?<regime>[^.]+)\.stalled$/, 'input.stalled'],
  [/^policy\.regimes\.(?<regime>[^.]+)\.speed$/, 'input.speed'],
  [/^market\.rampPerMonth$/, 'input.ramp'],
  [/^market\.rampCap$/, 'input.rampCap'],
  [/^market\.thriftPerMonth$/, 'input.thrift'],
  [/^market\.thriftCap$/, 'input.thriftCap'],
  [/^market\.separatedInChina\.(?<element>[^.]+)$/, 'input.separated'],
  [/^policy\.ratesPerYear\.(?<regime>[^.]+)\.(?<to>[^.]+)$/, 'input.rate'],
];

/** Returns an input in words; its path where there are none. */
export function inputName(path: string, voice: Voice): string {
  for (const [pattern, id] of INPUTS) {
    const groups = pattern.exec(path)?.groups;
    if (!pattern.test(path)) continue;
    const { element, regime, to } = groups ?? {};
    if (element) return sentence(voice.say(id, { a: known(element, element, voice) }));
    if (to) return sentence(voice.say(id, { a: regime!, b: to }));
    return sentence(voice.say(id, { a: regime ? known(`regime.${regime}`, regime, voice) : '' }));
  }
  return path;
}

function known(id: string, otherwise: string, { say }: Voice): string {
  return Object.hasOwn(SENTENCES.en, id) ? say(id as SentenceId) : otherwise;
}

/** Inputs that are shares of a whole. */
const SHARES = /(?:returned|stalled|clearedAtStart|separatedInChina\.[A-Za-z]+|thriftCap|rampCap|PerMonth)$/;

/** Returns the value of an input as text: shares in per cent. */
export function inputValue(path: string, value: number, { number, percent }: Voice): string {
  if (SHARES.test(path)) return percent(value);
  const size = Math.abs(value);
  return number(value, size >= 20 ? 0 : size >= 1 ? 1 : 2);
}

/** Returns a number or a distribution of a scenario in short. */
export function settingText(path: string, value: unknown, voice: Voice): string {
  if (typeof value === 'number') return inputValue(path, value, voice);
  const parts = Object.entries(value as object).filter(
    ([key, part]) => typeof part === 'number' && key !== 'source',
  );
  return parts
    .map(([key, part]) => `${key} ${inputValue(key === 'sigma' ? '' : path, part, voice)}`)
    .join(', ');
}
