import { numbersOf, statedIn } from './fixed-paths.ts';
import { isSetName, pathsOfSets } from './parameter-sets.ts';
import { applyPatch, isObject, type Json, type JsonObject } from './patch.ts';

/**
 * Lays a patch over a scenario's data without `extends`, as `applyPatch` does. Over parameter sets, the numbers of the
 * sets that the patch states are fixed from then on: they stay as stated in every set. If the patch names the
 * sets itself, those that it states move, and what was fixed before stays so while the sets are the same.
 */
export function layOver(data: Json, patch: Json): Json {
  const base = withParameters(data);
  if (!isObject(base) || !isObject(patch)) return applyPatch(base, patch);
  const under = namesOthers(base, patch) ? withoutParameters(base) : base;
  return withParameters(applyPatch(under, { ...patch, ...parametersOver(under, patch) }));
}

/**
 * The data with its `parameters` in the one form that a parsed scenario has: sets by name, and the sorted
 * paths of the numbers that are fixed. Absent for the single setting, and its note with it.
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

/** Whether the patch names other sets than the base has. */
function namesOthers(base: JsonObject, { parameters }: JsonObject): boolean {
  const sets = isObject(parameters) ? parameters.sets : parameters;
  return isSetName(sets) && namedIn(base)?.sets !== sets;
}

/** What the patch says of `parameters`, with what follows from the numbers that it states. */
function parametersOver(base: JsonObject, patch: JsonObject): { parameters?: Json | undefined } {
  const { parameters } = patch;
  // "median" goes with its note.
  if (parameters === null) return { parameters: 'median' };
  const before = namedIn(base);
  if (before === undefined) return { parameters };
  const stated = statedIn(patch, pathsOfSets(before.sets));
  if (parameters === undefined) return { parameters: { fixed: [...before.fixed, ...stated] } };
  const again = parameters === before.sets ? {} : parameters;
  if (!isObject(again) || again.fixed !== undefined) return { parameters };
  return { parameters: { ...again, fixed: before.fixed.filter((path) => !stated.includes(path)) } };
}

/** The sets that data in the form of `withParameters` names; nothing in a single setting, and if they are not valid. */
function namedIn({ parameters }: JsonObject): { sets: string; fixed: readonly string[] } | undefined {
  if (!isObject(parameters) || !isSetName(parameters.sets)) return undefined;
  const { sets, fixed = [] } = parameters;
  return isTexts(fixed) ? { sets, fixed } : undefined;
}

function isTexts(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
