import { decodeText } from './decode-text.ts';
import type { Refuse } from './read-bytes.ts';

/** Most bytes of a stored run without its columns. */
const MOST_BYTES = 50_000_000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Returns the data of a run stored as JSON. Its columns stay bytes of the file, which `fromJSON` reads too:
 * together they may be longer than a string can be.
 */
export function parseRunText(bytes: Uint8Array, refuse: Refuse): unknown {
  const columns: Uint8Array[] = [];
  const parts: string[] = [];
  let [from, length] = [0, 0];
  const keep = (to: number): void => {
    length += to - from;
    if (length > MOST_BYTES) throw refuse('a run stored as JSON', 'other text');
    parts.push(decodeText(bytes.subarray(from, to), refuse));
    from = to;
  };
  for (let open = bytes.indexOf(QUOTE); open >= 0; ) {
    const close = endOfString(bytes, open + 1);
    if (close < 0) break;
    const kind = String.fromCharCode(...bytes.subarray(open + 1, open + 5));
    if (kind === 'u16:' || kind === 'f64:') {
      keep(open + 1);
      parts.push(`${kind}${columns.length}`);
      columns.push(bytes.subarray(open + 1, close));
      from = close;
    }
    open = bytes.indexOf(QUOTE, close + 1);
  }
  keep(bytes.length);
  try {
    // Every text of a column was cut out above, so that what looks like one stands for it.
    return JSON.parse(parts.join(''), (_, value: unknown) =>
      typeof value === 'string' && /^(u16|f64):\d+$/.test(value) ? columns[Number(value.slice(4))] : value,
    );
  } catch {
    throw refuse('a run stored as JSON', 'other text');
  }
}

/** Returns where the quote stands that ends a text of JSON; -1 if there is none. */
function endOfString(bytes: Uint8Array, from: number): number {
  for (let close = bytes.indexOf(QUOTE, from); close >= 0; close = bytes.indexOf(QUOTE, close + 1)) {
    let escapes = 0;
    while (bytes[close - 1 - escapes] === BACKSLASH && close - 1 - escapes >= from) escapes++;
    if (escapes % 2 === 0) return close;
  }
  return -1;
}
