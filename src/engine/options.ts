import { checkSeed, checkWhole } from '../check.ts';
import { describe } from '../errors.ts';
import type { RareTarget, RunOptions, SamplingMethod } from './run.ts';

/** Trials of a run when none are asked for. */
export const DEFAULT_TRIALS = 10_000;

/** Columns of more would not fit in memory. */
export const MOST_TRIALS = 1e8;

/** The seed of a run when none is given: a constant, so that an unseeded run repeats. */
export const DEFAULT_SEED = 'rare-earth-risk';

/** Confidence of intervals when none is given. */
export const DEFAULT_CONFIDENCE = 0.95;

/** The ways to sample trials. */
export const SAMPLING_METHODS: readonly SamplingMethod[] = ['independent', 'sobol'];

/** Relative standard error of a rare-event run when none is asked for. */
export const DEFAULT_RELATIVE_ERROR = 0.1;

/** The least and the largest relative error that may be asked for. */
const RELATIVE_ERRORS = [0.02, 0.5] as const;

/** Fills in and checks the options of a run. */
export function completeOptions(options: Partial<RunOptions> = {}): RunOptions {
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
  if (!(confidence > 0 && confidence < 1)) {
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
  if (typeof rareEvents !== 'object' || rareEvents === null) {
    throw new TypeError(
      `Expected options.rareEvents to be true, false or { automaker?, byDay?, relativeError? }, got ${describe(rareEvents)}`,
    );
  }
  const { relativeError = DEFAULT_RELATIVE_ERROR } = rareEvents as RareTarget;
  const [low, high] = RELATIVE_ERRORS;
  if (typeof relativeError === 'number' && relativeError >= low && relativeError <= high) return;
  throw new RangeError(
    `Expected options.rareEvents.relativeError to be a number from ${low} to ${high}, got ${describe(relativeError)}`,
  );
}
