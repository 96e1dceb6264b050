import type { Options } from '../table/option-values.ts';

/** Returns those options of these names that are given, as analyses take them. */
export function given<K extends keyof Options>(options: Options, ...names: readonly K[]): Pick<Options, K> {
  const found = names.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]);
  return Object.fromEntries(found) as Pick<Options, K>;
}
