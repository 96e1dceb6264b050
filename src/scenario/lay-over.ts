import { numbersOf, statedIn } from './fixed-paths.ts';
import { lostSpreads } from './lost-spreads.ts';
import { isSetName, pathsOfSets } from './parameter-sets.ts';
import { applyPatch, isObject, type Json, type JsonObject } from './patch.ts';
import { patchIssues } from './patch-names.ts';
import type { PatchKind, PatchRecord } from './patch-record.ts';

/**
 * Applies a patch to scenario data without `extends`, and keeps `parameters` and `title` consistent with
 * it. Adds to the record what the patch may not name, and the distributions that it replaces by numbers.
 *
 * In a scenario over parameter sets, a number that the patch sets is fixed from then on: it has that value
 * in every set. A patch that names `parameters` itself fixes nothing, and what was fixed before stays fixed
 * while the sets are the same. A patch with another name and no title has its name as title.
 */
export function layOver(data: Json, patch: Json, record: PatchRecord, kind: PatchKind): Json {
  const base = withParameters(data);
  if (!isObject(base) || !isObject(patch)) return applyPatch(base, patch);
  record.issues.push(...patchIssues(base, patch, kind));
  record.lostSpreads.push(...lostSpreads(base, patch));
  const under = namesOthers(base, patch) ? withoutParameters(base) : base;
  const titled = isRenamed(base, patch) ? withoutTitle(under) : under;
  return withParameters(applyPatch(titled, { ...patch, ...parametersOver(under, patch) }));
}

function isRenamed({ name }: JsonObject, patch: JsonObject): boolean {
  return typeof patch.name === 'string' && patch.name !== name && patch.title === undefined;
}

function withoutTitle({ title: _, titleSource: __, ...others }: JsonObject): JsonObject {
  return others;
}

/**
 * Returns the data with `parameters` in the form of a parsed scenario: the name of the sets and the
 * sorted paths of fixed numbers. In the single setting `parameters` and its source are absent.
 */
export function withParameters(data: Json): Json {
  if (!isObject(data) || !('parameters' in data)) return data;
  const { parameters } = data;
  if (parameters === undefined || parameters === null || parameters === 'median')
    return withoutParameters(data);
  if (isSetName(parameters)) return { ...data, parameters: { sets: parameters, fixed: [] } };
  if (!isObject(parameters) || !isSetName(parameters.sets) || !isTexts(parameters.fixed)) return data;
  const fixed = numbersOf(parameters.fixed, pathsOfSets(parameters.sets));
  return fixed ? { ...data, parameters: { ...parameters, fixed } } : data;
}

function withoutParameters({ parameters: _, parametersSource: __, ...others }: JsonObject): JsonObject {
  return others;
}

/** Returns whether the patch names other sets than the base has. */
function namesOthers(base: JsonObject, { parameters }: JsonObject): boolean {
  const sets = isObject(parameters) ? parameters.sets : parameters;
  return isSetName(sets) && namedIn(base)?.sets !== sets;
}

/** Returns the `parameters` of a patch, together with the numbers that it fixes. */
function parametersOver(base: JsonObject, patch: JsonObject): { parameters?: Json | undefined } {
  const { parameters } = patch;
  // The single setting, whose source goes with it.
  if (parameters === null) return { parameters: 'median' };
  const before = namedIn(base);
  if (before === undefined) return { parameters };
  const stated = statedIn(patch, pathsOfSets(before.sets));
  if (parameters === undefined) return { parameters: { fixed: [...before.fixed, ...stated] } };
  const again = parameters === before.sets ? {} : parameters;
  if (!isObject(again) || again.fixed !== undefined) return { parameters };
  return { parameters: { ...again, fixed: before.fixed.filter((path) => !stated.includes(path)) } };
}

/** Returns the valid `parameters` of data in the form of `withParameters`, if there are any. */
function namedIn({ parameters }: JsonObject): { sets: string; fixed: readonly string[] } | undefined {
  if (!isObject(parameters) || !isSetName(parameters.sets)) return undefined;
  const { sets, fixed = [] } = parameters;
  return isTexts(fixed) ? { sets, fixed } : undefined;
}

function isTexts(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
