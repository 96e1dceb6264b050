import pow from '@stdlib/math-base-special-pow';
import { bridgeHeight } from './brownian-bridge.ts';
import { type Estimate, zValue } from './estimate.ts';
import type { Step } from './kaplan-meier.ts';
import { logitInterval } from './probability.ts';

/** Low and high ends of a curve, one pair for each point of it. */
export type Band = readonly (readonly [low: number, high: number])[];

/** A random walk passes a line later than Brownian motion by this many standard deviations of a step (Chernoff, 1965; Siegmund, 1979). */
const LATTICE = 0.5826;

/**
 * Hall and Wellner's band, S ± c · S / ((1 − H) √n), where H = n·G / (1 + n·G) with Greenwood's sum G runs from 0 towards 1 and c is the height
 * that holds a Brownian bridge up to where H ends. That end is read one event further on, as few events know it poorly; and where the
 * curve falls in steps of many entries a time (days, say), fewer points must be held, so that c shrinks by the walk's overshoot.
 */
export function greenwoodBand(
  read: readonly Step[],
  survival: readonly Estimate[],
  entries: number,
  confidence: number,
): Band {
  const fallen = read.filter((step) => step.survival < 1);
  if (fallen.length === 0) return hull(survival, () => 0);
  const time = ({ greenwood }: Step): number => (entries * greenwood) / (1 + entries * greenwood);
  const reached = fallen.reduce((most, step) => Math.max(most, step.survival > 0 ? time(step) : 1), 0);
  const end = Math.min(1, (entries * reached + 1) / (entries + 2));
  const distinct = new Set(fallen.map((step) => step.time)).size;
  const overshoot = LATTICE * Math.sqrt(Math.max(0, reached / distinct - 1 / entries));
  const widest = Math.sqrt(end > 0.5 ? 0.25 : end * (1 - end));
  const height = Math.max(bridgeHeight(confidence, end) - overshoot, zValue(confidence) * widest);
  let stretch = 1;
  return hull(survival, (k) => {
    // Once nobody is left the curve has no error of its own; the width stays as it was.
    if (read[k]!.survival > 0) stretch = read[k]!.survival / (1 - time(read[k]!));
    return (height / Math.sqrt(entries)) * stretch;
  });
}

/**
 * A band of even width for weighted entries: the curve's error is a Brownian motion of variance Σ w² / n² over the entries fallen, less a part
 * that is fixed by the ends, and so stays the rather within a height (Anderson, Proceedings of the AMS 6, 1955). The same holds seen from the
 * entries that have not fallen; the narrower of the two counts.
 */
export function flatBand(
  times: ArrayLike<number>,
  at: readonly number[],
  survival: readonly Estimate[],
  weights: Float64Array,
  confidence: number,
): Band {
  let fallen = 0;
  let standing = 0;
  for (let i = 0; i < times.length; i++) {
    const square = weights[i]! * weights[i]!;
    if (times[i]! <= at[at.length - 1]!) fallen += square;
    if (times[i]! > at[0]!) standing += square;
  }
  // The height of Brownian motion is that of the bridge's first moments.
  const height = bridgeHeight(confidence, 1e-8) / 1e-4;
  const reach = (height * Math.sqrt(Math.min(fallen, standing))) / times.length;
  return hull(survival, () => reach);
}

/** A band for replicates: pointwise intervals at the level that holds all `changes` of the curve at once (Šidák, JASA 62, 1967). */
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

/** Each value ± its reach within [0, 1], and never inside its pointwise interval. */
function hull(survival: readonly Estimate[], reach: (k: number) => number): Band {
  return survival.map(({ value, interval: [low, high] }, k) => {
    const around = reach(k);
    return [Math.max(0, Math.min(low, value - around)), Math.min(1, Math.max(high, value + around))] as const;
  });
}
