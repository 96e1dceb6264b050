import * as z from 'zod/mini';
import { parameterSetNames } from './parameter-sets.ts';
import { NEW } from './patch.ts';
import { isPatchRecord } from './patch-names.ts';
import { quantityAt } from './quantities.ts';
import { scenarioSchema } from './schema.ts';

type Schema = { [key: string]: unknown };

/**
 * Returns the JSON Schema of scenario files, with which editors complete keys and mark mistakes. A file
 * with `extends` is a patch: it requires no key, and `null` removes one. Only the parser compares fields
 * with each other, such as the names of regimes.
 */
export function scenarioJsonSchema(): Schema {
  const whole = z.toJSONSchema(scenarioSchema, { io: 'input', reused: 'inline' }) as Schema;
  delete whole.$schema;
  const scenario = refine(whole, [], false);
  const patch = refine(whole, [], true);
  (patch.properties as Schema).extends = {
    type: 'string',
    description:
      'A scenario of the catalogue, or the relative path of a file; this file is then a patch of it.',
  };
  (scenario.properties as Schema).parameters = parametersSchema(false);
  (patch.properties as Schema).parameters = parametersSchema(true);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'scenario.schema.json',
    title: 'Scenario of rare-earth-risk',
    $defs: withShared({ scenario, patch }),
    if: { type: 'object', required: ['extends'] },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: { $ref: '#/$defs/patch' },
    else: { $ref: '#/$defs/scenario' },
  };
}

/** Returns the schema of `parameters`. Only the parser checks `fixed`, as its paths depend on the sets. */
function parametersSchema(patch: boolean): Schema {
  const fixed = {
    description: 'Paths of numbers that stay as stated in every set.',
    type: 'array',
    items: { type: 'string' },
  };
  const object = {
    type: 'object',
    properties: {
      sets: { enum: [...parameterSetNames] },
      fixed: patch ? { anyOf: [fixed, { type: 'null' }] } : fixed,
    },
    patternProperties: SOURCES,
    additionalProperties: false,
  };
  return {
    description:
      'The calibrated parameter sets over which the scenario is run; "median" for the single setting of its own numbers.',
    anyOf: [
      { enum: ['median', ...parameterSetNames] },
      patch ? object : { ...object, required: ['sets'] },
      { type: 'null' },
    ],
  };
}

/** The keys of sources, which any object may have. */
const SOURCES: Schema = { '^source$|Source$': { type: 'string' } };

const NEW_SCHEMA: Schema = {
  description: 'Says that the base has none of this name.',
  const: true,
};

/** Characters from which a repeated sub-schema is written once and referred to. */
const SHARED_FROM = 150;

/** Returns the definitions with every long sub-schema that repeats moved into a definition of its own. */
function withShared(definitions: Schema): Schema {
  const counts = new Map<string, number>();
  // A list of properties is no schema, so no reference can replace it.
  const visit = (value: unknown, key?: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const text = JSON.stringify(value);
    const isSchema = key !== 'properties';
    if (isSchema) counts.set(text, (counts.get(text) ?? 0) + 1);
    if (!isSchema || counts.get(text) === 1) for (const [k, item] of Object.entries(value)) visit(item, k);
  };
  visit(definitions);
  const repeated = [...counts].filter(
    ([text, n]) => n > 1 && text.startsWith('{') && text.length > SHARED_FROM,
  );
  const names = new Map(repeated.map(([text], i) => [text, `shared${i + 1}`]));
  const shorten = (value: unknown, top: boolean): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const name = top ? undefined : names.get(JSON.stringify(value));
    if (name !== undefined) return { $ref: `#/$defs/${name}` };
    if (Array.isArray(value)) return value.map((item) => shorten(item, false));
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, shorten(item, key === 'properties')]),
    );
  };
  const shared = repeated.map(([text]) => [names.get(text)!, shorten(JSON.parse(text), true)]);
  return { ...(shorten(definitions, true) as Schema), ...Object.fromEntries(shared) };
}

/**
 * Returns the schema with what the zod schema leaves to the parser. These are sources, quantities with
 * units and, in a patch, keys that are optional and may be null.
 */
function refine(schema: Schema, keys: readonly string[], patch: boolean): Schema {
  const { anyOf, items, properties, additionalProperties, required, ...rest } = schema;
  const inside = (child: unknown, key: string): Schema => {
    const refined = refine(child as Schema, [...keys, key], patch);
    return patch ? { anyOf: [refined, { type: 'null' }] } : refined;
  };
  const refined: Schema = { ...rest };
  // The alternatives are families of distributions. A patch may change a part of one, or replace the whole.
  if (Array.isArray(anyOf))
    refined.anyOf = [...anyOf.map((one) => distribution(one as Schema, keys, patch)), ...quantity(keys)];
  if (items !== undefined) refined.items = refine(items as Schema, keys, false);
  if (properties !== undefined) {
    const entries = Object.entries(properties as Schema);
    refined.properties = Object.fromEntries(entries.map(([key, child]) => [key, inside(child, key)]));
    if (patch && isPatchRecord(keys.slice(0, -1))) (refined.properties as Schema)[NEW] = NEW_SCHEMA;
    if (!patch && required !== undefined) refined.required = required;
  }
  if (rest.type === 'object') refined.patternProperties = SOURCES;
  if (typeof additionalProperties === 'object')
    refined.additionalProperties = inside(additionalProperties, '*');
  else if (additionalProperties !== undefined) refined.additionalProperties = additionalProperties;
  if (patch && items !== undefined) return { anyOf: [refined, byIndex(refine(items as Schema, keys, true))] };
  return isNumeric(rest) ? withQuantity(refined, keys) : refined;
}

/** Returns the schema of an object that patches entries of a list by their index. */
function byIndex(entry: Schema): Schema {
  return {
    type: 'object',
    patternProperties: { '^(0|[1-9][0-9]*)$': { anyOf: [entry, { type: 'null' }] } },
    additionalProperties: false,
  };
}

/** Returns the schema of one family of distributions; in a patch, some of its keys are enough. */
function distribution({ required, ...schema }: Schema, keys: readonly string[], patch: boolean): Schema {
  if (schema.type !== 'object') return schema;
  const locations = Object.entries(schema.properties as Schema).map(([key, child]) => [
    key,
    key === 'sigma' ? child : withQuantity(child as Schema, keys),
  ]);
  const whole = patch ? {} : { required };
  return {
    ...schema,
    properties: { ...Object.fromEntries(locations), source: { type: 'string' } },
    ...whole,
  };
}

function withQuantity(schema: Schema, keys: readonly string[]): Schema {
  const [text] = quantity(keys);
  if (text === undefined || !isNumeric(schema)) return schema;
  const { default: standard, ...bare } = schema;
  return { anyOf: [bare, text], ...(standard === undefined ? {} : { default: standard }) };
}

function quantity(keys: readonly string[]): Schema[] {
  return quantityAt(keys) === undefined ? [] : [{ type: 'string', pattern: '^\\s*[-+.\\d].*[A-Za-z%]\\s*$' }];
}

function isNumeric({ type }: Schema): boolean {
  return type === 'number' || type === 'integer';
}
