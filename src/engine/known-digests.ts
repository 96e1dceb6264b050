/** Digests that the library made in this process, which need no parsing. */
const known = new WeakSet<object>();

/** Marks a digest as made by the library, and returns it. */
export function markKnown<T extends object>(digest: T): T {
  known.add(digest);
  return digest;
}

/** Returns whether a digest was made by the library, and is no copy. */
export function isKnown(digest: object): boolean {
  return known.has(digest);
}
