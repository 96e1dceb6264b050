// The built package, as users run it, with the types of the source.

export const built = (await import(
  new URL('../../dist/index.js', import.meta.url).href
)) as typeof import('../../src/index.ts');
