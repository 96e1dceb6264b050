import { SENTENCES, type SentenceId } from './language/sentences.ts';
import type { Voice } from './voice.ts';

/** Inputs that are shares of a whole. */
const SHARES =
  /(?:returned|stalled|clearedAtStart|probability|separatedInChina\.[A-Za-z]+|thriftCap|rampCap|PerMonth)$/;

/** Returns the value of an input as text: shares in per cent. */
export function inputValue(path: string, value: number, { number, percent }: Voice): string {
  if (SHARES.test(path)) return percent(value);
  const size = Math.abs(value);
  return number(value, size >= 20 ? 0 : size >= 1 ? 1 : 2);
}

/** Returns a number or a distribution of a scenario in short. */
export function settingText(path: string, setting: unknown, voice: Voice): string {
  if (typeof setting === 'number') return inputValue(path, setting, voice);
  const { values } = setting as { readonly values?: readonly number[] };
  if (Array.isArray(values)) {
    const [low, high] = [Math.min(...values), Math.max(...values)].map((end) => inputValue(path, end, voice));
    return voice.say('part.values', { n: values.length, low: low!, high: high! });
  }
  return Object.entries(setting as object)
    .filter(([, part]) => typeof part === 'number')
    .map(([key, part]) => `${partName(key, voice)} ${inputValue(key === 'sigma' ? '' : path, part, voice)}`)
    .join(', ');
}

/** A part of a distribution in words. */
function partName(key: string, { say }: Voice): string {
  const id = `part.${key}`;
  return Object.hasOwn(SENTENCES.en, id) ? say(id as SentenceId) : key;
}
