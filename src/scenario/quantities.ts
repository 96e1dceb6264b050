import type { FactoryFunctionMap } from 'mathjs';
import { expected, list, type ScenarioIssue } from '../errors.ts';
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from '../units.ts';
import type { Unit } from './field-meta.ts';
import { isObject, type Json } from './patch.ts';
import { isSource } from './sources.ts';
import { join } from './structure.ts';
import { fieldAt } from './walk-fields.ts';

/*
 * Quantities with units: "6 weeks", "12 g", "70 %", "0.07 / month". mathjs converts them and checks the
 * dimension. Only the units below may be written, as those of mathjs include a `ton` of 907 kg and months
 * of 30.44 days. No expression is evaluated.
 */

/** The dimension of a field, as a unit of mathjs. */
type Dimension = 'day' | 'gram' | 'day^-1' | '';

/** The names of units in a file, and what one is in units whose size mathjs and the model agree on. */
const UNITS: Readonly<Record<string, string>> = {
  ...names('1 day', 'd', 'day', 'days'),
  ...names('7 day', 'week', 'weeks'),
  ...names(`${DAYS_PER_MONTH} day`, 'month', 'months'),
  ...names(`${DAYS_PER_YEAR} day`, 'year', 'years'),
  ...names('1 hour', 'h', 'hour', 'hours'),
  ...names('1 gram', 'g', 'gram', 'grams'),
  ...names('1 kilogram', 'kg'),
  ...names('1 milligram', 'mg'),
  ...names('1 tonne', 't', 'tonne', 'tonnes'),
};

/** How each unit that may be written as a quantity is converted. */
const QUANTITIES: Readonly<Partial<Record<Unit, Quantity>>> = {
  days: { dimension: 'day', scale: 1 },
  'per day': { dimension: 'day^-1', scale: 1 },
  'per month': { dimension: 'day^-1', scale: DAYS_PER_MONTH },
  'per year': { dimension: 'day^-1', scale: DAYS_PER_YEAR },
  grams: { dimension: 'gram', scale: 1 },
  share: { dimension: '', scale: 1 },
};

interface Quantity {
  readonly dimension: Dimension;
  /** Factor from the unit of mathjs to that of the field. */
  readonly scale: number;
}

/** Returns the dimension and scale of the field under those keys, if it may be written as a quantity. */
export function quantityAt(keys: readonly string[]): Quantity | undefined {
  const meta = fieldAt(keys);
  return meta && QUANTITIES[meta.unit];
}

/** The keys of a distribution whose numbers have the unit of the field. */
const LOCATIONS = new Set([
  'median',
  'low',
  'mode',
  'high',
  'p5',
  'p95',
  'mean',
  'sd',
  'min',
  'max',
  'values',
]);

type Convert = (text: string, dimension: Dimension, scale: number) => number | string;

/** Returns whether some text in the data looks like a quantity, under a key that takes one. */
export function hasQuantities(data: Json | undefined, keys: readonly string[] = []): boolean {
  if (typeof data === 'string') return QUANTITY.test(data) && quantityAt(keys) !== undefined;
  if (Array.isArray(data)) return data.some((item) => hasQuantities(item, keys));
  return (
    isObject(data) &&
    Object.entries(data).some(([key, item]) => !isSource(key) && hasQuantities(item, below(keys, key)))
  );
}

/**
 * Returns the data with every quantity as a number in the unit of its field, and adds an issue for each
 * unreadable one.
 */
export async function convertQuantities(data: Json, issues: ScenarioIssue[]): Promise<Json> {
  const convert = await converter();
  const walk = (value: Json | undefined, keys: readonly string[], path: string): Json | undefined => {
    if (Array.isArray(value)) return value.map((item, i) => walk(item, keys, join(path, i)) as Json);
    if (isObject(value)) {
      const entries = Object.entries(value).map(([key, item]) => {
        return [key, isSource(key) ? item : walk(item, below(keys, key), join(path, key))] as const;
      });
      return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
    }
    const target = quantityAt(keys);
    if (typeof value !== 'string' || target === undefined || !QUANTITY.test(value)) return value;
    const number = convert(value, target.dimension, target.scale);
    if (typeof number === 'number') return number;
    issues.push(expected(path, number, value));
    return undefined;
  };
  return walk(data, [], '') as Json;
}

const QUANTITY = /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*(%|[A-Za-z/])/i;
const PARTS =
  /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)\s*(%|[A-Za-z]+)?\s*(?:(?:\/|per)\s*([A-Za-z]+))?\s*$/i;

/**
 * Returns the keys of a child. Inside a distribution they stay: `bufferDays.median` has the unit of
 * `bufferDays`.
 */
function below(keys: readonly string[], key: string): readonly string[] {
  return LOCATIONS.has(key) && quantityAt(keys) !== undefined ? keys : [...keys, key];
}

async function converter(): Promise<Convert> {
  const { create, unitDependencies } = await import('mathjs');
  const { unit } = create(unitDependencies as FactoryFunctionMap) as unknown as {
    unit: (text: string) => MathUnit;
  };
  return (text, dimension, scale) => {
    const [, amount, name, per] = PARTS.exec(text) ?? [];
    if (amount === undefined) return 'a quantity such as "6 weeks"';
    for (const word of [name, per]) {
      if (word !== undefined && word !== '%' && !Object.hasOwn(UNITS, word)) {
        return `a quantity in a known unit (%, ${list(Object.keys(UNITS), 99)})`;
      }
    }
    // A share has no dimension and does not need mathjs.
    const plain = name === undefined || name === '%';
    const value = Number(amount) * (name === '%' ? 0.01 : 1);
    if (plain && per === undefined)
      return dimension === '' ? rounded(value) : `a quantity in ${named(dimension)}`;
    const whole = plain ? undefined : unit(UNITS[name]!);
    const quantity =
      per === undefined ? whole! : whole ? whole.divide(unit(UNITS[per]!)) : unit(UNITS[per]!).pow(-1);
    if (dimension === '' || !quantity.equalBase(unit(`1 ${dimension}`)))
      return `a quantity in ${named(dimension)}`;
    return rounded(value * quantity.toNumber(dimension) * scale);
  };
}

interface MathUnit {
  divide(other: MathUnit): MathUnit;
  pow(power: number): MathUnit;
  equalBase(other: MathUnit): boolean;
  toNumber(unit: string): number;
}

/** Rounds to fifteen digits: "6 weeks" is 42 days, not 42.00000000000001. */
function rounded(value: number): number {
  return Number(value.toPrecision(15));
}

function named(dimension: Dimension): string {
  const words = {
    day: 'time, such as "6 weeks"',
    gram: 'mass, such as "12 g"',
    'day^-1': 'time to the minus one, such as "0.8 / year"',
  };
  return dimension === '' ? 'percent, such as "70 %"' : words[dimension];
}

function names(value: string, ...words: string[]): Record<string, string> {
  return Object.fromEntries(words.map((word) => [word, value]));
}
