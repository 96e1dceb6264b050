import { didYouMean, expected, type ScenarioIssue } from '../errors.ts';
import { isObject, type Json } from './patch.ts';
import { join } from './structure.ts';

/** Whether a key holds a note on evidence (`source`, `bufferDaysSource`) rather than a part of the model. */
export function isNote(key: string): boolean {
  return key === 'source' || key.endsWith('Source');
}

/**
 * The keys of a record (automakers, lanes, regimes) that name its entities, without its notes: `source` may stand in any object.
 */
export function entityIds(record: object): string[] {
  return Object.keys(record).filter((key) => !isNote(key));
}

/** The data without its notes, which may stand in any object. */
export function withoutNotes(data: Json | undefined): Json | undefined {
  if (Array.isArray(data)) return data.map((item) => withoutNotes(item) as Json);
  if (!isObject(data)) return data;
  return Object.fromEntries(entityIds(data).map((key) => [key, withoutNotes(data[key])]));
}

/** `parsed` with the notes of `data`, which it was parsed from, back in their places. */
export function withNotes(parsed: Json, data: Json | undefined): Json {
  if (Array.isArray(parsed) && Array.isArray(data)) return parsed.map((item, i) => withNotes(item, data[i]));
  if (!isObject(parsed) || !isObject(data)) return parsed;
  const whole: Record<string, Json | undefined> = {};
  for (const key of entityIds(parsed)) whole[key] = withNotes(parsed[key] as Json, data[key]);
  for (const key of Object.keys(data).filter(isNote)) whole[key] = data[key];
  return whole;
}

/** Notes that are not text, or that stand beside no key of theirs. */
export function noteIssues(parsed: Json | undefined, data: Json | undefined, path = ''): ScenarioIssue[] {
  if (Array.isArray(data)) {
    return data.flatMap((item, i) =>
      noteIssues(Array.isArray(parsed) ? parsed[i] : undefined, item, join(path, i)),
    );
  }
  if (!isObject(data)) return [];
  const known = isObject(parsed) ? entityIds(parsed) : entityIds(data);
  return Object.entries(data).flatMap(([key, value]) => {
    const at = join(path, key);
    if (!isNote(key)) return noteIssues(isObject(parsed) ? parsed[key] : undefined, value, at);
    if (typeof value !== 'string') return [expected(at, 'text that names a source', value)];
    const subject = key.slice(0, -'Source'.length);
    if (key === 'source' || known.includes(subject)) return [];
    return [expected(at, 'a note beside a key of the same object', value, didYouMean(subject, known))];
  });
}
