import { ELEMENTS } from '../elements.ts';
import { didYouMean, expected, list, nearest, type ScenarioIssue } from '../errors.ts';
import { isObject, type Json, type JsonObject, NEW } from './patch.ts';
import type { PatchKind } from './patch-record.ts';
import { entityIds, isSource } from './sources.ts';
import { join } from './structure.ts';
import { knownKeys } from './walk-fields.ts';

/* What a patch may name: things that its base has, and new ones that say so. */

/** The records of a scenario whose entries a patch may not add unnoticed, and what an entry is called. */
const RECORDS: readonly (readonly [path: RegExp, entry: string])[] = [
  [/^automakers$/, 'an automaker'],
  [/^automakers\.[^.]+\.lanes$/, 'a lane'],
  [/^policy\.regimes$/, 'a regime'],
  [/^policy\.destinations$/, 'a destination'],
];

/**
 * Returns an issue for each name in a patch that its base does not have: an automaker, a lane, a regime, a
 * destination without `"new": true`, an entry beyond the end of a list, a removed key that does not exist.
 */
export function patchIssues(base: Json, patch: Json, kind: PatchKind): ScenarioIssue[] {
  return new PatchNames(base, patch, kind).walk(base, patch, []);
}

/** A record whose entries a patch names. */
interface PatchedRecord {
  readonly base: JsonObject;
  readonly keys: readonly string[];
  /** What an entry is called. */
  readonly entry: string;
  /** Ids that are there. */
  readonly known: ReadonlySet<string>;
}

/** Pairs of ids that one patch may compare, which takes a second. */
const MOST_COMPARED = 1e6;

class PatchNames {
  readonly #base: Json;
  readonly #patch: Json;
  readonly #kind: PatchKind;
  #compared = 0;

  constructor(base: Json, patch: Json, kind: PatchKind) {
    this.#base = base;
    this.#patch = patch;
    this.#kind = kind;
  }

  walk(base: Json | undefined, patch: Json | undefined, keys: readonly string[]): ScenarioIssue[] {
    if (!isObject(patch)) return [];
    if (Array.isArray(base)) return this.#entries(base, patch, keys);
    const entry = entryOf(pathOf(keys));
    const below = isObject(base) ? base : {};
    const known = new Set(entry === undefined ? [] : this.#idsOf(below, keys));
    const present = Object.keys(patch).filter((key) => patch[key] !== undefined);
    return present.flatMap((key) => {
      const value = patch[key] as Json;
      if (isSource(key)) return value === null ? sourceIssues(below, key, keys) : [];
      if (key === NEW && value === true) return isEntity(keys) ? [] : misplaced(keys, value);
      // All lanes of a new automaker are new.
      if (entry === 'a lane' && base === undefined) return this.walk(undefined, value, [...keys, key]);
      if (entry !== undefined) return this.#entity({ base: below, keys, entry, known }, key, value);
      return value === null
        ? removalIssues(below, key, keys, this.#base)
        : this.walk(Object.hasOwn(below, key) ? below[key] : undefined, value, [...keys, key]);
    });
  }

  /** Returns the issues of a patch that names entries of a list by their index. */
  #entries(base: readonly Json[], patch: JsonObject, keys: readonly string[]): ScenarioIssue[] {
    return Object.keys(patch).flatMap((key) => {
      if (patch[key] === undefined) return [];
      if (/^(0|[1-9]\d*)$/.test(key) && Number(key) < base.length)
        return this.walk(base[Number(key)], patch[key], [...keys, key]);
      const rule =
        base.length === 0 ? 'absent, as the list is empty' : `the index of an entry, 0 to ${base.length - 1}`;
      const hint = '; a whole list, in square brackets, replaces the one that is there';
      return [expected(pathOf([...keys, key]), rule, patch[key], hint)];
    });
  }

  /** Returns the issues of an entry of a record: an automaker, a lane, a regime or a destination. */
  #entity({ base, keys, entry, known }: PatchedRecord, id: string, value: Json): ScenarioIssue[] {
    const path = pathOf([...keys, id]);
    const isNew = isObject(value) && value[NEW] !== undefined;
    if (isNew && value[NEW] !== true) return [expected(`${path}.${NEW}`, 'true or absent', value[NEW])];
    if (isNew && Object.hasOwn(base, id))
      return [expected(`${path}.${NEW}`, 'absent, as there is one of that name', true)];
    if (known.has(id)) return this.walk(base[id], value, [...keys, id]);
    // An id that is no element has an issue of its own, with the elements there are.
    const isUnknown = entry === 'a lane' && !(ELEMENTS as readonly string[]).includes(id);
    if (isNew || (isUnknown && value !== null)) return this.walk(undefined, value, [...keys, id]);
    const ids = [...known];
    const near = this.#nearest(id, ids);
    if (this.#kind === 'extension' && value !== null && near === undefined)
      return this.walk(undefined, value, [...keys, id]);
    const rule = `${entry} of ${this.#ownerOf(keys)} (${ids.length === 0 ? 'none' : list(ids, 8)})`;
    const hint = near === undefined ? ';' : `; did you mean "${near}"?`;
    const way = value === null ? '' : `${hint} "${NEW}": true in it adds one`;
    return [expected(path, rule, value, value === null && near !== undefined ? hint : way)];
  }

  /** Returns the nearest id, as long as not too many have been compared. */
  #nearest(id: string, known: readonly string[]): string | undefined {
    this.#compared += known.length;
    return this.#compared > MOST_COMPARED ? undefined : nearest(id, known);
  }

  /** Returns what a record belongs to: the scenario or, of lanes, the automaker. */
  #ownerOf(keys: readonly string[]): string {
    if (keys.at(-1) === 'lanes') return keys[1]!;
    return isObject(this.#base) && typeof this.#base.name === 'string' ? this.#base.name : 'the base';
  }

  /** Returns the ids that a record has. A destination is there, too, when an automaker has it. */
  #idsOf(base: JsonObject, keys: readonly string[]): string[] {
    const ids = entityIds(base).filter((id) => base[id] !== undefined);
    if (pathOf(keys) !== 'policy.destinations') return ids;
    return [...new Set([...ids, ...destinationsOf(this.#base), ...destinationsOf(this.#patch)])];
  }
}

/** Returns the destinations of the automakers of data. */
function destinationsOf(data: Json): string[] {
  const automakers = isObject(data) && isObject(data.automakers) ? data.automakers : {};
  return entityIds(automakers).flatMap((id) => {
    const automaker = automakers[id];
    const destination = isObject(automaker) ? (automaker.destination ?? 'us') : undefined;
    return typeof destination === 'string' ? [destination] : [];
  });
}

function misplaced(keys: readonly string[], value: Json): ScenarioIssue[] {
  const rule = 'in an automaker, a lane, a regime or a destination';
  return [expected(pathOf([...keys, NEW]), rule, value)];
}

/** Returns an issue for the removal of a key that the base does not have and that could not be there. */
function removalIssues(base: JsonObject, key: string, keys: readonly string[], whole: Json): ScenarioIssue[] {
  if (Object.hasOwn(base, key)) return [];
  const known = /(^|\.)ratesPerYear(\.[^.]+)?$/.test(pathOf(keys)) ? regimesOf(whole) : knownKeys(keys);
  if (known === undefined || known.includes(key)) return [];
  const hint = didYouMean(key, known) || `; the keys here are ${known.join(', ')}`;
  return [expected(pathOf([...keys, key]), 'a known key', null, hint)];
}

/** Returns an issue for the removal of the source of something that is not there and could not be. */
function sourceIssues(base: JsonObject, key: string, keys: readonly string[]): ScenarioIssue[] {
  const field = key.replace(/Source$/, '');
  const known = knownKeys(keys);
  const isThere = key === 'source' || Object.hasOwn(base, key) || Object.hasOwn(base, field);
  if (isThere || known === undefined || known.includes(field)) return [];
  const hint = didYouMean(field, known) || `; the keys here are ${known.join(', ')}`;
  return [expected(pathOf([...keys, key]), 'the source of a known key', null, hint)];
}

function regimesOf(data: Json): string[] {
  const regimes = isObject(data) && isObject(data.policy) ? data.policy.regimes : undefined;
  return isObject(regimes) ? entityIds(regimes) : [];
}

function isEntity(keys: readonly string[]): boolean {
  return isPatchRecord(keys.slice(0, -1));
}

/** Returns whether the entries of the record under those keys may be marked as new. */
export function isPatchRecord(keys: readonly string[]): boolean {
  return entryOf(pathOf(keys)) !== undefined;
}

function entryOf(path: string): string | undefined {
  return RECORDS.find(([pattern]) => pattern.test(path))?.[1];
}

function pathOf(keys: readonly string[]): string {
  return keys.reduce<string>((path, key) => join(path, key), '');
}
