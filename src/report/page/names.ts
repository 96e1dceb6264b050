import { SENTENCES, type SentenceId } from './language/sentences.ts';
import type { Voice } from './voice.ts';

/** A scenario, a line or a regime in the words of a language; its own title where it is none that ships. */
export function nameOf(kind: 'scenario' | 'line', title: string, voice: Voice): string {
  const { base, season, year } = partsOf(title);
  const id = idOf(kind, base);
  if (id === undefined) return title;
  return seasoned(voice.say(id), season, year, voice);
}

/** Returns the clause that states a scenario as a condition. */
export function ifClause(title: string, voice: Voice): string {
  const { base, season, year } = partsOf(title);
  const id = idOf('scenario', base);
  if (id === undefined) return voice.say('if.other', { title });
  return seasoned(voice.say(id.replace('scenario.', 'if.') as SentenceId), season, year, voice);
}

/** Returns the clause as it stands within a sentence. */
export function within(clause: string): string {
  return clause.charAt(0).toLowerCase() + clause.slice(1);
}

/** Returns a sentence that begins with a name in lower case, such as that of an element, in upper case. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Returns scenarios without a season that all their titles end with: the dates of the report say it. */
export function withoutSharedSeason<T extends { readonly title: string }>(scenarios: readonly T[]): T[] {
  const all = scenarios.map(({ title }) => ({ title, ...partsOf(title) }));
  const isShared = all.every(
    ({ season, year }) => season !== undefined && season === all[0]!.season && year === all[0]!.year,
  );
  return scenarios.map((scenario, i) => (isShared ? { ...scenario, title: all[i]!.base } : scenario));
}

/** A title that ends with a season, such as `Ban resumes, autumn 2026`. */
const SEASON = /^(?<base>.+), (?<season>spring|summer|autumn|winter) (?<year>\d{4})$/;

interface TitleParts {
  readonly base: string;
  readonly season?: 'spring' | 'summer' | 'autumn' | 'winter';
  readonly year?: string;
}

function partsOf(title: string): TitleParts {
  return (SEASON.exec(title)?.groups as TitleParts | undefined) ?? { base: title };
}

function seasoned(title: string, season: TitleParts['season'], year = '', { say }: Voice): string {
  return season === undefined ? title : say(`season.${season}`, { title, year });
}

/** What ships has its English title; a title that somebody wrote stays as it is. */
function idOf(kind: 'scenario' | 'line', title: string): SentenceId | undefined {
  return (Object.entries(SENTENCES.en) as [SentenceId, string][]).find(
    ([id, text]) => id.startsWith(`${kind}.`) && text === title,
  )?.[0];
}
