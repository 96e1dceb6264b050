import { describe } from '../errors.ts';

/** Code of NaN among numbers of two bytes. */
const NO_NUMBER = 0xffff;

/** Bytes converted to characters per call: more arguments could overflow the stack of some engines. */
const SLICE = 8192;

/**
 * Returns a column as text: `u16:` or `f64:`, then the base64 of its little-endian numbers. A number takes
 * two bytes if every entry is NaN or a whole number from 0 to 65,534, else eight.
 */
export function encode(column: ArrayLike<number>): string {
  const small = isSmall(column);
  const size = small ? 2 : 8;
  const view = new DataView(new ArrayBuffer(column.length * size));
  for (let i = 0; i < column.length; i++) {
    const x = column[i]!;
    if (small) view.setUint16(2 * i, Number.isNaN(x) ? NO_NUMBER : x, true);
    else view.setFloat64(8 * i, x, true);
  }
  const bytes = new Uint8Array(view.buffer);
  let characters = '';
  for (let from = 0; from < bytes.length; from += SLICE) {
    characters += String.fromCharCode(...bytes.subarray(from, from + SLICE));
  }
  return `${small ? 'u16' : 'f64'}:${btoa(characters)}`;
}

/**
 * Returns the column that `encode` wrote.
 *
 * @throws {RangeError} that names `path`, unless the text holds `length` numbers.
 */
export function decode(text: unknown, path: string, length: number): Float64Array {
  const [kind, base64] = typeof text === 'string' ? text.split(':', 2) : [];
  const size = kind === 'u16' ? 2 : kind === 'f64' ? 8 : 0;
  const characters = size > 0 ? fromBase64(base64 ?? '') : undefined;
  if (characters?.length !== length * size) {
    throw new RangeError(
      `Expected ${path} to be the text of a column of ${length} numbers, got ${describe(text)}`,
    );
  }
  const view = new DataView(Uint8Array.from(characters, (character) => character.charCodeAt(0)).buffer);
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

function fromBase64(text: string): string | undefined {
  try {
    return atob(text);
  } catch {
    return undefined;
  }
}
