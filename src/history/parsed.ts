/** Marks data of this entry as parsed, for any copy of the library; a copy of the data has no mark. */
const PARSED = Symbol.for('rare-earth-risk.parsed');

/** Marks data as parsed, or as made from parsed data, and returns them. They must not be frozen yet. */
export function markParsed<T extends object>(data: T): T {
  return Object.defineProperty(data, PARSED, { value: true });
}

/** Returns whether data were parsed. */
export function isParsed(data: unknown): boolean {
  return typeof data === 'object' && data !== null && Object.hasOwn(data, PARSED);
}
