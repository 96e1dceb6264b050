import type * as z from 'zod/mini';
import { type FieldMeta, fieldMeta } from './field-meta.ts';
import { isObject, type Json } from './patch.ts';
import { scenarioSchema } from './schema.ts';
import { entityIds, withoutSources } from './sources.ts';

type Schema = z.core.$ZodTypes;

const SCENARIO = scenarioSchema as unknown as Schema;

/**
 * Returns the metadata of the field under those keys; `undefined` where there is no field, as inside a
 * distribution. Ids may be any text, and the index of a list may be left out.
 */
export function fieldAt(keys: readonly string[]): FieldMeta | undefined {
  let here: Schema | undefined = SCENARIO;
  for (const key of keys) {
    if (here === undefined || metaOf(here) !== undefined) return undefined;
    here = childOf(here, key);
  }
  return here && metaOf(here);
}

/**
 * Returns the keys that the object under those keys may have; `undefined` where they are ids, or where
 * there is no object.
 */
export function knownKeys(keys: readonly string[]): string[] | undefined {
  const schema = keys.reduce<Schema | undefined>((here, key) => here && childOf(here, key), SCENARIO);
  return schema && keysOf(unwrapped(schema));
}

function keysOf({ _zod: { def } }: Schema): string[] | undefined {
  if (def.type === 'object') return Object.keys(def.shape);
  if (def.type !== 'union') return undefined;
  return [...new Set((def.options as Schema[]).flatMap((option) => keysOf(option) ?? []))];
}

/** Returns scenario data without its sources and without the fields that are left out. */
export function withoutFields(
  data: Json,
  isLeftOut: (meta: FieldMeta) => boolean,
  schema: Schema = SCENARIO,
): Json | undefined {
  const meta = metaOf(schema);
  if (meta !== undefined) return isLeftOut(meta) ? undefined : withoutSources(data);
  if (Array.isArray(data))
    return data.map((item: Json) => withoutFields(item, isLeftOut, childOf(schema, '0')) ?? null);
  if (!isObject(data)) return data;
  const kept = entityIds(data).map((key) => {
    const child = childOf(schema, key);
    return [key, child && withoutFields(data[key] as Json, isLeftOut, child)] as const;
  });
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined));
}

/** Returns the schema under a key of an object, a record or a list. */
function childOf(schema: Schema, key: string): Schema | undefined {
  const { def } = unwrapped(schema)._zod;
  if (def.type === 'object') return Object.hasOwn(def.shape, key) ? (def.shape[key] as Schema) : undefined;
  if (def.type === 'record') return def.valueType as Schema;
  if (def.type !== 'array') return undefined;
  return /^\d+$/.test(key) ? (def.element as Schema) : childOf(def.element as Schema, key);
}

/** Returns the metadata of a schema, or of the one inside its default. */
function metaOf(schema: Schema): FieldMeta | undefined {
  return fieldMeta.get(schema) ?? fieldMeta.get(unwrapped(schema));
}

/** Returns the schema inside a default, an optional or a nullable one. */
function unwrapped(schema: Schema): Schema {
  const { def } = schema._zod;
  return 'innerType' in def ? unwrapped(def.innerType as Schema) : schema;
}
