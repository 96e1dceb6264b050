import * as z from 'zod/mini';
import { type Distribution, possibleValues, support } from '../distribution.ts';
import { samplerOf } from '../random/sampler-of.ts';

/*
 * The kinds of field that a scenario is made of. The error text of a schema is its rule alone ("a share
 * from 0 to 1"); zod-issues.ts makes the sentence.
 */

/**
 * Returns the schema of an object without unknown keys. Its error text for one lists the known keys, so
 * that zod-issues.ts can offer the nearest.
 */
export function entity<S extends z.core.$ZodShape>(shape: S): z.ZodMiniObject<S, z.core.$strict> {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : 'an object'),
  });
}

/** Returns the schema of objects that are keyed by id. */
export function recordOf<T extends z.core.SomeType>(value: T): z.ZodMiniRecord<z.ZodMiniString, T> {
  return z.record(id, value, { error: 'an object keyed by name' });
}

/** Returns the schema of a field that may be left out and then has that value. */
export function withDefault<T extends z.core.SomeType>(
  field: T,
  value: z.core.util.NoUndefined<z.output<T>>,
): z.ZodMiniDefault<T> {
  return z._default(field, value);
}

/** Returns the schema of an object that may be left out, as every key of it has a default. */
export function withDefaults<T extends z.core.SomeType>(whole: T): z.ZodMiniPrefault<T> {
  return z.prefault(whole, {} as z.input<T>);
}

/** Characters that no id has: dots break paths, invisible characters and signs mislead. */
const NO_ID = /[^\p{L}\p{M}\p{N}_-]/u;

/** The schema of an id. */
export const id: z.ZodMiniString = z.string({ error: 'a name' }).check(
  z.regex(/^[\p{L}\p{M}\p{N}_-]{1,64}$/u, {
    error: ({ input }) => {
      const rule = 'a name of 1 to 64 letters, digits, hyphens and underscores';
      const [other] = NO_ID.exec(String(input)) ?? [];
      return other === undefined ? rule : `${rule}, without ${nameOf(other)}`;
    },
  }),
);

/** Returns a character as a message names it: with its code point, as many look alike or like nothing. */
function nameOf(character: string): string {
  const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  if (character === ' ') return 'a blank';
  return /^[\p{P}\p{S}]$/u.test(character) ? `"${character}" (U+${code})` : `U+${code}`;
}

export const text: z.ZodMiniString = z
  .string({ error: 'text' })
  .check(z.regex(/^\P{Cc}*$/u, { error: 'text without control characters' }));
export const flag: z.ZodMiniBoolean = z.boolean({ error: 'true or false' });

export function number(rule: string, low: number, high: number = Number.MAX_VALUE): z.ZodMiniNumber {
  return z.number({ error: rule }).check(z.minimum(low, { error: rule }), z.maximum(high, { error: rule }));
}

export function whole(rule: string, low: number, high: number): z.ZodMiniNumber {
  return number(rule, low, high).check(z.int({ error: rule }));
}

export const share: z.ZodMiniNumber = number('a share from 0 to 1', 0, 1);
export const amount: z.ZodMiniNumber = number('a number of at least 0', 0, 1e12);
/** The schema of a whole number of calendar days, up to ten years. */
export const days: z.ZodMiniNumber = whole('a whole number of days from 0 to 3650', 0, 3650);

const real = z.number({ error: 'a number' });
const truncation = { min: z.optional(real), max: z.optional(real) };

const someRule = 'a list of 1 to 1000 numbers';
const someNumbers = z
  .array(real, { error: someRule })
  .check(z.minLength(1, { error: someRule }), z.maxLength(1000, { error: someRule }));

const distribution = z.union(
  [
    z.number(),
    entity({ median: real, sigma: real, ...truncation }),
    entity({ low: real, mode: real, high: real, ...truncation }),
    entity({ low: real, high: real, ...truncation }),
    entity({ p5: real, p95: real, ...truncation }),
    entity({ mean: real, sd: real, ...truncation }),
    entity({ values: someNumbers, weights: someNumbers }),
  ],
  {
    error:
      'a number or a distribution with one of the key sets {median, sigma}, {low, high}, {low, mode, high}, ' +
      '{p5, p95}, {mean, sd} (each with optional min, max), {values, weights}',
  },
);

/**
 * Returns the schema of a number or a distribution whose every draw obeys the rule. `low` and `high`
 * bound the support; the ends are allowed, except `high` when `open`. A distribution without an upper end
 * is allowed where `high` is above 1, as it is then a limit of size and none of meaning.
 */
export function uncertain(
  rule: string,
  low: number,
  high: number = Number.MAX_VALUE,
  open: boolean = false,
): z.ZodMiniType<Distribution> {
  return uncertainWhere(rule, (value) => obeys(value, low, high, open));
}

/** Returns the schema of a number or a distribution of which the rule holds. */
function uncertainWhere(rule: string, holds: (value: Distribution) => boolean): z.ZodMiniType<Distribution> {
  return distribution.check((context) => {
    const value = context.value as Distribution;
    const fault = illFormed(value) ?? (holds(value) ? undefined : rule);
    if (fault === undefined) return;
    const message = fault === rule && typeof value === 'object' ? `${rule}, whatever is drawn` : fault;
    context.issues.push({ code: 'custom', input: value, message, continue: false });
  }) as z.ZodMiniType<Distribution>;
}

export const uncertainShare: z.ZodMiniType<Distribution> = uncertain('a share from 0 to 1', 0, 1);
export const uncertainAmount: z.ZodMiniType<Distribution> = uncertain('a number of at least 0', 0);
/** The schema of a factor that is above 0 whatever is drawn; a lognormal never draws 0. */
export const uncertainFactor: z.ZodMiniType<Distribution> = uncertainWhere(
  'a number above 0',
  (value) => support(value).low > 0 || (typeof value === 'object' && ('median' in value || 'p5' in value)),
);

function obeys(value: Distribution, low: number, high: number, open: boolean): boolean {
  const reach = support(value);
  const top = reach.high === Number.POSITIVE_INFINITY && high > 1 ? high : reach.high;
  return reach.low >= low && (open ? top < high : top <= high);
}

/** Returns what is wrong with the distribution's own parameters, if anything. */
function illFormed(d: Distribution): string | undefined {
  if (typeof d === 'number') return undefined;
  if ('values' in d) {
    if (d.values.length !== d.weights.length) return 'a distribution with as many weights as values';
    if (d.weights.some((weight) => weight < 0 || weight > 1e12))
      return 'a distribution with weights from 0 to 1e12';
    return possibleValues(d).length === 0 ? 'a distribution with a weight above 0' : undefined;
  }
  if ('median' in d && (d.median <= 0 || d.sigma < 0))
    return 'a lognormal with median above 0 and sigma of at least 0';
  if ('p5' in d && !(d.p5 > 0 && d.p95 >= d.p5)) return 'a lognormal with 0 < p5 <= p95';
  if ('mean' in d && d.sd < 0) return 'a normal with sd of at least 0';
  if ('mode' in d && !(d.low <= d.mode && d.mode <= d.high)) return 'a PERT with low <= mode <= high';
  if ('low' in d && d.low > d.high) return 'a distribution with low <= high';
  const { low, high } = support(d);
  // Bounded without truncation, so the mass is there. Preparing a PERT for drawing just to see that takes
  // long.
  if (d.min === undefined && d.max === undefined && Number.isFinite(high - low)) return undefined;
  const collapsed = low === high && (d.min ?? low) === (d.max ?? high) && isWide(d);
  if (low > high || collapsed || !(samplerOf(d).mass > 0)) {
    return 'a distribution with some mass between min and max';
  }
  return undefined;
}

/** Returns whether the distribution would have more than one value without its truncation. */
function isWide(d: Exclude<Distribution, number>): boolean {
  if ('values' in d) return false;
  const { min: _min, max: _max, ...bare } = d;
  const whole = support(bare as Distribution);
  return whole.low < whole.high;
}
