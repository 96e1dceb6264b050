import { describe, rangeError, typeError } from '../../errors.ts';

/** Cost of each option in each state of the world, in one unit; every option has the same states. */
export type CostTable = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Chance of each state of the world; together 1. */
export type StateWeights = Readonly<Record<string, number>>;

/** The option whose largest regret is least. */
export interface MinimaxRegret {
  readonly option: string;
  readonly regret: number;
}

/**
 * Returns the expected cost of each option.
 *
 * @throws {RangeError | TypeError} for a table with gaps, and weights that are not those of its states.
 * @example
 * ```ts
 * import { expectedCosts } from 'rare-earth-risk';
 *
 * const costs = { wait: { ban: 100, truce: 0 }, stock: { ban: 15, truce: 15 } };
 * console.log(expectedCosts(costs, { ban: 0.2, truce: 0.8 })); // { wait: 20, stock: 15 }
 * ```
 */
export function expectedCosts(costs: CostTable, weights: StateWeights): Record<string, number> {
  const states = statesOf(costs);
  checkWeights(weights, states);
  return mapValues(costs, (row) => states.reduce((sum, state) => sum + weights[state]! * row[state]!, 0));
}

/**
 * Returns the regret of each option in each state: its cost above that of the option that is best there.
 *
 * @throws {RangeError | TypeError} for a table with gaps.
 * @example
 * ```ts
 * import { regrets } from 'rare-earth-risk';
 *
 * const costs = { wait: { ban: 100, truce: 0 }, stock: { ban: 15, truce: 15 } };
 * console.log(JSON.stringify(regrets(costs).wait)); // {"ban":85,"truce":0}
 * ```
 */
export function regrets(costs: CostTable): Record<string, Record<string, number>> {
  const states = statesOf(costs);
  const rows = Object.values(costs);
  const least = new Map(states.map((state) => [state, Math.min(...rows.map((row) => row[state]!))]));
  return mapValues(costs, (row) =>
    Object.fromEntries(states.map((state) => [state, row[state]! - least.get(state)!])),
  );
}

/**
 * Returns the option whose largest regret over the states is least; the first of equals.
 *
 * @throws {RangeError | TypeError} for a table with gaps.
 * @example
 * ```ts
 * import { minimaxRegret } from 'rare-earth-risk';
 *
 * const none = { truce: 0, slowed: 40, ban: 200 };
 * const small = { truce: 20, slowed: 45, ban: 120 };
 * const large = { truce: 60, slowed: 65, ban: 90 };
 * console.log(minimaxRegret({ none, small, large })); // { option: 'small', regret: 30 }
 * ```
 */
export function minimaxRegret(costs: CostTable): MinimaxRegret {
  const largest = Object.entries(regrets(costs)).map(([option, row]) => ({
    option,
    regret: Math.max(...Object.values(row)),
  }));
  return largest.reduce((best, one) => (one.regret < best.regret ? one : best));
}

/** Returns the states of a table, or throws for one with gaps. */
export function statesOf(costs: CostTable): string[] {
  if (typeof costs !== 'object' || costs === null || Object.keys(costs).length === 0) {
    throw typeError(`Expected costs to be rows of costs by option, at least one, got ${describe(costs)}`);
  }
  const rows = Object.entries(costs);
  const states = Object.keys(rows[0]![1] ?? {});
  if (states.length === 0)
    throw rangeError(`Expected costs.${rows[0]![0]} to have a cost by state, got none`);
  for (const [option, row] of rows) {
    const state = [...states, ...Object.keys(row ?? {})].find(
      (name) => !states.includes(name) || !isCost(row?.[name]),
    );
    if (state === undefined) continue;
    const rule = states.includes(state)
      ? 'a finite number'
      : 'left out, as the first option has no such state';
    throw rangeError(`Expected costs.${option}.${state} to be ${rule}, got ${describe(row?.[state])}`);
  }
  return states;
}

/** Throws unless there is a weight for each of the states, and together they are 1. */
export function checkWeights(weights: StateWeights, states: readonly string[]): void {
  if (typeof weights !== 'object' || weights === null) {
    throw typeError(`Expected weights to be chances by state, got ${describe(weights)}`);
  }
  const other = Object.keys(weights).find((state) => !states.includes(state));
  if (other !== undefined) {
    throw rangeError(`Expected weights to have the states ${states.join(', ')}, got ${describe(other)}`);
  }
  const bad = states.find((state) => !isChance(weights[state]));
  if (bad !== undefined) {
    throw rangeError(`Expected weights.${bad} to be between 0 and 1, got ${describe(weights[bad])}`);
  }
  const total = states.reduce((sum, state) => sum + weights[state]!, 0);
  if (Math.abs(total - 1) <= 1e-9) return;
  throw rangeError(`Expected weights to add up to 1, got ${describe(total)}`);
}

function isChance(weight: unknown): boolean {
  return typeof weight === 'number' && weight >= 0 && weight <= 1;
}

function isCost(cost: unknown): boolean {
  return typeof cost === 'number' && Number.isFinite(cost);
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, to: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));
}
