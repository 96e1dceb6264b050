import file from '../../scenarios/history/episodes.json' with { type: 'json' };
import type { Episodes } from './episode-types.ts';
import { parseEpisodes } from './parse-episodes.ts';

/**
 * What left China before and after export controls on nine goods, by month, with sources, frozen.
 *
 * @example
 * ```ts
 * import { episodes } from 'rare-earth-risk/history';
 *
 * const { base, months } = episodes.goods.gallium!;
 * console.log(months['2023-12']!.value, base.value, months['2023-12']!.mark); // 7.03 5.14 A
 * ```
 */
export const episodes: Episodes = parseEpisodes(file);
