import { checkOptions, checkSeed, checkWhole } from '../check.ts';
import { describe, didYouMean } from '../errors.ts';
import type { RareTarget, RunOptions, SamplingMethod } from './run.ts';

/** Trials of a run by default. */
export const DEFAULT_TRIALS = 10_000;

/** Most trials of a run: columns of more would not fit in memory. */
export const MOST_TRIALS = 1e8;

/** Most days of a horizon that any scenario can have. */
const MOST_DAYS = 3650;

/** Seed of a run by default: a constant, so that a run without a seed repeats. */
export const DEFAULT_SEED = 'rare-earth-risk';

/** Confidence of intervals by default. */
export const DEFAULT_CONFIDENCE = 0.95;

/** Values of the option `sampling`. */
export const SAMPLING_METHODS: readonly SamplingMethod[] = ['independent', 'sobol'];

/** Relative standard error of a rare-event run by default. */
export const DEFAULT_RELATIVE_ERROR = 0.1;

const RARE_TARGET_KEYS: readonly string[] = ['automaker', 'byDay', 'relativeError', 'force'];

/** Least and largest relative error that a user may ask for. */
const RELATIVE_ERRORS = [0.05, 0.5] as const;

/** Keys of the options of a run. */
const RUN_OPTIONS: readonly (keyof RunOptions)[] = [
  'trials',
  'seed',
  'confidence',
  'firstTrial',
  'sampling',
  'rareEvents',
];

/** Returns the options of a run, checked, with defaults filled in. */
export function completeOptions(options: Partial<RunOptions> = {}): RunOptions {
  checkOptions(options, RUN_OPTIONS);
  const { trials = DEFAULT_TRIALS, seed = DEFAULT_SEED } = options;
  const {
    confidence = DEFAULT_CONFIDENCE,
    firstTrial = 0,
    sampling = 'independent',
    rareEvents = false,
  } = options;
  checkWhole('options.trials', trials, 1, MOST_TRIALS);
  checkWhole('options.firstTrial', firstTrial, 0, 2 ** 32 - trials);
  checkSeed('options.seed', seed);
  if (!(typeof confidence === 'number' && confidence > 0 && confidence < 1)) {
    throw new RangeError(`Expected options.confidence to be between 0 and 1, got ${describe(confidence)}`);
  }
  if (!SAMPLING_METHODS.includes(sampling)) {
    throw new TypeError(
      `Expected options.sampling to be ${SAMPLING_METHODS.map((name) => `'${name}'`).join(' or ')}, got ${describe(sampling)}`,
    );
  }
  checkRareEvents(rareEvents);
  if (rareEvents && sampling === 'sobol') {
    throw new RangeError("Expected options.sampling to be 'independent' with rareEvents, got 'sobol'");
  }
  return { trials, seed, confidence, firstTrial, sampling, rareEvents };
}

function checkRareEvents(rareEvents: unknown): void {
  if (typeof rareEvents === 'boolean') return;
  if (Object.prototype.toString.call(rareEvents) !== '[object Object]') {
    throw new TypeError(
      `Expected options.rareEvents to be true, false or { automaker?, byDay?, relativeError?, force? }, got ${describe(rareEvents)}`,
    );
  }
  const unknown = Object.keys(rareEvents as object).find((key) => !RARE_TARGET_KEYS.includes(key));
  if (unknown !== undefined) {
    throw new TypeError(
      `Expected options.rareEvents to have only the keys ${RARE_TARGET_KEYS.join(', ')}, got ${describe(unknown)}${didYouMean(unknown, RARE_TARGET_KEYS)}`,
    );
  }
  const {
    relativeError = DEFAULT_RELATIVE_ERROR,
    force = 'lanes',
    automaker,
    byDay,
  } = rareEvents as RareTarget;
  if (automaker !== undefined && typeof automaker !== 'string') {
    throw new TypeError(
      `Expected options.rareEvents.automaker to be the id of an automaker, got ${describe(automaker)}`,
    );
  }
  if (byDay !== undefined) checkWhole('options.rareEvents.byDay', byDay, 1, MOST_DAYS);
  if (force !== 'policy' && force !== 'lanes') {
    throw new TypeError(
      `Expected options.rareEvents.force to be 'policy' or 'lanes', if given, got ${describe(force)}`,
    );
  }
  const [low, high] = RELATIVE_ERRORS;
  if (typeof relativeError === 'number' && relativeError >= low && relativeError <= high) return;
  throw new RangeError(
    `Expected options.rareEvents.relativeError to be a number from ${low} to ${high}, got ${describe(relativeError)}`,
  );
}
