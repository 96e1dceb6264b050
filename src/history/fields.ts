import * as z from 'zod/mini';
import { parseDay } from '../calendar/days.ts';
import { entity, id, number, recordOf, share, text } from '../scenario/fields.ts';
import { CONFIDENCES, PLACES } from './evidence.ts';

/*
 * The kinds of field that observations are made of: values with their evidence. As in scenario/fields.ts,
 * the error text of a schema is its rule alone. Results have the types of evidence.ts; the schemas here
 * are untyped.
 */

type Field = z.ZodMiniType;

export function oneOf(words: readonly string[]): Field {
  return z.enum(words as [string, ...string[]], { error: `one of ${words.join(', ')}` });
}

const isoDate = 'a date such as "2025-06-06"';
export const date: Field = z
  .string({ error: isoDate })
  .check(z.refine((iso) => parseDay(iso) !== undefined, { error: isoDate }));

export const place: Field = oneOf(PLACES);

const confidence = oneOf(CONFIDENCES);
const source = z.array(id, { error: 'a list of keys of sources' });

export const evidence: Readonly<
  Record<'confidence' | 'source' | 'publishedOn' | 'publishedOnSource' | 'note', Field>
> = {
  confidence,
  source,
  publishedOn: date,
  publishedOnSource: z.optional(text),
  note: z.optional(text),
};

export function alternatives(value: Field): Field {
  const one = entity({
    value,
    source,
    confidence: z.optional(confidence),
    publishedOn: z.optional(date),
    note: z.optional(text),
  });
  return z.optional(z.array(one, { error: 'a list of alternatives' }));
}

function vintage(value: Field): Readonly<Record<string, Field>> {
  return {
    value,
    interval: z.tuple([value, value], { error: 'a list of two, the lowest and the highest' }),
    intervalSource: z.optional(text),
    ...evidence,
  };
}

function reported(value: Field): Readonly<Record<string, Field>> {
  return {
    ...vintage(value),
    alternatives: alternatives(value),
    earlier: z.optional(z.array(entity(vintage(value)), { error: 'a list of earlier vintages' })),
  };
}

const whereRule = 'a number, a date, or a reference such as "magnet-exports:tonnes.world.2025-01"';

export function observed(value: Field, more: Readonly<Record<string, Field>> = {}): Field {
  return entity({
    ...reported(value),
    ...more,
    formula: z.optional(text),
    where: z.optional(recordOf(z.union([z.number(), z.string()], { error: whereRule }))),
    roundedTo: z.optional(number('a number above 0', Number.MIN_VALUE)),
  });
}

export const observedDate: Field = entity(reported(date));
export const observedShare: Field = observed(share);
export const observedAmount: Field = observed(number('a number of at least 0', 0));
export const observedChange: Field = observed(number('a change of at least -1', -1));
export const observedDays: Field = observed(number('a number of days from 0 to 3650', 0, 3650));

export const remark: Field = entity({
  ...evidence,
  destination: place,
  note: text,
  alternatives: alternatives(text),
});

export function byPlace(value: Field): Field {
  return entity(Object.fromEntries(PLACES.map((name) => [name, z.optional(value)])));
}

const month = '\\d{4}-(?:0[1-9]|1[0-2])';
const periodRule = 'a period such as "2025", "2025-01" or "2025-01/2025-03"';
const period = z
  .string({ error: periodRule })
  .check(z.regex(new RegExp(`^(?:\\d{4}|${month}(?:/${month})?)$`), { error: periodRule }));

export function byPeriod(value: Field): Field {
  return byPlace(periodic(value));
}

/** An object keyed by year, month, or months from and to. */
export function periodic(value: Field): Field {
  return z.record(period, value, { error: 'an object keyed by period' });
}

const monthRule = 'a month such as "2025-01"';
const oneMonth = z
  .string({ error: monthRule })
  .check(z.regex(new RegExp(`^${month}$`), { error: monthRule }));

/** An object keyed by month. */
export function monthly(value: Field): Field {
  return z.record(oneMonth, value, { error: 'an object keyed by month' });
}
