import { isNode, isPair, LineCounter, parseDocument } from 'yaml';
import { isName } from '../scenario/catalogue-data.ts';
import { LIMITS } from '../scenario/limits.ts';
import { decodeText } from './decode-text.ts';
import { readRegularFile } from './read-bytes.ts';

/** Returns the line and column of a path of a file, where they are known. */
export type PlaceOf = (path: string) => Place | undefined;

/** A place in a text, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

const NOWHERE: PlaceOf = () => undefined;

/**
 * Returns where paths stand in a file. JSON is YAML, so that one reader finds both. A file that cannot be
 * read as either has no places; its error has its own.
 */
export async function placesIn(file: string): Promise<PlaceOf> {
  if (file === '-' || isName(file)) return NOWHERE;
  const refuse = (): Error => new Error();
  try {
    const bytes = await readRegularFile(file, LIMITS.yamlBytes, refuse);
    const lines = new LineCounter();
    const document = parseDocument(decodeText(bytes, refuse), { lineCounter: lines });
    if (document.errors.length > 0) return NOWHERE;
    return (path) => {
      const offset = offsetOf(document, path.split('.'));
      if (offset === undefined) return undefined;
      const { line, col } = lines.linePos(offset);
      return { line, column: col };
    };
  } catch {
    return NOWHERE;
  }
}

/** Returns where the key of a path begins, or of the deepest part of it that the file has. */
function offsetOf(document: ReturnType<typeof parseDocument>, keys: readonly string[]): number | undefined {
  for (let length = keys.length; length > 0; length--) {
    const path = keys.slice(0, length);
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    const items = (parent as { items?: unknown[] } | null)?.items ?? [];
    const last = path[length - 1]!;
    const pair = items.find(
      (item) => isPair(item) && String((item.key as { value?: unknown })?.value) === last,
    );
    if (isPair(pair) && isNode(pair.key)) return pair.key.range?.[0];
    const entry = /^\d+$/.test(last) ? items[Number(last)] : undefined;
    if (isNode(entry)) return entry.range?.[0];
  }
  return undefined;
}
