import { describe, rangeError } from '../errors.ts';
import { dirichlet } from '../random/dirichlet.ts';
import { openStream } from '../random/stream.ts';

/**
 * Weights of scenarios by name: chances that add up to 1, or concentrations of a Dirichlet distribution of
 * them.
 */
export type ForecastWeights =
  | Readonly<Record<string, number>>
  | { readonly dirichlet: Readonly<Record<string, number>> };

/** Checked weights, in the order given. */
export interface Weights {
  readonly names: readonly string[];
  /** Mean weight of each scenario; they add up to 1. */
  readonly mean: readonly number[];
  /** Concentrations, or `null` when the weights are fixed. */
  readonly concentrations: readonly number[] | null;
}

/** Largest concentration: above it, weights are practically fixed, and gamma variates lose digits. */
const MAX_CONCENTRATION = 1e6;

/**
 * Returns the weights, checked; `name` is what errors call them.
 *
 * @throws {RangeError} for no weights, a weight out of range, or weights that do not add up to 1.
 */
export function readWeights(given: ForecastWeights, name = 'weights'): Weights {
  const isDirichlet = typeof given.dirichlet === 'object' && given.dirichlet !== null;
  const entries = Object.entries(isDirichlet ? given.dirichlet : given) as [string, number][];
  if (entries.length === 0) throw rangeError('Expected at least one scenario with a weight, got none');
  const path = isDirichlet ? `${name}.dirichlet` : name;
  for (const [name, weight] of entries) {
    const rule = isDirichlet ? 'above 0 and at most 1,000,000' : 'between 0 and 1';
    const most = isDirichlet ? MAX_CONCENTRATION : 1;
    const isNumber = typeof weight === 'number';
    if (isNumber && weight >= 0 && weight <= most && !(isDirichlet && weight === 0)) continue;
    const isPerCent = isNumber && !isDirichlet && weight > 1 && weight <= 100;
    const hint = isPerCent ? `; ${weight} % is ${weight / 100}` : '';
    throw rangeError(`Expected ${path}.${name} to be ${rule}, got ${describe(weight)}${hint}`);
  }
  const values = entries.map(([, weight]) => weight);
  const total = values.reduce((sum, weight) => sum + weight, 0);
  if (!isDirichlet && Math.abs(total - 1) > 1e-9) {
    throw rangeError(`Expected ${name} to add up to 1, got ${describe(total)}`);
  }
  return {
    names: entries.map(([name]) => name),
    mean: values.map((weight) => weight / total),
    concentrations: isDirichlet ? values : null,
  };
}

/**
 * Returns the covariance of the weights of scenarios i and j, which is 0 for fixed weights.
 *
 * It is wᵢ (1 − wᵢ) / (A + 1) for i = j, else −wᵢ wⱼ / (A + 1), where A is the sum of the concentrations.
 */
export function weightCovariance({ mean, concentrations }: Weights, i: number, j: number): number {
  if (concentrations === null) return 0;
  const total = concentrations.reduce((sum, concentration) => sum + concentration, 0);
  return ((i === j ? mean[i]! : 0) - mean[i]! * mean[j]!) / (total + 1);
}

/**
 * Returns draws of the weights; fixed weights give a single draw. A scenario's uniforms are addressed by
 * its name.
 */
export function drawWeights(
  { names, mean, concentrations }: Weights,
  seed: string,
  draws: number,
): readonly (readonly number[])[] {
  if (concentrations === null) return [mean];
  const streams = names.map((name) => openStream(seed, `forecast/weight/${name}`));
  return Array.from({ length: draws }, (_, draw) => dirichlet(concentrations, streams, draw));
}
