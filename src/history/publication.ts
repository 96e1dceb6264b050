import { formatDay, parseDay } from '../calendar/days.ts';
import { expected, type ScenarioIssue } from '../errors.ts';
import { isObject, type Json } from '../scenario/patch.ts';
import { join } from '../scenario/structure.ts';
import { lookUp } from './reference.ts';

type Node = { readonly [key: string]: Json | undefined };

/** Keys whose dates say when something happened, so that nobody can have read of it before. */
const PAST = ['controlsFrom', 'asOf', 'to', 'firstDay', 'restart', 'holdsUntil'];

/**
 * Returns an issue for each day of publication that is too early. It may not be before the end of what was
 * measured, the inputs of a formula, or an earlier vintage.
 */
export function publicationIssues(node: Node, path: string, data: Json): ScenarioIssue[] {
  const day = node.publishedOn;
  if (typeof day !== 'string' || parseDay(day) === undefined) return [];
  const at = join(path, 'publishedOn');
  const notBefore = (bound: string | undefined, of: string): ScenarioIssue[] =>
    bound === undefined || day >= bound ? [] : [expected(at, `${bound} or later, ${of}`, day)];
  const key = path.split('.').at(-1)!;
  const happened = PAST.includes(key) && typeof node.value === 'string' ? node.value : undefined;
  return [
    ...notBefore(dayAfter(key), `as ${key} had to end first`),
    ...notBefore(happened, 'the day itself'),
    ...notBefore(typeof node.from === 'string' ? node.from : undefined, 'its first day'),
    ...(node.publishedOnSource === undefined
      ? inputsOf(node, data).flatMap(([name, bound]) => notBefore(bound, `as ${name} is`))
      : []),
    ...vintageIssues(node, path),
  ];
}

/** Returns the day after a period such as `2025`, `2025-01` or `2025-01/2025-03`, if the key is one. */
function dayAfter(period: string): string | undefined {
  const match = /^(?:\d{4}-\d{2}\/)?(\d{4})(?:-(\d{2}))?$/.exec(period);
  if (!match) return undefined;
  const [year, month] = [Number(match[1]), Number(match[2] ?? 12)];
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}

function inputsOf({ where }: Node, data: Json): [name: string, publishedOn: string][] {
  return Object.entries(isObject(where) ? where : {}).flatMap(([name, input]) => {
    if (typeof input !== 'string') return [];
    const { found } = lookUp(data, input);
    const day = isObject(found) ? found.publishedOn : undefined;
    return typeof day === 'string' ? [[name, day]] : [];
  });
}

function vintageIssues({ earlier, publishedOn }: Node, path: string): ScenarioIssue[] {
  if (!Array.isArray(earlier)) return [];
  return earlier.flatMap((vintage, i) => {
    const day = isObject(vintage) ? vintage.publishedOn : undefined;
    const next = earlier[i + 1];
    const later = i + 1 < earlier.length ? (isObject(next) ? next.publishedOn : undefined) : publishedOn;
    if (typeof day !== 'string' || typeof later !== 'string' || day < later) return [];
    const last = parseDay(later);
    const rule = last === undefined ? 'a date' : `${formatDay(last - 1)} or earlier, before the next vintage`;
    return [expected(join(path, `earlier.${i}.publishedOn`), rule, day)];
  });
}
