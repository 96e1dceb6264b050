import { expected, type ScenarioIssue } from '../errors.ts';
import { deepFreeze } from '../scenario/deep-freeze.ts';
import { isObject, type Json } from '../scenario/patch.ts';
import { structureIssues } from '../scenario/structure.ts';
import { toScenarioIssues } from '../scenario/zod-issues.ts';
import { crossIssues } from './checks.ts';
import { episodesSchema } from './episode-schema.ts';
import type { Episodes } from './episode-types.ts';
import { refuse } from './parse.ts';
import { markParsed } from './parsed.ts';

/**
 * Validates episodes and returns them, frozen. The data has the shape of `scenarios/history/episodes.json`.
 *
 * @example
 * ```ts
 * import { episodes, parseEpisodes } from 'rare-earth-risk/history';
 *
 * const again = parseEpisodes(JSON.parse(JSON.stringify(episodes)));
 * console.log(again.goods.gallium!.months['2023-12']!.value); // 7.03
 * ```
 * @throws {ScenarioError} with every issue, each with its path.
 */
export function parseEpisodes(data: unknown): Episodes {
  const file = { episodes: data };
  refuse(structureIssues(file), 'episodes');
  const result = episodesSchema.safeParse(file);
  const single = result.success ? [] : toScenarioIssues(result.error, file, 'never');
  const across = crossIssues(file as Json);
  refuse([...single, ...across, ...orderIssues(data as Json)], 'episodes');
  return deepFreeze(markParsed((result.data as { episodes: Episodes }).episodes));
}

/** Returns an issue for each good that was under control before that was announced. */
function orderIssues(data: Json): ScenarioIssue[] {
  const goods = isObject(data) && isObject(data.goods) ? data.goods : {};
  return Object.entries(goods).flatMap(([id, good]) => {
    const [announced, inForce] = [dateOf(good, 'announced'), dateOf(good, 'inForce')];
    if (announced === undefined || inForce === undefined || announced <= inForce) return [];
    return [expected(`episodes.goods.${id}.inForce.value`, `${announced} (announced) or later`, inForce)];
  });
}

function dateOf(good: Json | undefined, key: 'announced' | 'inForce'): string | undefined {
  const date = isObject(good) ? good[key] : undefined;
  return isObject(date) && typeof date.value === 'string' ? date.value : undefined;
}
