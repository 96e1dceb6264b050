import { LIMITS } from '../scenario/limits.ts';
import { join } from '../scenario/structure.ts';
import { Fault, type TextFault, whatStands } from './text-fault.ts';

/** A place in a text that is read, and the equal keys found so far. */
interface Cursor {
  readonly text: string;
  at: number;
  readonly twice: TextFault[];
}

/** Equal keys that are reported. */
const MOST_TWICE = 20;

/**
 * Returns the faults of a text as JSON: each key that an object has twice, or the first place that is no
 * JSON. `JSON.parse` keeps the last of equal keys, and shows the text around a fault.
 */
export function jsonFaults(text: string): readonly TextFault[] {
  const cursor: Cursor = { text, at: 0, twice: [] };
  try {
    readValue(cursor, '', 0);
    if (next(cursor) !== undefined) throw faultAt(cursor, 'the end of the text');
    return cursor.twice;
  } catch (error) {
    if (error instanceof Fault) return [error.fault];
    throw error;
  }
}

function readValue(cursor: Cursor, path: string, depth: number): void {
  const first = next(cursor);
  if (first === '"') readText(cursor);
  else if (first !== '{' && first !== '[') readScalar(cursor);
  else if (depth >= LIMITS.depth) throw faultAt(cursor, `nested at most ${LIMITS.depth} levels deep`);
  else if (first === '{') readObject(cursor, path, depth);
  else readList(cursor, path, depth);
}

function readObject(cursor: Cursor, path: string, depth: number): void {
  const keys = new Set<string>();
  readEntries(cursor, '}', () => {
    if (next(cursor) !== '"') throw faultAt(cursor, 'a key in double quotes');
    const at = cursor.at;
    const key = readText(cursor);
    const inside = join(path, key);
    if (keys.has(key) && cursor.twice.length < MOST_TWICE)
      cursor.twice.push({ path: inside, rule: 'given once', got: 'it again', at });
    keys.add(key);
    if (next(cursor) !== ':') throw faultAt(cursor, '":" after a key');
    cursor.at++;
    readValue(cursor, inside, depth + 1);
  });
}

function readList(cursor: Cursor, path: string, depth: number): void {
  readEntries(cursor, ']', (i) => readValue(cursor, join(path, i), depth + 1));
}

/** Reads the entries of an object or a list, up to its closing bracket, with commas between them. */
function readEntries(cursor: Cursor, end: '}' | ']', readEntry: (i: number) => void): void {
  cursor.at++;
  for (let i = 0; next(cursor) !== end; i++) {
    if (i > 0) {
      if (next(cursor) !== ',') throw faultAt(cursor, `"," or "${end}"`);
      cursor.at++;
    }
    readEntry(i);
  }
  cursor.at++;
}

const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null)(?![\w.+-])/y;

function readScalar(cursor: Cursor): void {
  SCALAR.lastIndex = cursor.at;
  if (!SCALAR.test(cursor.text)) throw faultAt(cursor, 'a value');
  cursor.at = SCALAR.lastIndex;
}

/** Reads a text in quotes and returns it, with its escapes resolved. */
function readText(cursor: Cursor): string {
  const { text, at } = cursor;
  let end = at + 1;
  while (end < text.length && text[end] !== '"' && text[end]! >= ' ') end += text[end] === '\\' ? 2 : 1;
  if (text[end] !== '"') throw faultAt(cursor, 'text that ends with a quote, without line breaks');
  cursor.at = end + 1;
  try {
    return JSON.parse(text.slice(at, end + 1)) as string;
  } catch {
    cursor.at = at;
    throw faultAt(cursor, 'text with escapes that JSON has, such as "\\\\" or "\\n"');
  }
}

/** Passes blanks and returns the next character; `undefined` at the end. */
function next(cursor: Cursor): string | undefined {
  const { text } = cursor;
  while (' \t\n\r'.includes(text[cursor.at] ?? '-')) cursor.at++;
  return text[cursor.at];
}

function faultAt({ text, at }: Cursor, rule: string): Fault {
  return new Fault({ path: '', rule, got: whatStands(text, at), at });
}
