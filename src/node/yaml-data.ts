import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
} from 'yaml';
import type { FieldMeta } from '../scenario/field-meta.ts';
import { LIMITS } from '../scenario/limits.ts';
import type { Json } from '../scenario/patch.ts';
import { isSource } from '../scenario/sources.ts';
import { join } from '../scenario/structure.ts';
import { fieldAt } from '../scenario/walk-fields.ts';
import { Fault, type TextFault } from './text-fault.ts';

/** Units of fields that are text, whatever the text looks like. */
const TEXTS: readonly FieldMeta['unit'][] = ['name', 'text', 'date'];

/** What is left to read: values, of which aliases may make many out of a short text. */
interface Budget {
  values: number;
  /** Nodes by anchor, as far as the document was read; an alias means the last one above it. */
  readonly anchors: Map<string, Node>;
  /** Whether what is read stands below an alias, and was read before. */
  isAgain: boolean;
  /** Merge keys that what is read stands below. */
  merges: number;
  /** Keys that an object has twice. */
  readonly twice: TextFault[];
}

/**
 * Returns the data of a YAML document. Keys, and the values of fields that are text, stay as they are
 * written: `007` is a name and no number. Aliases and merge keys (`<<`) are written out.
 */
export function yamlData(
  document: Document,
): { readonly data: Json } | { readonly faults: readonly TextFault[] } {
  const budget: Budget = { values: 0, anchors: new Map(), isAgain: false, merges: 0, twice: [] };
  try {
    const data = dataOf(document.contents as Node | null, [], budget);
    return budget.twice.length > 0 ? { faults: budget.twice } : { data };
  } catch (error) {
    if (error instanceof Fault) return { faults: [error.fault] };
    throw error;
  }
}

function dataOf(node: Node | null, keys: readonly string[], budget: Budget): Json {
  if (++budget.values > LIMITS.values) throw fault(node, `at most ${LIMITS.values} values in all`, 'more');
  if (keys.length + budget.merges > LIMITS.depth) {
    throw fault(node, `nested at most ${LIMITS.depth} levels deep`, 'more, or an alias of what it is in');
  }
  if (isAlias(node)) return aliasedData(node, keys, budget);
  if (node?.anchor !== undefined && !budget.isAgain) budget.anchors.set(node.anchor, node);
  if (isSeq(node)) return node.items.map((item, i) => dataOf(item as Node, [...keys, String(i)], budget));
  if (isMap(node)) return objectOf(node.items as Pair<Node, Node | null>[], keys, budget);
  if (!isScalar(node)) return null;
  const { value, source } = node;
  if (value === null || typeof value === 'string') return value;
  return source !== undefined && isText(keys) ? source : (value as Json);
}

function aliasedData(alias: Alias, keys: readonly string[], budget: Budget): Json {
  const target = budget.anchors.get(alias.source);
  if (target === undefined) throw fault(alias, 'the name of an anchor above', 'another name');
  const before = budget.isAgain;
  budget.isAgain = true;
  const data = dataOf(target, keys, budget);
  budget.isAgain = before;
  return data;
}

const MERGE = '<<';

/** Equal keys that are reported. */
const MOST_TWICE = 20;

const TWICE = { rule: 'given once', got: 'it again' } as const;

function objectOf(items: readonly Pair<Node, Node | null>[], keys: readonly string[], budget: Budget): Json {
  const own = new Map<string, Json>();
  const merged = new Map<string, Json>();
  for (const { key, value } of items) {
    const name = keyOf(key);
    const isTwice = own.has(name) && !budget.isAgain && budget.twice.length < MOST_TWICE;
    if (isTwice) budget.twice.push({ path: pathOf([...keys, name]), ...TWICE, at: startOf(key) });
    if (name === MERGE && (key as Scalar).type === 'PLAIN') mergeInto(merged, value, keys, budget);
    else own.set(name, dataOf(value, [...keys, name], budget));
  }
  // A key of the object itself goes before a merged one. fromEntries makes `__proto__` a key like any other.
  return Object.fromEntries([...merged, ...own]);
}

/** Adds the entries of a mapping, or of a list of them, of which the first goes before the others. */
function mergeInto(
  merged: Map<string, Json>,
  value: Node | null,
  keys: readonly string[],
  budget: Budget,
): void {
  budget.merges += 1;
  const data = dataOf(value, keys, budget);
  budget.merges -= 1;
  for (const one of Array.isArray(data) ? data : [data]) {
    if (typeof one !== 'object' || one === null || Array.isArray(one))
      throw fault(value, 'an object, or a list of objects, after "<<"', 'another value');
    for (const [key, inner] of Object.entries(one)) if (!merged.has(key)) merged.set(key, inner as Json);
  }
}

/** Returns a key as it is written. */
function keyOf(key: unknown): string {
  if (!isScalar(key)) throw fault(key as Node, 'a key that is text', 'another kind of key');
  return typeof key.value === 'string' ? key.value : (key.source ?? '');
}

function isText(keys: readonly string[]): boolean {
  const unit = fieldAt(keys)?.unit;
  return isSource(keys.at(-1) ?? '') || (unit !== undefined && TEXTS.includes(unit));
}

function fault(node: Node | null, rule: string, got: string): Fault {
  return new Fault({ path: '', rule, got, at: startOf(node) });
}

function startOf(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}

function pathOf(keys: readonly string[]): string {
  return keys.reduce(join, '');
}
