import { checkOptions, checkSeed, checkWhole } from '../check.ts';
import { describe } from '../errors.ts';
import { openStream } from '../random/stream.ts';
import { batchesOf, batchMean, centred, crossProduct, difference } from './batches.ts';
import { confidenceOf, type Estimate } from './estimate.ts';
import { type Input, type InputRange, openInputs } from './input-range.ts';
import { mean } from './mean.ts';
import { type ProgressOptions, progressOf, takeProgress } from './progress.ts';
import type { UncertainFunction } from './saltelli-values.ts';

/** Elementary effects of one input: what the function changes by as the input crosses its whole range. */
export interface ElementaryEffect {
  /** Mean effect μ; its sign is the direction of the effect. */
  readonly mean: Estimate;
  /** Mean absolute effect μ*: how much the input matters, whatever the direction. */
  readonly meanAbsolute: Estimate;
  /**
   * Standard deviation σ of the effect over the space of inputs, without noise: 0 for an input that acts
   * linearly and by itself.
   */
  readonly deviation: number;
}

/** Elementary effects of a function. */
export interface ElementaryEffects<K extends string = string> {
  readonly effects: Readonly<Record<K, ElementaryEffect>>;
  /** Mean variance of the noise of an effect; 0 for a function without batches. */
  readonly noise: number;
  readonly trajectories: number;
}

/** Options of `elementaryEffects`. */
export interface EffectOptions extends ProgressOptions {
  /** Trajectories, 2 … 100,000; default 20. The function is called trajectories · (inputs + 1) times. */
  readonly trajectories?: number;
  /** Levels of each input, an even number from 2 to 100; default 4. */
  readonly levels?: number;
  readonly seed?: string;
  /** Coverage of the intervals, between 0 and 1 exclusive; default 0.95. */
  readonly confidence?: number;
}

const MOST_INPUTS = 1000;

/**
 * Screens the inputs of any function by Morris's method: which matter at all, and which act alone.
 *
 * Each trajectory changes the inputs one after the other, in random order, by about half their range, from
 * a random point of a grid (Morris, Technometrics 33, 1991). μ* is that of Campolongo, Cariboni and
 * Saltelli (Environmental Modelling & Software 22, 2007). A function that is itself estimated may return a
 * list of estimates with independent noise; the sign of an effect then comes from other batches than its
 * size, so that noise alone has no effect. Evaluations of one trajectory may share their random numbers.
 *
 * @param f - takes the values by name, and the number of the trajectory.
 * @param inputs - by name, a range [low, high], or a distribution, of which the central 90 % count as its
 * range.
 * @param options - `trajectories` (default 20), `levels` (default 4), `seed`, `confidence`, `onProgress`,
 * `signal`.
 * @throws {RangeError | TypeError} for ranges or options that are none, or an evaluation that is not
 * finite.
 * @example
 * ```ts
 * import { elementaryEffects } from 'rare-earth-risk';
 *
 * const { effects } = elementaryEffects(({ a, b }) => 3 * a - 2 * b, { a: [0, 1], b: [0, 10] });
 * console.log(effects.a.mean.value.toFixed(1), effects.b.mean.value.toFixed(1)); // 3.0 -20.0
 * console.log(effects.b.meanAbsolute.value.toFixed(1), effects.b.deviation.toFixed(1)); // 20.0 0.0
 * ```
 */
export function elementaryEffects<K extends string>(
  f: UncertainFunction<K>,
  inputs: Readonly<Record<K, InputRange>>,
  options: EffectOptions = {},
): ElementaryEffects<K> {
  if (typeof f !== 'function') throw new TypeError(`Expected f to be a function, got ${describe(f)}`);
  checkOptions(options, ['trajectories', 'levels', 'seed', 'confidence', 'onProgress', 'signal']);
  const { trajectories = 20, levels = 4, seed = 'rare-earth-risk' } = options;
  const confidence = confidenceOf(options);
  checkWhole('options.trajectories', trajectories, 2, 100_000);
  checkLevels(levels);
  checkSeed('options.seed', seed);
  const all = openInputs(inputs, MOST_INPUTS);
  const path = trajectoriesOf(all, levels, seed);
  const report = progressOf(takeProgress(options).progress, trajectories);
  const effects: Float64Array[][] = all.map(() => []);
  let batches: number | undefined;
  for (let row = 0; row < trajectories; row++) {
    let before: Float64Array | undefined;
    for (const { x, moved, step } of path(row)) {
      const after: Float64Array = batchesOf(f(x, row), batches);
      batches = after.length;
      if (before) effects[moved]!.push(difference(after, before).map((change) => change / step));
      before = after;
    }
    report();
  }
  const found = all.map(({ name }, k) => [name, effectOf(effects[k]!, confidence)] as const);
  const spread = effects.flat().map((d) => batchMean(d) ** 2 - crossProduct(d, d));
  const noise = spread.reduce((sum, x) => sum + x, 0) / spread.length;
  return { effects: Object.fromEntries(found) as Record<K, ElementaryEffect>, noise, trajectories };
}

function checkLevels(levels: number): void {
  checkWhole('options.levels', levels, 2, 100);
  if (levels % 2 === 0) return;
  throw new RangeError(`Expected options.levels to be an even number, got ${describe(levels)}`);
}

/** One point of a trajectory: which input moved on the way to it, and by what share of its range. */
interface Visit<K extends string> {
  readonly x: Readonly<Record<K, number>>;
  readonly moved: number;
  readonly step: number;
}

function trajectoriesOf<K extends string>(
  inputs: readonly Input<K>[],
  levels: number,
  seed: string,
): (row: number) => Visit<K>[] {
  const starts = openStream(seed, 'effects/starts');
  const orders = openStream(seed, 'effects/order');
  const half = levels / 2;
  const delta = half / (levels - 1);
  return (row) => {
    const shares = inputs.map((_, k) => {
      const lower = Math.floor(starts.low(row, k) * half) / (levels - 1);
      return starts.high(row, k) < 0.5 ? { from: lower, step: delta } : { from: lower + delta, step: -delta };
    });
    const x = Object.fromEntries(
      inputs.map(({ name, across }, k) => [name, across(shares[k]!.from)]),
    ) as Record<K, number>;
    const order = inputs.map((_, k) => k).sort((a, b) => orders.uniform(row, a) - orders.uniform(row, b));
    const visits: Visit<K>[] = [{ x: { ...x }, moved: -1, step: 0 }];
    for (const k of order) {
      const { from, step } = shares[k]!;
      x[inputs[k]!.name] = inputs[k]!.across(from + step);
      visits.push({ x: { ...x }, moved: k, step });
    }
    return visits;
  };
}

function effectOf(effects: readonly Float64Array[], confidence: number): ElementaryEffect {
  const around = centred(effects).map((d) => crossProduct(d, d));
  const variance = around.reduce((sum, square) => sum + square, 0) / (effects.length - 1);
  return {
    mean: mean(Float64Array.from(effects, batchMean), { confidence }),
    meanAbsolute: mean(Float64Array.from(effects, absolute), { confidence }),
    deviation: Math.sqrt(Math.max(0, variance)),
  };
}

/** Returns the size of an effect: each batch with the sign of the others' sum. */
function absolute(effect: Float64Array): number {
  if (effect.length === 1) return Math.abs(effect[0]!);
  const sum = effect.reduce((all, d) => all + d, 0);
  return batchMean(effect.map((d) => d * Math.sign(sum - d)));
}
