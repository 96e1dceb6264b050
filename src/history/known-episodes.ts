import { parseDay } from '../calendar/days.ts';
import { describe } from '../errors.ts';
import { deepFreeze } from '../scenario/deep-freeze.ts';
import type { Episodes } from './episode-types.ts';
import { parseEpisodes } from './parse-episodes.ts';
import { isParsed, markParsed } from './parsed.ts';

/**
 * Returns the episodes as they could be read at the end of a day, frozen. Figures published later and
 * goods that were not under control yet are left out; the base of a good stays.
 *
 * @example
 * ```ts
 * import { episodes, episodesKnownBy } from 'rare-earth-risk/history';
 *
 * const { goods } = episodesKnownBy(episodes, '2025-06-30');
 * console.log(Object.keys(goods.antimony!.months).at(-1), 'dysprosium' in goods); // 2025-03 true
 * ```
 * @param date - an ISO date.
 * @throws {RangeError} for anything else.
 */
export function episodesKnownBy(episodes: Episodes, date: string): Episodes {
  if (typeof date !== 'string' || parseDay(date) === undefined) {
    throw new RangeError(`Expected date to be an ISO date, got ${describe(date)}`);
  }
  const all = isParsed(episodes) ? episodes : parseEpisodes(episodes);
  const isOut = ([, { publishedOn }]: [string, { readonly publishedOn: string }]): boolean =>
    publishedOn <= date;
  const known = <T extends { readonly publishedOn: string }>(some: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(some).filter(isOut));
  const goods = Object.entries(all.goods).flatMap(([id, good]) => {
    if (good.inForce.publishedOn > date) return [];
    const { firstLicences, ...rest } = good;
    const heard = firstLicences !== undefined && firstLicences.publishedOn <= date ? { firstLicences } : {};
    return [[id, { ...rest, ...heard, months: known(good.months), levels: known(good.levels) }]];
  });
  const found = { ...all, goods: Object.fromEntries(goods), remarks: known(all.remarks) } as Episodes;
  return deepFreeze(markParsed(found));
}
