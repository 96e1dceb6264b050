import { inOrder, statedIn } from './fixed-paths.ts';
import { isObject, type Json, merge } from './merge.ts';
import { isSetName, parameterSets } from './parameter-sets.ts';

/**
 * Lays a patch over a scenario's data, as `merge` does. If the data names parameter sets and the patch does
 * not, the numbers of the sets that the patch states are fixed from then on: they stay as stated in every
 * set.
 */
export function layOver(data: Json, patch: Json): Json {
  const base = withParameters(data);
  const merged = merge(base, patch);
  if (!isObject(base) || !isObject(patch) || !isObject(merged)) return merged;
  const { parameters } = base;
  if (!isObject(parameters) || !isSetName(parameters.sets) || patch.parameters !== undefined) return merged;
  const paths = parameterSets(parameters.sets).columns.flatMap((column) => column.paths);
  const before = Array.isArray(parameters.fixed) ? (parameters.fixed as string[]) : [];
  const fixed = inOrder([...before, ...statedIn(patch, paths)]);
  return { ...merged, parameters: { ...parameters, fixed } };
}

/**
 * The data with its `parameters` in the one form that a parsed scenario has: sets by name and sorted paths;
 * absent for the single setting.
 */
export function withParameters(data: Json): Json {
  if (!isObject(data) || !('parameters' in data)) return data;
  const { parameters, ...rest } = data;
  const sets = isObject(parameters) ? parameters.sets : parameters;
  if (sets === 'median' || parameters === null) {
    const { parametersSource: _, ...others } = rest;
    return others;
  }
  if (typeof parameters === 'string') {
    return isSetName(parameters) ? { ...data, parameters: { sets: parameters, fixed: [] } } : data;
  }
  if (!isObject(parameters) || !isTexts(parameters.fixed)) return data;
  return { ...data, parameters: { ...parameters, fixed: inOrder(parameters.fixed) } };
}

function isTexts(value: Json | undefined): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
