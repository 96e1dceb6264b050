// The package as its users run it: the built one. Its types are those of the source.

export const built = (await import(
  new URL('../../dist/index.js', import.meta.url).href
)) as typeof import('../../src/index.ts');
