import { describe } from '../errors.ts';
import type { RunOptions } from './simulation.ts';

/** Trials of a run when none are asked for. */
export const DEFAULT_TRIALS = 10_000;

/** Columns of more would not fit in memory. */
export const MOST_TRIALS = 1e8;

/** The seed of a run when none is given: a constant, so that an unseeded run repeats. */
export const DEFAULT_SEED = 'rare-earth-risk';

/** Confidence of intervals when none is given. */
export const DEFAULT_CONFIDENCE = 0.95;

/** Fills in and checks the options of a run. */
export function completeOptions(options: Partial<RunOptions> = {}): RunOptions {
  const { trials = DEFAULT_TRIALS, seed = DEFAULT_SEED } = options;
  const { confidence = DEFAULT_CONFIDENCE, firstTrial = 0, stratified = false, rareEvents = false } = options;
  checkWhole('options.trials', trials, 1, MOST_TRIALS);
  checkWhole('options.firstTrial', firstTrial, 0, 2 ** 32 - trials);
  checkSeed('options.seed', seed);
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`Expected options.confidence to be between 0 and 1, got ${describe(confidence)}`);
  }
  if (typeof stratified !== 'boolean') {
    throw new TypeError(`Expected options.stratified to be true or false, got ${describe(stratified)}`);
  }
  if (typeof rareEvents !== 'boolean' && (typeof rareEvents !== 'object' || rareEvents === null)) {
    throw new TypeError(
      `Expected options.rareEvents to be true, false or { automaker?, byDay? }, got ${describe(rareEvents)}`,
    );
  }
  if (rareEvents && stratified) {
    throw new RangeError('Expected options.stratified to be false with rareEvents, got true');
  }
  return { trials, seed, confidence, firstTrial, stratified, rareEvents };
}

/** Throws unless `seed` is a text with something in it. */
export function checkSeed(name: string, seed: unknown): void {
  if (typeof seed === 'string' && seed !== '') return;
  throw new TypeError(`Expected ${name} to be a non-empty string, got ${describe(seed)}`);
}

/** Throws unless `value` is a whole number from `low` to `high`. */
export function checkWhole(name: string, value: unknown, low: number, high: number): void {
  if (Number.isInteger(value) && (value as number) >= low && (value as number) <= high) return;
  throw new RangeError(
    `Expected ${name} to be a whole number from ${low} to ${high}, got ${describe(value)}`,
  );
}
