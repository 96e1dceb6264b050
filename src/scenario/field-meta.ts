import * as z from 'zod/mini';

/** What the number of a field is measured in, or what else the field holds. */
export type Unit =
  | 'days'
  | 'working days'
  | 'per day'
  | 'per working day'
  | 'per month'
  | 'per year'
  | 'share'
  | 'ratio'
  | 'count'
  | 'grams'
  | 'USD'
  | 'USD per kg'
  | 'date'
  | 'flag'
  | 'name'
  | 'text';

/** What a reader of the schema should know of a field beside its rule. */
export interface FieldMeta {
  /** A month counts 30 days and a year 365. `text` is for readers: no outcome depends on it. */
  readonly unit: Unit;
  /**
   * What changes in a sample path when the field changes: the depth of buffers alone, any other draw, or
   * nothing. Scenarios that differ only in fields from which nothing is drawn share their sample paths.
   */
  readonly drawn: 'path' | 'buffer' | false;
}

/** The metadata of every field of the scenario schema. */
export const fieldMeta: z.core.$ZodRegistry<FieldMeta> = z.registry<FieldMeta>();

/** Returns the schema, marked as a field from which something is drawn in a trial. */
export function drawn<T extends z.core.$ZodType>(unit: Unit, schema: T, what: 'path' | 'buffer' = 'path'): T {
  fieldMeta.add(schema, { unit, drawn: what });
  return schema;
}

/** Returns the schema, marked as a field from which nothing is drawn. */
export function given<T extends z.core.$ZodType>(unit: Unit, schema: T): T {
  fieldMeta.add(schema, { unit, drawn: false });
  return schema;
}
