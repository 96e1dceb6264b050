import * as z from 'zod/mini';
import { parameterSetNames } from './parameter-sets.ts';
import { quantityAt } from './quantities.ts';
import { scenarioSchema } from './schema.ts';

type Schema = { [key: string]: unknown };

/**
 * JSON Schema of a scenario file, for editors: completes and underlines as one types. A file with `extends` is a patch, so
 * nothing in it is required and `null` takes a key away. Checks across fields (a regime that is named but not defined) remain the parser's.
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

/** Which of the numbers `fixed` may name depends on the sets; the parser looks. */
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
    patternProperties: NOTES,
    additionalProperties: false,
  };
  return {
    description:
      'The calibrated parameter sets that the scenario is answered over; "median" for the single setting of its own numbers.',
    anyOf: [
      { enum: ['median', ...parameterSetNames] },
      patch ? object : { ...object, required: ['sets'] },
      { type: 'null' },
    ],
  };
}

/** Notes on sources, which any object may have. */
const NOTES: Schema = { '^source$|Source$': { type: 'string' } };

/** Sub-schemas longer than this that stand in several places are written once. */
const SHARED_FROM = 150;

/** Definitions with every repeated long sub-schema moved into one of its own. */
function withShared(definitions: Schema): Schema {
  const counts = new Map<string, number>();
  // A list of properties is no schema, so that nothing can stand for it.
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

/** Adds what the zod schema leaves to the parser: notes on sources, quantities with units, and in a patch optional and removable keys. */
function refine(schema: Schema, keys: readonly string[], patch: boolean): Schema {
  const { anyOf, items, properties, additionalProperties, required, ...rest } = schema;
  const inside = (child: unknown, key: string): Schema => {
    const refined = refine(child as Schema, [...keys, key], patch);
    return patch ? { anyOf: [refined, { type: 'null' }] } : refined;
  };
  const refined: Schema = { ...rest };
  // The alternatives are kinds of distribution, which a patch may complete or replace as a whole.
  if (Array.isArray(anyOf))
    refined.anyOf = [...anyOf.map((one) => distribution(one as Schema, keys, patch)), ...quantity(keys)];
  if (items !== undefined) refined.items = refine(items as Schema, keys, false);
  if (properties !== undefined) {
    const entries = Object.entries(properties as Schema);
    refined.properties = Object.fromEntries(entries.map(([key, child]) => [key, inside(child, key)]));
    if (!patch && required !== undefined) refined.required = required;
  }
  if (rest.type === 'object') refined.patternProperties = NOTES;
  if (typeof additionalProperties === 'object')
    refined.additionalProperties = inside(additionalProperties, '*');
  else if (additionalProperties !== undefined) refined.additionalProperties = additionalProperties;
  return isNumeric(rest) ? withQuantity(refined, keys) : refined;
}

/** A kind of distribution; in a patch, a part of it is enough. */
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
