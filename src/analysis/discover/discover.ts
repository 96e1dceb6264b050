import { checkListeners, checkOptions, checkSeed } from '../../check.ts';
import { DEFAULT_CONFIDENCE, DEFAULT_SEED } from '../../engine/options.ts';
import { openStream } from '../../random/stream.ts';
import { confidenceOf } from '../../stats/estimate.ts';
import { prim } from '../../stats/prim/prim.ts';
import type { DiscoverOptions, Discovery, DiscoveryPoint, DiscoverySettings } from './discovery.ts';
import { describeBoxes } from './held-out.ts';
import { type NamedPoints, readPoints } from './read-points.ts';
import { completeSettings } from './settings.ts';

/**
 * Returns boxes of inputs that hold most of the points of interest, such as halts, in few of all points.
 *
 * This is scenario discovery by PRIM, the patient rule induction method (Bryant and Lempert,
 * Technological Forecasting & Social Change 77, 2010). Half of the points choose a box, a quarter tests
 * it, and the rest gives the estimates. A box that is no denser than what surrounds it is no box, and a
 * restriction that does not pay is dropped, both by quasi-p-values below 0.05. Points without a pattern
 * give no box. Estimates treat points as independent.
 *
 * @param points - at least 40, all with the same inputs.
 * @param settings - `alpha`, `leastMass`, `boxes`, `density` and `inputs`.
 * @param options - `seed` (decides which points choose, test and estimate), `confidence`, `onProgress`
 * and `signal`.
 * @throws {RangeError | TypeError} for too few points, an input that is no number, and settings or
 * options out of range.
 * @example
 * ```ts
 * import { discover } from 'rare-earth-risk';
 *
 * const points = Array.from({ length: 900 }, (_, i) => {
 *   const x = { buffer: i % 30, pace: Math.floor(i / 30) / 30 };
 *   return { x, y: x.buffer < 12 && x.pace < 0.4 ? 1 : 0 };
 * });
 * const { boxes } = discover(points);
 * console.log(boxes.length, boxes[0]!.limits.buffer!.high, boxes[0]!.density.value); // 1 11.5 1
 * ```
 */
export function discover(
  points: readonly DiscoveryPoint[],
  settings: DiscoverySettings = {},
  options: DiscoverOptions = {},
): Discovery {
  return discoverIn(readPoints(points), null, settings, options);
}

/** Returns the boxes among points that were read, with the question that they answer. */
export function discoverIn(
  all: NamedPoints,
  question: Discovery['question'],
  settings: DiscoverySettings,
  options: DiscoverOptions,
): Discovery {
  checkOptions(options, ['seed', 'confidence', 'signal', 'onProgress']);
  const { inputs, ...complete } = completeSettings(settings, all.names);
  const { seed = DEFAULT_SEED, signal, onProgress } = options;
  checkSeed('options.seed', seed);
  checkListeners({ onProgress, signal });
  const confidence = confidenceOf({ confidence: options.confidence ?? DEFAULT_CONFIDENCE });
  const points = { ...all, inputs: inputs.map((name) => all.inputs[all.names.indexOf(name)]!) };
  const { chose, tested, heldOut } = split(points.answers.length, seed);
  const { alpha, leastMass, boxes, density } = complete;
  const found = prim(points, chose, tested, {
    alpha,
    leastMass,
    boxes,
    density: density ?? undefined,
    beforeBox(done) {
      signal?.throwIfAborted();
      onProgress?.(done, boxes);
    },
  });
  onProgress?.(boxes, boxes);
  return {
    ...describeBoxes(found, points, inputs, { tested, heldOut }, confidence),
    inputs,
    points: { chose: chose.length, tested: tested.length, heldOut: heldOut.length },
    question,
    options: { ...complete, seed, confidence },
  };
}

/** Returns the points that choose boxes, half of them, those that test them, and those held out. */
function split(count: number, seed: string): Record<'chose' | 'tested' | 'heldOut', Uint32Array> {
  const stream = openStream(seed, 'discover/split');
  const places = Float64Array.from({ length: count }, (_, i) => stream.uniform(i, 0));
  const all = Uint32Array.from({ length: count }, (_, i) => i).sort((a, b) => places[a]! - places[b]!);
  const [half, most] = [Math.floor(count / 2), Math.floor((3 * count) / 4)];
  return {
    chose: all.slice(0, half).sort(),
    tested: all.slice(half, most).sort(),
    heldOut: all.slice(most).sort(),
  };
}
