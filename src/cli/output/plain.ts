import { VERSION } from '../../version.ts';

/**
 * Returns a result as one document: scenarios as their names, columns of numbers as lists, and the version
 * in front.
 */
export function documentOf(result: object): object {
  return { version: VERSION, ...(plain(result) as object) };
}

function plain(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if ('automakers' in value && 'policy' in value && 'name' in value) return value.name;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry)]));
}
