import { formatDay, parseDay } from '../calendar/days.ts';
import type { Distribution } from '../distribution.ts';
import { describe, rangeError, typeError } from '../errors.ts';
import { isDistribution } from '../random/is-distribution.ts';
import { samplerOf } from '../random/sampler-of.ts';

/**
 * Values of one input of a design: a range of numbers or dates, a distribution of a number, or any values
 * in a list.
 */
export type DesignInput =
  | readonly [low: number, high: number]
  | readonly [first: string, last: string]
  | Exclude<Distribution, number>
  | { readonly oneOf: readonly unknown[] };

/** An input as a function of a number from 0 to 1. */
export interface InputScale {
  readonly at: (share: number) => unknown;
  /** Returns that many levels, from end to end of a range. */
  readonly levels: (count: number) => unknown[];
  /** All its values, where they are listed. */
  readonly values?: readonly unknown[];
}

/**
 * Returns the scale of an input.
 *
 * @throws {TypeError | RangeError} for an input of another kind, or one whose ends are in the wrong order.
 */
export function scaleOf(name: string, input: unknown): InputScale {
  if (Array.isArray(input) && input.length === 2) return rangeOf(name, input[0], input[1]);
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) {
    if ('oneOf' in input && Array.isArray(input.oneOf) && input.oneOf.length > 0) return listOf(input.oneOf);
    if (isDistribution(input)) return distributionOf(input);
  }
  throw typeError(
    `Expected inputs[${JSON.stringify(name)}] to be [low, high], a distribution or { oneOf: […] }, got ${describe(input)}`,
  );
}

function rangeOf(name: string, low: unknown, high: unknown): InputScale {
  if (typeof low === 'number' && typeof high === 'number') {
    requireOrder(name, low, high, low < high && Number.isFinite(high - low));
    return between(low, high, (value) => value);
  }
  const [first, last] = [low, high].map((end) => (typeof end === 'string' ? parseDay(end) : undefined));
  if (first === undefined || last === undefined) {
    throw typeError(
      `Expected inputs[${JSON.stringify(name)}] to be two numbers or two dates such as 2025-07-01, got ${describe(low)} and ${describe(high)}`,
    );
  }
  requireOrder(name, low, high, first < last);
  const days = between(first, last, (day) => formatDay(Math.round(day)));
  // Every day has an equal part of the range.
  return {
    ...days,
    at: (share) => formatDay(Math.min(last, first + Math.floor(share * (last - first + 1)))),
  };
}

function requireOrder(name: string, low: unknown, high: unknown, isGood: boolean): void {
  if (isGood) return;
  throw rangeError(
    `Expected inputs[${JSON.stringify(name)}] to be [low, high] with low below high, got ${describe(low)} and ${describe(high)}`,
  );
}

function between(low: number, high: number, show: (value: number) => unknown): InputScale {
  const at = (share: number): unknown => show(low + share * (high - low));
  return {
    at,
    levels: (count) =>
      count === 1
        ? [at(0.5)]
        : Array.from({ length: count }, (_, i) => (i === count - 1 ? show(high) : at(i / (count - 1)))),
  };
}

function listOf(values: readonly unknown[]): InputScale {
  return {
    at: (share) => values[Math.min(values.length - 1, Math.floor(share * values.length))],
    levels: () => [...values],
    values,
  };
}

function distributionOf(distribution: Exclude<Distribution, number>): InputScale {
  const law = samplerOf(distribution);
  const at = (share: number): number => law.quantile(share);
  return { at, levels: (count) => Array.from({ length: count }, (_, i) => at((i + 0.5) / count)) };
}
