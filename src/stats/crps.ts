import { checkOptions } from '../check.ts';
import { describe } from '../errors.ts';
import { requireNumbers } from './entries.ts';

/** Options of a continuous ranked probability score. */
export interface CrpsOptions {
  /**
   * Whether to score the distribution that the members are drawn from, not the members themselves. The
   * expected fair score is least for members drawn from the true distribution, however few. Default false.
   */
  readonly fair?: boolean;
  /** Weight of each member, at least 0, not all 0; only their ratios count. Not allowed with `fair`. */
  readonly weights?: ArrayLike<number>;
}

/**
 * Returns the continuous ranked probability score (CRPS) of an ensemble forecast.
 *
 * It is ∫ (F(x) − 1{x ≥ outcome})² dx, F the step function of the members; that equals E|X −
 * outcome| − ½ E|X − X′| (Gneiting and Raftery, Journal of the American Statistical Association 102,
 * 2007). It has the unit of the members; 0 is perfect, and a single member scores its distance. The fair
 * score divides the sum over pairs by m(m − 1) instead of m² (Ferro, Quarterly Journal of the Royal
 * Meteorological Society 140, 2014) and may be negative. Takes O(m ln m) time.
 *
 * @param members - finite numbers; at least one, with `fair` at least two.
 * @param outcome - a finite number in the same unit.
 * @throws {RangeError} for too few members, or numbers out of range (NaN among them).
 * @throws {TypeError} for `fair` with `weights`, and for another kind of list.
 * @example
 * ```ts
 * import { crps } from 'rare-earth-risk';
 * console.log(crps([10], 14)); // 4
 * console.log(crps([10, 12, 14, 16], 14)); // 0.75
 * console.log(crps([10, 14], 14, { weights: [1, 3] })); // 0.25
 * ```
 */
export function crps(members: ArrayLike<number>, outcome: number, options: CrpsOptions = {}): number {
  requireMembers(members, options);
  if (!Number.isFinite(outcome)) {
    throw new RangeError(`Expected outcome to be a finite number, got ${describe(outcome)}`);
  }
  if (options.weights !== undefined) return weightedCrps(members, options.weights, outcome);
  const sorted = Float64Array.from(members).sort();
  const m = sorted.length;
  let distance = 0;
  let pairs = 0;
  for (let i = 0; i < m; i++) {
    distance += Math.abs(sorted[i]! - outcome);
    // The gap between these neighbours is part of the distance of i · (m − i) pairs.
    if (i > 0) pairs += i * (m - i) * (sorted[i]! - sorted[i - 1]!);
  }
  return distance / m - pairs / (m * (options.fair === true ? m - 1 : m));
}

/**
 * Returns the mean score of several cases: the `crps` of ensemble i for outcome i.
 *
 * @throws {RangeError} as `crps`, and for lists that are empty or of different lengths.
 * @throws {TypeError} for `fair` with `weights`.
 * @example
 * ```ts
 * import { meanCrps } from 'rare-earth-risk';
 * console.log(meanCrps([[10], [20, 20]], [14, 20])); // 2
 * ```
 */
export function meanCrps(
  ensembles: readonly ArrayLike<number>[],
  outcomes: ArrayLike<number>,
  options: CrpsOptions = {},
): number {
  if (!Array.isArray(ensembles)) {
    throw new TypeError(`Expected ensembles to be a list of lists of numbers, got ${describe(ensembles)}`);
  }
  requireNumbers('outcomes', outcomes);
  if (ensembles.length === 0) throw new RangeError('Expected ensembles to have at least one entry, got none');
  if (outcomes.length !== ensembles.length) {
    throw new RangeError(
      `Expected outcomes to have length ${ensembles.length}, one entry for each ensemble, got ${outcomes.length}`,
    );
  }
  const total = ensembles.reduce((sum, members, i) => sum + crps(members, outcomes[i]!, options), 0);
  return total / ensembles.length;
}

function weightedCrps(members: ArrayLike<number>, weights: ArrayLike<number>, outcome: number): number {
  const order = Array.from(members, (_, i) => i).sort((a, b) => members[a]! - members[b]!);
  const whole = order.reduce((sum, i) => sum + weights[i]!, 0);
  if (!(whole > 0)) throw new RangeError('Expected weights to have a positive sum, got 0');
  let distance = 0;
  let pairs = 0;
  let below = 0;
  order.forEach((i, rank) => {
    if (rank > 0) pairs += below * (1 - below) * (members[i]! - members[order[rank - 1]!]!);
    below += weights[i]! / whole;
    distance += (weights[i]! / whole) * Math.abs(members[i]! - outcome);
  });
  return distance - pairs;
}

function requireMembers(members: ArrayLike<number>, options: CrpsOptions): void {
  checkOptions(options, ['fair', 'weights']);
  const { fair = false, weights } = options;
  requireNumbers('members', members);
  if (weights !== undefined) requireNumbers('weights', weights);
  if (typeof fair !== 'boolean') {
    throw new TypeError(`Expected options.fair to be true or false, got ${describe(fair)}`);
  }
  if (fair && weights !== undefined)
    throw new TypeError(`Expected weights to be absent when fair is true, got ${weights.length} of them`);
  const least = fair ? 2 : 1;
  if (members.length < least) {
    throw new RangeError(`Expected members to have a length of at least ${least}, got ${members.length}`);
  }
  if (weights !== undefined && weights.length !== members.length) {
    throw new RangeError(
      `Expected weights to have length ${members.length}, one entry for each member, got ${weights.length}`,
    );
  }
  for (let i = 0; i < members.length; i++) {
    if (!Number.isFinite(members[i])) {
      throw new RangeError(`Expected members[${i}] to be a finite number, got ${describe(members[i])}`);
    }
    if (weights !== undefined && !(weights[i]! >= 0 && Number.isFinite(weights[i]))) {
      throw new RangeError(`Expected weights[${i}] to be finite and at least 0, got ${describe(weights[i])}`);
    }
  }
}
