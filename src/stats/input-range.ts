import { checkObject } from '../check.ts';
import type { Distribution } from '../distribution.ts';
import { describe, rangeError } from '../errors.ts';
import { isDistribution } from '../random/is-distribution.ts';
import { samplerOf } from '../random/sampler-of.ts';

/** How far an input may vary: evenly from `low` to `high`, or as a distribution; magnitudes up to 1e150. */
export type InputRange = readonly [low: number, high: number] | Exclude<Distribution, number>;

/** An input that may vary, ready to be set. */
export interface Input<K extends string = string> {
  readonly name: K;
  /** Returns the value at a share `u` of its distribution, between 0 and 1 exclusive. */
  quantile(u: number): number;
  /** Returns the value at a share of its range, 0 … 1: the range of a distribution is its central 90 %. */
  across(share: number): number;
}

/** Greatest magnitude of an input: effects are squared, and squares have to be finite. */
const MOST = 1e150;

/** Part of a distribution that counts as its range. */
const CENTRAL = 0.9;

/**
 * Returns the inputs by name, ready to be set.
 *
 * @throws {TypeError | RangeError} for no input, more than `most`, or a range that is none, each named.
 */
export function openInputs<K extends string>(
  inputs: Readonly<Record<K, InputRange>>,
  most: number,
): Input<K>[] {
  checkObject('inputs', inputs);
  const names = Object.keys(inputs) as K[];
  if (names.length >= 1 && names.length <= most) return names.map((name) => openInput(name, inputs[name]));
  throw rangeError(`Expected inputs to have 1 to ${most} ranges by name, got ${names.length}`);
}

function openInput<K extends string>(name: K, range: InputRange): Input<K> {
  if (Array.isArray(range)) {
    const [low, high] = range as readonly [number, number];
    const across = (share: number): number => (share === 1 ? high : low + share * (high - low));
    if (range.length === 2 && range.every(isModerate) && low < high)
      return { name, quantile: across, across };
    throw refused(name, `[${range.slice(0, 4).map(shown).join(', ')}]`);
  }
  if (!isDistribution(range)) throw refused(name, describe(range));
  const { quantile } = samplerOf(range);
  const across = (share: number): number => quantile((1 - CENTRAL) / 2 + share * CENTRAL);
  if ([0, 1].map(across).every(isModerate) && across(0) < across(1)) return { name, quantile, across };
  throw refused(name, describe(range));
}

function isModerate(end: unknown): boolean {
  return typeof end === 'number' && Math.abs(end) <= MOST;
}

function shown(end: unknown): string {
  return typeof end === 'number' ? String(end) : describe(end);
}

function refused(name: string, got: string): RangeError {
  const rule = '[low, high] with low below high, or a distribution with a spread, up to 1e150';
  return rangeError(`Expected inputs[${JSON.stringify(name)}] to be ${rule}, got ${got}`);
}
