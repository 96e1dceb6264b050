/**
 * Returns how many cases a property is tried on: `count`, or the share of it that the environment variable
 * `CASES` asks for. Mutation testing asks for few, as it runs the tests anew for each change of the source.
 */
export function cases(count: number): number {
  return Math.ceil(count * Number(process.env.CASES ?? 1));
}
