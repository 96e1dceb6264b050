import pow from '@stdlib/math-base-special-pow';
import { bridgeHeight } from './brownian-bridge.ts';
import { type Estimate, zValue } from './estimate.ts';
import type { Step } from './kaplan-meier.ts';
import { logitInterval } from './probability.ts';

/** Low and high ends of a band, one pair for each point of a curve. */
export type Band = readonly (readonly [low: number, high: number])[];

/**
 * The mean overshoot of a random walk over a line, in standard deviations of a step (Chernoff, 1965;
 * Siegmund, 1979): by that much it crosses later than Brownian motion.
 */
const LATTICE = 0.5826;

/**
 * Returns Hall and Wellner's band, S ± c · S / ((1 − H) √n), with H = n·G / (1 + n·G) from
 * Greenwood's sum G.
 *
 * c is the height within which a Brownian bridge stays up to the largest H. That H is evaluated one event
 * further on, because few events determine it poorly. Where many entries share a time (days, say), the
 * curve is tested at fewer points, so c is reduced by the overshoot of a random walk.
 */
export function greenwoodBand(
  read: readonly Step[],
  survival: readonly Estimate[],
  entries: number,
  confidence: number,
): Band {
  const fallen = read.filter((step) => step.survival < 1);
  if (fallen.length === 0) return widened(survival, () => 0);
  const time = ({ greenwood }: Step): number => (entries * greenwood) / (1 + entries * greenwood);
  const furthest = fallen.reduce((most, step) => Math.max(most, step.survival > 0 ? time(step) : 1), 0);
  const end = Math.min(1, (entries * furthest + 1) / (entries + 2));
  const distinct = new Set(fallen.map((step) => step.time)).size;
  const overshoot = LATTICE * Math.sqrt(Math.max(0, furthest / distinct - 1 / entries));
  const widest = Math.sqrt(end > 0.5 ? 0.25 : end * (1 - end));
  const height = Math.max(bridgeHeight(confidence, end) - overshoot, zValue(confidence) * widest);
  let stretch = 1;
  return widened(survival, (k) => {
    // Once nobody is at risk the curve has no error of its own; the width stays as it was.
    if (read[k]!.survival > 0) stretch = read[k]!.survival / (1 - time(read[k]!));
    return (height / Math.sqrt(entries)) * stretch;
  });
}

/**
 * Returns a band of one width for weighted entries.
 *
 * The curve's error is a Brownian motion of variance Σ w² / n² over the entries with an event so far,
 * less a part that the ends determine. So it stays within a height at least as often as the Brownian motion
 * (Anderson, Proceedings of the AMS 6, 1955). The same holds for the entries without an event so far; the
 * narrower of the two bands is returned.
 */
export function flatBand(
  times: ArrayLike<number>,
  at: readonly number[],
  survival: readonly Estimate[],
  weights: Float64Array,
  confidence: number,
): Band {
  let fallen = 0;
  let remaining = 0;
  let [whole, missing] = [0, 0];
  for (let i = 0; i < times.length; i++) {
    if (Number.isNaN(times[i])) missing += 1;
    else whole += weights[i]!;
    const square = weights[i]! * weights[i]!;
    if (times[i]! <= at[at.length - 1]!) fallen += square;
    if (times[i]! > at[0]!) remaining += square;
  }
  // The weights of all entries have a mean of 1, those of the entries with a time may not.
  if (missing === 0) whole = times.length;
  // The height of Brownian motion is the limit of that of a bridge near its start.
  const height = bridgeHeight(confidence, 1e-8) / 1e-4;
  const halfWidth = (height * Math.sqrt(Math.min(fallen, remaining))) / whole;
  return widened(survival, () => halfWidth);
}

/**
 * Returns pointwise intervals at the level that covers all `changes` of a curve at once (Šidák, JASA 62,
 * 1967).
 */
export function studentBand(
  survival: readonly Estimate[],
  changes: number,
  replicates: number,
  confidence: number,
): Band {
  const each = pow(confidence, 1 / Math.max(1, changes));
  return survival.map(({ value, standardError, interval }) => {
    if (!(standardError > 0)) return interval;
    return logitInterval({ value, standardError, freedom: replicates - 1, skewness: 0 }, each);
  });
}

/** Returns each value ± its half width within [0, 1], nowhere inside its pointwise interval. */
function widened(survival: readonly Estimate[], halfWidth: (k: number) => number): Band {
  return survival.map(({ value, interval: [low, high] }, k) => {
    const around = halfWidth(k);
    return [Math.max(0, Math.min(low, value - around)), Math.min(1, Math.max(high, value + around))] as const;
  });
}
