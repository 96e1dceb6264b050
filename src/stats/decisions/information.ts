import { checkOptions } from '../../check.ts';
import { describe, rangeError } from '../../errors.ts';
import { type CostTable, checkWeights, expectedCosts, type StateWeights, statesOf } from './cost-table.ts';

/** A yes-or-no signal of some of the states of the world. */
export interface Signal {
  /** The state, or states, of which it warns. */
  readonly of: string | readonly string[];
  /** Chance that it warns in such a state, 0 … 1. */
  readonly sensitivity: number;
  /** Chance that it does not warn in another state, 0 … 1. */
  readonly specificity: number;
}

/** What one answer of a signal tells. */
export interface Posterior {
  /** Chance of the answer. */
  readonly chance: number;
  /** Chances of the states given the answer; those before it when the answer cannot come. */
  readonly weights: Readonly<Record<string, number>>;
}

/**
 * Returns the expected value of perfect information (EVPI): what knowing the state before choosing saves on
 * average.
 *
 * It is the least expected cost, less the expectation of the least cost; no information is worth more.
 *
 * @throws {RangeError | TypeError} for a table with gaps, and weights that are not those of its states.
 * @example
 * ```ts
 * import { evpi } from 'rare-earth-risk';
 *
 * const costs = { wait: { ban: 100, truce: 0 }, stock: { ban: 15, truce: 15 } };
 * console.log(evpi(costs, { ban: 0.2, truce: 0.8 })); // 12
 * ```
 */
export function evpi(costs: CostTable, weights: StateWeights): number {
  const states = statesOf(costs);
  checkWeights(weights, states);
  const rows = Object.values(costs);
  const knowing = states.reduce(
    (sum, state) => sum + weights[state]! * Math.min(...rows.map((row) => row[state]!)),
    0,
  );
  return leastExpectedCost(costs, weights) - knowing;
}

/**
 * Returns the expected value of sample information (EVSI): what a signal of stated quality saves on
 * average.
 *
 * It is the least expected cost, less that of the best option after each answer. It lies between 0, for a
 * signal with sensitivity = 1 − specificity, and the EVPI.
 *
 * @throws {RangeError | TypeError} for a table with gaps, weights that are not those of its states, and a
 * signal out of range.
 * @example
 * ```ts
 * import { evsi } from 'rare-earth-risk';
 *
 * const costs = { wait: { ban: 100, truce: 0 }, stock: { ban: 15, truce: 15 } };
 * const signal = { of: 'ban', sensitivity: 0.8, specificity: 0.9 };
 * console.log(evsi(costs, { ban: 0.2, truce: 0.8 }, signal).toFixed(2)); // 7.40
 * ```
 */
export function evsi(costs: CostTable, weights: StateWeights, signal: Signal): number {
  const { warning, silence } = posteriorWeights(weights, signal);
  const informed = [warning, silence].map(
    ({ chance, weights }) => chance * leastExpectedCost(costs, weights),
  );
  return leastExpectedCost(costs, weights) - informed[0]! - informed[1]!;
}

/**
 * Returns the chances of the states after each answer of a signal, by Bayes' rule, and the chance of the
 * answer.
 *
 * @throws {RangeError | TypeError} for weights that are not chances of states, and a signal out of range.
 * @example
 * ```ts
 * import { posteriorWeights } from 'rare-earth-risk';
 *
 * const signal = { of: 'ban', sensitivity: 0.8, specificity: 0.9 };
 * const { warning, silence } = posteriorWeights({ ban: 0.2, truce: 0.8 }, signal);
 * console.log(warning.weights.ban!.toFixed(4), silence.weights.ban!.toFixed(4)); // 0.6667 0.0526
 * ```
 */
export function posteriorWeights(
  weights: StateWeights,
  signal: Signal,
): { readonly warning: Posterior; readonly silence: Posterior } {
  const states = Object.keys(weights ?? {});
  checkWeights(weights, states);
  const warns = chancesOfWarning(signal, states);
  return {
    warning: posterior(weights, warns),
    silence: posterior(
      weights,
      warns.map((chance) => 1 - chance),
    ),
  };
}

/** Returns the chance that a signal warns in each of the states; throws for a signal out of range. */
export function chancesOfWarning(signal: Signal, states: readonly string[]): number[] {
  checkOptions(signal, ['of', 'sensitivity', 'specificity'], 'signal');
  const { of, sensitivity, specificity } = signal;
  const warned: readonly string[] = typeof of === 'string' ? [of] : Array.isArray(of) ? of : [];
  const unknown = warned.find((state) => !states.includes(state));
  if (unknown !== undefined || warned.length === 0) {
    throw rangeError(
      `Expected signal.of to name some of ${states.join(', ')}, got ${describe(unknown ?? of)}`,
    );
  }
  for (const [name, chance] of Object.entries({ sensitivity, specificity })) {
    if (typeof chance === 'number' && chance >= 0 && chance <= 1) continue;
    throw rangeError(`Expected signal.${name} to be between 0 and 1, got ${describe(chance)}`);
  }
  return states.map((state) => (warned.includes(state) ? sensitivity : 1 - specificity));
}

function posterior(weights: StateWeights, likelihoods: readonly number[]): Posterior {
  const joint = Object.values(weights).map((weight, s) => weight * likelihoods[s]!);
  const chance = joint.reduce((sum, part) => sum + part, 0);
  if (chance === 0) return { chance, weights };
  return {
    chance,
    weights: Object.fromEntries(Object.keys(weights).map((state, s) => [state, joint[s]! / chance])),
  };
}

function leastExpectedCost(costs: CostTable, weights: StateWeights): number {
  return Math.min(...Object.values(expectedCosts(costs, weights)));
}
