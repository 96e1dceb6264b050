import * as z from 'zod/mini';
import { entity, id, number, recordOf, text, withDefault } from '../scenario/fields.ts';
import { EPISODE_KINDS, type Episodes, MARKS } from './episode-types.ts';
import { monthly, observed, observedDate, oneOf, periodic } from './fields.ts';
import { sourced } from './schema.ts';

/*
 * The schema of scenarios/history/episodes.json. Checks across fields are in checks.ts and
 * parse-episodes.ts.
 */

const marked = (value: z.ZodMiniType): z.ZodMiniType => observed(value, { mark: oneOf(MARKS) });
const amount = marked(number('a number of at least 0', 0));

const good = entity({
  title: text,
  element: z.optional(id),
  kind: oneOf(EPISODE_KINDS),
  episode: id,
  announced: z.optional(observedDate),
  inForce: observedDate,
  firstLicences: z.optional(observedDate),
  unit: text,
  base: marked(number('a number above 0', Number.MIN_VALUE)),
  months: monthly(amount),
  levels: withDefault(periodic(amount), {}),
});

/** Validates the content of the file under the key `episodes` and fills in defaults. */
export const episodesSchema: z.ZodMiniType<{ episodes: Episodes }> = entity({
  episodes: entity({ goods: recordOf(good), ...sourced }),
}) as unknown as z.ZodMiniType<{ episodes: Episodes }>;
