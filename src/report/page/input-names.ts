import { SENTENCES, type SentenceId } from './language/sentences.ts';
import { sentence } from './names.ts';
import type { Voice } from './voice.ts';

/** Dates of dated events, by the path of the event. */
type Dates = Readonly<Record<string, string>>;

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
  [/^policy\.ratesPerYear\.(?<from>[^.]+)\.(?<to>[^.]+)$/, 'input.rate'],
  [/^(?<event>policy\.events\.\d+)\.probability$/, 'input.event'],
];

/** A policy of one destination has the same numbers as the policy of all. */
const PLACE = /^policy\.destinations\.(?<place>[^.]+)\./;

/** Returns an input in words; its path where there are none. */
export function inputName(path: string, dates: Dates, voice: Voice): string {
  const place = PLACE.exec(path)?.groups?.place;
  const name = wordsOf(path, place === undefined ? path : path.replace(PLACE, 'policy.'), dates, voice);
  if (name === undefined || place === undefined) return name ?? path;
  return voice.say('input.place', { input: name, place: known('place', place, voice) });
}

function wordsOf(path: string, shared: string, dates: Dates, voice: Voice): string | undefined {
  for (const [pattern, id] of INPUTS) {
    const found = pattern.exec(shared);
    if (found === null) continue;
    const places = placesOf(found.groups ?? {}, path.replace(/\.probability$/, ''), dates, voice);
    return places && sentence(voice.say(id, places));
  }
  return undefined;
}

/** Returns what fills the places of a name; nothing for an event whose date is not known. */
function placesOf(
  { element, regime, from, to, event }: Readonly<Record<string, string>>,
  at: string,
  dates: Dates,
  voice: Voice,
): { readonly a: string; readonly b?: string } | undefined {
  if (event) return dates[at] === undefined ? undefined : { a: voice.date(dates[at]) };
  if (from && to) return { a: known('state', from, voice), b: known('state', to, voice) };
  if (element) return { a: textOf(element, element, voice) };
  return { a: regime ? known('regime', regime, voice) : '' };
}

function known(kind: 'regime' | 'state' | 'place', name: string, voice: Voice): string {
  return textOf(`${kind}.${name}`, name, voice);
}

function textOf(id: string, otherwise: string, { say }: Voice): string {
  return Object.hasOwn(SENTENCES.en, id) ? say(id as SentenceId) : otherwise;
}
