import { describe, rangeError } from '../../errors.ts';
import { type CostTable, checkWeights, type StateWeights, statesOf } from './cost-table.ts';

/** A weight of one state at which another option becomes best. */
export interface Switch {
  /** Weight of the state, 0 … 1. */
  readonly weight: number;
  /** Option with the least expected cost below the weight. */
  readonly below: string;
  /** Option with the least expected cost above it. */
  readonly above: string;
}

/**
 * Returns the weights of one state at which the option with the least expected cost changes, in ascending
 * order: the first is the break-even chance from which the second option pays.
 *
 * The other states share the rest in the proportion of `weights`. The result is empty when one option is
 * best at every weight.
 *
 * @param state - the state whose weight runs from 0 to 1.
 * @param weights - chances of the states; may be left out when there are only two.
 * @throws {RangeError | TypeError} for a table with gaps, a state that it does not have, weights that are
 * not those of its states, or no weight for any other state.
 * @example
 * ```ts
 * import { breakEvenWeights } from 'rare-earth-risk';
 *
 * const costs = { wait: { ban: 100, truce: 0 }, stock: { ban: 9, truce: 9 } };
 * console.log(breakEvenWeights(costs, 'ban')); // [ { weight: 0.09, below: 'wait', above: 'stock' } ]
 * ```
 */
export function breakEvenWeights(costs: CostTable, state: string, weights?: StateWeights): Switch[] {
  const states = statesOf(costs);
  if (!states.includes(state)) {
    throw rangeError(`Expected state to be one of ${states.join(', ')}, got ${describe(state)}`);
  }
  const shares = sharesOfOthers(states, state, weights);
  const lines = Object.entries(costs).map(([option, row]) => {
    const start = shares.reduce((sum, [other, share]) => sum + share * row[other]!, 0);
    return { option, start, end: row[state]! };
  });
  return lowerEnvelope(lines);
}

/** Returns the other states with their shares of what one state leaves. */
export function sharesOfOthers(
  states: readonly string[],
  state: string,
  weights: StateWeights | undefined,
): [string, number][] {
  if (weights !== undefined) checkWeights(weights, states);
  const others = states.filter((name) => name !== state);
  if (others.length === 1) return [[others[0]!, 1]];
  if (weights === undefined) {
    throw rangeError(
      `Expected weights to share out what ${state} leaves to ${others.join(', ')}, got nothing`,
    );
  }
  const total = others.reduce((sum, other) => sum + weights[other]!, 0);
  if (!(total > 0)) {
    throw rangeError(`Expected a weight above 0 for a state other than ${state}, got none`);
  }
  return others.map((other) => [other, weights[other]! / total]);
}

/** Cost of an option as a line over the weight: at weight 0, and at weight 1. */
interface Line {
  readonly option: string;
  readonly start: number;
  readonly end: number;
}

/** Follows the lowest line from weight 0 to 1. */
function lowerEnvelope(lines: readonly Line[]): Switch[] {
  const switches: Switch[] = [];
  // Of lines that start equally low, the one that ends lowest.
  let current = lines.reduce((low, line) =>
    line.start < low.start || (line.start === low.start && line.end < low.end) ? line : low,
  );
  let at = 0;
  for (;;) {
    const next = lines
      .filter((line) => slope(line) < slope(current))
      .map((line) => ({ line, weight: crossing(current, line) }))
      .filter(({ weight }) => weight >= at && weight < 1)
      .sort((a, b) => a.weight - b.weight || slope(a.line) - slope(b.line))[0];
    if (next === undefined) return switches;
    switches.push({ weight: next.weight, below: current.option, above: next.line.option });
    current = next.line;
    at = next.weight;
  }
}

function slope({ start, end }: Line): number {
  return end - start;
}

/** Returns the weight at which two lines cross. */
function crossing(a: Line, b: Line): number {
  const gap = b.start - a.start;
  return gap / (gap + (a.end - b.end));
}
