import { checkObject } from '../check.ts';
import { expected, firstHints, type Hints, type ScenarioIssue } from '../errors.ts';
import { isObject, type Json } from './patch.ts';
import { join } from './structure.ts';

/** Returns whether a key names a source (`source`, `bufferDaysSource`) and no part of the model. */
export function isSource(key: string): boolean {
  return key === 'source' || key.endsWith('Source');
}

/**
 * Returns the ids of a record of a scenario (automakers, lanes, regimes, destinations): its keys without
 * those of sources, which any object may have.
 *
 * @example
 * ```ts
 * import { entityIds, loadScenario } from 'rare-earth-risk';
 *
 * const { regimes } = loadScenario('truce-holds').policy;
 * console.log(entityIds(regimes).join(', ')); // truce, slowed, eased, setup, ban
 * ```
 */
export function entityIds(record: object): string[] {
  checkObject('record', record);
  return Object.keys(record).filter((key) => !isSource(key));
}

/** Returns the data without its sources. */
export function withoutSources(data: Json | undefined): Json | undefined {
  if (Array.isArray(data)) return data.map((item) => withoutSources(item) as Json);
  if (!isObject(data)) return data;
  return Object.fromEntries(entityIds(data).map((key) => [key, withoutSources(data[key])]));
}

/** Returns `parsed` with the sources of the data that it was parsed from back in their places. */
export function withSources(parsed: Json, data: Json | undefined): Json {
  if (Array.isArray(parsed) && Array.isArray(data))
    return parsed.map((item, i) => withSources(item, data[i]));
  if (!isObject(parsed) || !isObject(data)) return parsed;
  const whole: Record<string, Json | undefined> = {};
  for (const key of entityIds(parsed)) whole[key] = withSources(parsed[key] as Json, data[key]);
  for (const key of Object.keys(data).filter(isSource)) whole[key] = data[key];
  return whole;
}

/** Returns an issue for each source that is no text, or that belongs to no key beside it. */
export function sourceIssues(
  parsed: Json | undefined,
  data: Json | undefined,
  path = '',
  didYouMean: Hints = firstHints(),
): ScenarioIssue[] {
  if (Array.isArray(data)) {
    return data.flatMap((item, i) =>
      sourceIssues(Array.isArray(parsed) ? parsed[i] : undefined, item, join(path, i), didYouMean),
    );
  }
  if (!isObject(data)) return [];
  const known = isObject(parsed) ? entityIds(parsed) : entityIds(data);
  return Object.entries(data).flatMap(([key, value]) => {
    const at = join(path, key);
    if (!isSource(key))
      return sourceIssues(isObject(parsed) ? parsed[key] : undefined, value, at, didYouMean);
    if (typeof value !== 'string') return [expected(at, 'text that names a source', value)];
    const subject = key.slice(0, -'Source'.length);
    if (key === 'source' || known.includes(subject)) return [];
    return [expected(at, 'the source of a key beside it', value, didYouMean(subject, known))];
  });
}
