import { describe } from '../errors.ts';
import { gammaQuantile } from '../random/gamma.ts';
import { betaQuantile } from './beta.ts';
import { hallInterval } from './hall-interval.ts';
import { lowOfAll } from './proportion.ts';
import type { MeanError } from './weighted-sample.ts';

/** Least and greatest value that an entry can have, where they are known. */
export interface Bounds {
  /** Least possible entry; −∞ when absent. */
  readonly least?: number | undefined;
  /** Greatest possible entry; ∞ when absent. */
  readonly most?: number | undefined;
}

/** Facts about a sample that an interval for its mean needs. */
export interface MeanFacts extends Bounds {
  readonly trials: number;
  readonly confidence: number;
  readonly replicates?: number | undefined;
  /** Entry that most others equal, if it is the least or the greatest one. */
  readonly rest?: Bounds;
  /** Largest weight; 1 without weights. */
  readonly heaviest?: number;
}

type Interval = readonly [low: number, high: number];

/**
 * Squared mean over squared error from which on Hall's interval alone covers. It is about half the
 * number of exponential losses seen.
 */
const FEW = 30;

/** How far the shape is lowered, because few losses show little of their own spread. */
const LOWERED = 0.25;

/**
 * Returns Hall's interval, extended where few entries differ from the rest, and cut to the bounds.
 *
 * A sum of rare losses is nearly a gamma variable whose shape is its squared mean over its variance;
 * its quantiles give ends for the mean, as they do for sums of counts (Fay and Feuer, Statistics in
 * Medicine 16, 1997). With a bound, no end exceeds that of Clopper and Pearson for losses that all
 * reach it.
 */
export function skewInterval(spread: MeanError, facts: MeanFacts): Interval {
  const { trials, rest } = facts;
  const sides = [rest?.least, rest?.most].map((base) => rareInterval(spread, base, facts.confidence));
  const all = [hallInterval(spread, trials, facts), ...sides].filter((ends) => ends !== undefined);
  const interval = [Math.min(...all.map(([low]) => low)), Math.max(...all.map(([, high]) => high))] as const;
  return withinBounds(interval, spread.value, facts);
}

/**
 * Returns the interval of a mean whose entries all have one value: others may be possible, up to the
 * bounds, with a chance of at most 1 − (α/2)^(1/n), times the largest weight.
 */
export function equalInterval(value: number, facts: MeanFacts): Interval {
  const { trials, confidence, heaviest = 1 } = facts;
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = facts;
  const chance = Math.min(1, Math.max(1, heaviest) * (1 - lowOfAll(trials, confidence)));
  return [
    least === value ? value : value - (value - least) * chance,
    most === value ? value : value + (most - value) * chance,
  ];
}

/** Returns the ends for a mean of losses counted from `base`; undefined where they are not few. */
export function rareInterval(
  { value, standardError }: Pick<MeanError, 'value' | 'standardError'>,
  base: number | undefined,
  confidence: number,
): Interval | undefined {
  if (base === undefined || !(standardError > 0)) return undefined;
  const distance = value - base;
  const seen = (distance / standardError) ** 2;
  if (!(seen < FEW) || distance === 0) return undefined;
  const shape = Math.max(seen - LOWERED, 1 - LOWERED);
  const tail = (1 - confidence) / 2;
  const ends = [1 - tail, tail].map((p) => base + (distance * shape) / gammaQuantile(shape, p));
  return distance > 0 ? [ends[0]!, ends[1]!] : [ends[1]!, ends[0]!];
}

/** Cuts an interval to the bounds of the entries. */
export function cut([low, high]: Interval, { least, most }: Bounds): Interval {
  return [Math.max(low, least ?? low), Math.min(high, most ?? high)];
}

/** Cuts an interval to the bounds of the entries, and to what so many entries show about a bounded mean. */
function withinBounds(interval: Interval, value: number, facts: MeanFacts): Interval {
  const { least, most, trials, confidence, heaviest, replicates } = facts;
  const [from, to] = cut(interval, facts);
  const isPlain = heaviest === undefined && replicates === undefined;
  if (least === undefined || most === undefined || !isPlain) return [from, to];
  const tail = (1 - confidence) / 2;
  const share = Math.min(trials, Math.max(0, (trials * (value - least)) / (most - least)));
  // Entries near the largest double.
  if (Number.isNaN(share)) return [from, to];
  const end = (successes: number): number =>
    successes >= trials ? 1 : betaQuantile(tail, successes + 1, trials - successes, 'upper');
  const width = most - least;
  return [Math.max(from, most - end(trials - share) * width), Math.min(to, least + end(share) * width)];
}

/** Throws a RangeError for a bound that is no number, or that an entry exceeds. */
export function checkBounds(bounds: Bounds, seen: Bounds): void {
  for (const [name, sign] of [
    ['least', -1],
    ['most', 1],
  ] as const) {
    const bound = bounds[name];
    if (bound === undefined) continue;
    if (typeof bound === 'number' && sign * bound >= sign * seen[name]!) continue;
    const rule = `a number ${name === 'most' ? 'from' : 'up to'} ${seen[name]}, an entry of the column`;
    throw new RangeError(`Expected options.${name} to be ${rule}, got ${describe(bound)}`);
  }
}
