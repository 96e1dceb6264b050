import type { Distribution } from '../distribution.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The families by their keys, each with the rule of its numbers. */
const FAMILIES: readonly {
  readonly keys: readonly string[];
  readonly rule: (...numbers: number[]) => boolean;
}[] = [
  { keys: ['median', 'sigma'], rule: (median, sigma) => median! > 0 && sigma! >= 0 },
  { keys: ['p5', 'p95'], rule: (p5, p95) => p5! > 0 && p5! <= p95! },
  { keys: ['mean', 'sd'], rule: (_, sd) => sd! >= 0 },
  { keys: ['low', 'high'], rule: (low, high) => low! <= high! },
  {
    keys: ['low', 'mode', 'high'],
    rule: (low, mode, high) => low! <= mode! && mode! <= high! && low! < high!,
  },
];

/** Returns whether a value is a distribution with a spread, as a scenario may have one. */
export function isDistribution(value: unknown): value is Exclude<Distribution, number> {
  if (typeof value !== 'object' || value === null) return false;
  const {
    min = Number.NEGATIVE_INFINITY,
    max = Number.POSITIVE_INFINITY,
    source: _,
    ...rest
  } = value as Fields;
  if (!(typeof min === 'number' && typeof max === 'number' && min <= max)) return false;
  const keys = Object.keys(rest);
  if ('values' in rest) return keys.length === 2 && isDiscrete(rest);
  const family = FAMILIES.find(
    (one) => one.keys.length === keys.length && one.keys.every((key) => key in rest),
  );
  const numbers = family?.keys.map((key) => rest[key]) ?? [];
  return family !== undefined && numbers.every(Number.isFinite) && family.rule(...(numbers as number[]));
}

function isDiscrete({ values, weights }: Fields): boolean {
  if (!(Array.isArray(values) && Array.isArray(weights) && values.length === weights.length)) return false;
  const areWeights = weights.every((weight) => Number.isFinite(weight) && weight >= 0);
  return values.every(Number.isFinite) && areWeights && weights.some((weight) => weight > 0);
}
