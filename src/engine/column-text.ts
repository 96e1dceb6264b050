import { describe, rangeError } from '../errors.ts';

/** Code of NaN among numbers of two bytes. */
const NO_NUMBER = 0xffff;

/** Bytes converted to base64 per call: a multiple of three, and few enough to be arguments of one call. */
const SLICE = 6144;

/**
 * Returns a column as text: `u16:` or `f64:`, then the base64 of its little-endian numbers. A number takes
 * two bytes if every entry is NaN or a whole number from 0 to 65,534, else eight.
 */
export function encode(column: ArrayLike<number>): string {
  return [...encodedPieces(column)].join('');
}

/** Yields the text of `encode` in short pieces, as the whole may be longer than a string can be. */
export function* encodedPieces(column: ArrayLike<number>): Generator<string, void, undefined> {
  const size = isSmall(column) ? 2 : 8;
  yield size === 2 ? 'u16:' : 'f64:';
  const entries = SLICE / size;
  const view = new DataView(new ArrayBuffer(SLICE));
  for (let from = 0; from < column.length; from += entries) {
    const some = Math.min(entries, column.length - from);
    for (let i = 0; i < some; i++) {
      const x = column[from + i]!;
      if (size === 2) view.setUint16(2 * i, Number.isNaN(x) ? NO_NUMBER : x, true);
      else view.setFloat64(8 * i, x, true);
    }
    yield btoa(String.fromCharCode(...new Uint8Array(view.buffer, 0, some * size)));
  }
}

/**
 * Returns the column that `encode` wrote, from its text or from the bytes of that text.
 *
 * @throws {RangeError} that names `path`, unless the text holds `length` numbers.
 */
export function decode(text: unknown, path: string, length: number): Float64Array {
  const given = typeof text === 'string' || text instanceof Uint8Array ? text : '';
  const kind = characters(given, 0, 4);
  const size = kind === 'u16:' ? 2 : kind === 'f64:' ? 8 : 0;
  const fits = size > 0 && given.length === 4 + 4 * Math.ceil((length * size) / 3);
  const bytes = fits ? fromBase64(given, length * size) : undefined;
  if (bytes === undefined) {
    const got = text instanceof Uint8Array ? characters(text, 0, 60) : text;
    throw rangeError(
      `Expected ${path} to be the text of a column of ${length} numbers, got ${describe(got)}`,
    );
  }
  const view = new DataView(bytes.buffer);
  return Float64Array.from({ length }, (_, i) => {
    if (size === 8) return view.getFloat64(8 * i, true);
    const x = view.getUint16(2 * i, true);
    return x === NO_NUMBER ? Number.NaN : x;
  });
}

function isSmall(column: ArrayLike<number>): boolean {
  for (let i = 0; i < column.length; i++) {
    const x = column[i]!;
    const fits = Number.isNaN(x) || (Number.isInteger(x) && x >= 0 && x < NO_NUMBER && !Object.is(x, -0));
    if (!fits) return false;
  }
  return true;
}

/** Returns the bytes behind the kind of a column; `undefined` unless they are base64 of so many bytes. */
function fromBase64(text: string | Uint8Array, length: number): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(length);
  let done = 0;
  for (let from = 4; from < text.length; from += SLICE) {
    const part = bytesOf(characters(text, from, from + SLICE));
    if (part === undefined || done + part.length > length) return undefined;
    for (let i = 0; i < part.length; i++) bytes[done++] = part.charCodeAt(i);
  }
  return done === length ? bytes : undefined;
}

function bytesOf(base64: string): string | undefined {
  try {
    return atob(base64);
  } catch {
    return undefined;
  }
}

function characters(text: string | Uint8Array, from: number, to: number): string {
  return typeof text === 'string' ? text.slice(from, to) : String.fromCharCode(...text.subarray(from, to));
}
