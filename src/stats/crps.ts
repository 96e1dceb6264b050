import { describe } from '../errors.ts';

/** Options of a CRPS. */
export interface CrpsOptions {
  /**
   * Whether to score the law behind the members rather than the members themselves, which frees small ensembles of their handicap:
   * the expected fair score is least for members drawn from the truth, however few. Default false.
   */
  readonly fair?: boolean;
  /** Weight of each member, at least 0, not all 0; only their ratios count. Not with `fair`. */
  readonly weights?: ArrayLike<number>;
}

/**
 * Continuous ranked probability score of an ensemble against what came: ∫ (F(x) − 1{x ≥ outcome})² dx with F the step function of the
 * members, equal to E|X − outcome| − ½ E|X − X′| (Gneiting and Raftery, Journal of the American Statistical Association 102, 2007). In the
 * unit of the members; 0 is perfect, and one member scores its distance. The fair one divides the sum of the pairs by m(m − 1)
 * instead of m² (Ferro, Quarterly Journal of the Royal Meteorological Society 140, 2014) and may be below 0. Takes O(m ln m).
 *
 * @param members - finite numbers; at least one, with `fair` two.
 * @throws {RangeError} for too few members, or numbers out of range.
 * @throws {TypeError} for `fair` with `weights`.
 */
export function crps(members: ArrayLike<number>, outcome: number, options: CrpsOptions = {}): number {
  requireMembers(members, options);
  if (!Number.isFinite(outcome)) {
    throw new RangeError(`Expected the outcome to be a finite number, got ${describe(outcome)}`);
  }
  if (options.weights !== undefined) return weightedCrps(members, options.weights, outcome);
  const sorted = Float64Array.from(members).sort();
  const m = sorted.length;
  let distance = 0;
  let pairs = 0;
  for (let i = 0; i < m; i++) {
    distance += Math.abs(sorted[i]! - outcome);
    // Each gap between neighbours lies between (i) · (m − i) pairs.
    if (i > 0) pairs += i * (m - i) * (sorted[i]! - sorted[i - 1]!);
  }
  return distance / m - pairs / (m * (options.fair === true ? m - 1 : m));
}

/**
 * Mean CRPS of several cases: ensemble i against outcome i.
 *
 * @throws {RangeError | TypeError} as `crps`, or for lists that are empty or unequal in length.
 */
export function meanCrps(
  ensembles: readonly ArrayLike<number>[],
  outcomes: ArrayLike<number>,
  options: CrpsOptions = {},
): number {
  if (ensembles.length === 0) throw new RangeError('Expected at least one ensemble, got none');
  if (outcomes.length !== ensembles.length) {
    throw new RangeError(`Expected ${ensembles.length} outcomes, one an ensemble, got ${outcomes.length}`);
  }
  const total = ensembles.reduce((sum, members, i) => sum + crps(members, outcomes[i]!, options), 0);
  return total / ensembles.length;
}

function weightedCrps(members: ArrayLike<number>, weights: ArrayLike<number>, outcome: number): number {
  const order = Array.from(members, (_, i) => i).sort((a, b) => members[a]! - members[b]!);
  const whole = order.reduce((sum, i) => sum + weights[i]!, 0);
  if (!(whole > 0)) throw new RangeError('Expected the weights to have a positive sum, got 0');
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

function requireMembers(members: ArrayLike<number>, { fair = false, weights }: CrpsOptions): void {
  if (fair && weights !== undefined) throw new TypeError('Expected weights to be absent with fair, got both');
  const least = fair ? 2 : 1;
  if (members.length < least) {
    throw new RangeError(`Expected at least ${least} members, got ${members.length}`);
  }
  if (weights !== undefined && weights.length !== members.length) {
    throw new RangeError(`Expected ${members.length} weights, one a member, got ${weights.length}`);
  }
  for (let i = 0; i < members.length; i++) {
    if (!Number.isFinite(members[i])) {
      throw new RangeError(`Expected members[${i}] to be a finite number, got ${describe(members[i])}`);
    }
    if (weights !== undefined && !(weights[i]! >= 0 && Number.isFinite(weights[i]))) {
      throw new RangeError(`Expected weights[${i}] to be at least 0, got ${describe(weights[i])}`);
    }
  }
}
