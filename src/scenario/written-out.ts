import { describe } from '../errors.ts';
import { isObject, type Json, type JsonObject } from './patch.ts';
import { entityIds } from './sources.ts';
import { valueAt } from './value-at.ts';

/* The settings language: `*` stands for every id, `x1.5` scales what is there, `+30` shifts it. */

/** Keys of distributions in the unit of their field: scaling moves all of them, shifting all but `sd`. */
const IN_UNIT = ['median', 'low', 'mode', 'high', 'mean', 'sd', 'p5', 'p95', 'min', 'max', 'values'];

/** A value of one path, as data or still as text. */
export interface Setting {
  readonly keys: readonly string[];
  readonly value: Json;
}

/** Returns the change that a text such as `x1.5` or `+30` means, if it is one. */
export function changeIn(text: string): ((value: number) => number) | undefined {
  const [, sign, digits] = /^([x×+])(-?\d+(?:\.\d+)?(?:e[-+]?\d+)?)$/i.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const by = Number(digits);
  return (value) => Number((sign === '+' ? value + by : value * by).toPrecision(12));
}

/**
 * Returns the settings that a path and a text mean in a scenario: one for each id that `*` stands for, with
 * relative values computed. Paths without `*` stay as they are, so that what they misname is told later.
 *
 * @throws {RangeError} for `*` that stands for nothing, and a relative value of what is no number.
 */
export function writtenOut(
  scenario: Json,
  path: string,
  text: string,
  read: (text: string) => Json,
): Setting[] {
  const paths = pathsOf(scenario, path.split('.'));
  if (paths.length === 0)
    throw new RangeError(`Expected ${path} to name something in the scenario, got nothing by that path`);
  const change = changeIn(text);
  if (change === undefined) return paths.map((keys) => ({ keys, value: read(text) }));
  return paths.flatMap((keys) => changed(keys, valueAt(scenario, keys) as Json | undefined, text, change));
}

/** Returns the paths that a pattern stands for: those whose parent the scenario has. */
function pathsOf(scenario: Json, keys: readonly string[]): (readonly string[])[] {
  const at = keys.indexOf('*');
  if (at < 0) return [keys];
  const there = valueAt(scenario, keys.slice(0, at)) as Json | undefined;
  const ids = Array.isArray(there) ? [...there.keys()].map(String) : isObject(there) ? entityIds(there) : [];
  return ids
    .map((id) => [...keys.slice(0, at), id, ...keys.slice(at + 1)])
    .flatMap((one) => pathsOf(scenario, one))
    .filter((one) => valueAt(scenario, one.slice(0, -1)) !== undefined);
}

function changed(
  keys: readonly string[],
  value: Json | undefined,
  text: string,
  change: (value: number) => number,
): Setting[] {
  if (typeof value === 'number') return [{ keys, value: change(value) }];
  const isShift = text.startsWith('+');
  const parts = isObject(value) ? partsOf(value, isShift) : [];
  if (parts.length > 0)
    return parts.map(([key, part]) => ({ keys: [...keys, key], value: each(part, change) }));
  throw new RangeError(
    `Expected ${keys.join('.')} to be a number or a distribution for ${text} to change, got ${describe(value)}`,
  );
}

function partsOf(value: JsonObject, isShift: boolean): [string, Json][] {
  const parts = IN_UNIT.filter((key) => key in value && !(isShift && key === 'sd'));
  return parts.flatMap((key): [string, Json][] => (isNumbers(value[key]) ? [[key, value[key]!]] : []));
}

function isNumbers(value: Json | undefined): boolean {
  return typeof value === 'number' || (Array.isArray(value) && value.every((one) => typeof one === 'number'));
}

function each(value: Json, change: (value: number) => number): Json {
  return Array.isArray(value) ? value.map((one) => change(one as number)) : change(value as number);
}
