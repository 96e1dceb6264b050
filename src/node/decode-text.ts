import type { Refuse } from './read-bytes.ts';

/**
 * Returns the text of bytes in UTF-8, or in UTF-16 with a byte order mark. Bytes in another encoding are
 * refused, as guessing would change letters.
 */
export function decodeText(bytes: Uint8Array, refuse: Refuse): string {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    const where = encoding === 'utf-8' ? ` (byte ${validBytes(bytes) + 1} is none of UTF-8)` : '';
    throw refuse('text in UTF-8', `another encoding${where}; save it as UTF-8`);
  }
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** Returns how many bytes at the start are UTF-8, by bisection. */
function validBytes(bytes: Uint8Array): number {
  let [valid, invalid] = [0, bytes.length];
  while (valid + 1 < invalid) {
    const middle = (valid + invalid) >> 1;
    if (isPrefix(bytes.subarray(0, middle))) valid = middle;
    else invalid = middle;
  }
  return valid;
}

function isPrefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
