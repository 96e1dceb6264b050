import { checkObject, checkOptions, checkWhole } from '../check.ts';
import { requireAutomaker } from '../engine/first-halts.ts';
import type { Precision, QuantilePrecision } from '../engine/run.ts';
import { describe, didYouMean, rangeError, typeError } from '../errors.ts';
import { entityIds } from '../scenario/sources.ts';
import type { Scenario } from '../scenario/types.ts';

/** Most trials of a run with a precision by default. */
export const MOST_TRIALS_TO_PRECISION = 1_000_000;

/** Columns whose mean can be a target: those with a value in every trial, and not censored. */
export const MEANS = ['haltDays', 'halts', 'vehiclesLost'] as const;

/** Columns whose quantiles can be a target. */
const QUANTILES = ['firstHaltDay', ...MEANS, 'daysToRestart', 'timeToSurvive'] as const;

const KEYS = ['automaker', 'haltProbability', 'byDay', ...MEANS, 'quantile'];

/**
 * Returns a precision, checked, with the automaker filled in when the scenario has only one.
 *
 * @throws {RangeError | TypeError} for an unknown key, automaker or column, a number out of range, or no
 * target.
 */
export function completePrecision(precision: Precision, scenario: Scenario): Precision {
  checkObject('options.precision', precision);
  requireKnownKeys(precision);
  requireTarget(precision);
  const automakers = entityIds(scenario.automakers);
  const {
    automaker = automakers.length === 1 ? automakers[0] : undefined,
    haltProbability,
    byDay,
    quantile,
  } = precision;
  if (automaker !== undefined) requireAutomaker('options.precision.automaker', automaker, automakers);
  requireHalfWidth('haltProbability', haltProbability, 0.5);
  if (byDay !== undefined) checkWhole('options.precision.byDay', byDay, 1, scenario.horizonDays);
  for (const name of MEANS) requireHalfWidth(name, precision[name]);
  requireQuantile(quantile);
  const ofOne = MEANS.some((name) => precision[name] !== undefined) || !isOfAny(quantile);
  if (ofOne && automaker === undefined)
    requireAutomaker('options.precision.automaker', automaker, automakers);
  return automaker === undefined ? precision : { ...precision, automaker };
}

/**
 * Throws a `TypeError` if the options have a precision, for functions that run a fixed number of trials.
 */
export function refusePrecision(options: object): void {
  if (!('precision' in options) || options.precision === undefined) return;
  throw typeError(
    'Expected options.precision to be given to simulateInBatches, which stops when precise enough; this runs all its trials',
  );
}

function requireKnownKeys(precision: Precision): void {
  for (const [key, value] of Object.entries(precision)) {
    if (KEYS.includes(key)) continue;
    const hint = didYouMean(key, KEYS);
    throw typeError(`Expected options.precision.${key} to be a known key, got ${describe(value)}${hint}`);
  }
}

function requireTarget(precision: Precision): void {
  const { haltProbability, byDay, quantile } = precision;
  const targets = [haltProbability, quantile, ...MEANS.map((name) => precision[name])];
  if (targets.every((target) => target === undefined)) {
    throw typeError(`Expected options.precision to name a half width, got ${describe(precision)}`);
  }
  if (byDay !== undefined && haltProbability === undefined) {
    throw typeError('Expected options.precision.haltProbability to be given with byDay, got nothing');
  }
}

function requireHalfWidth(name: string, value: unknown, below: number = Number.POSITIVE_INFINITY): void {
  if (value === undefined || (typeof value === 'number' && value > 0 && value < below)) return;
  const rule = below === 0.5 ? 'between 0 and 0.5' : 'a number above 0';
  throw rangeError(`Expected options.precision.${name} to be ${rule}, got ${describe(value)}`);
}

function requireQuantile(quantile: QuantilePrecision | undefined): void {
  if (quantile === undefined) return;
  checkOptions(quantile, ['column', 'p', 'halfWidth'], 'options.precision.quantile');
  const { column, p, halfWidth } = quantile;
  if (!(QUANTILES as readonly string[]).includes(column)) {
    const hint = didYouMean(column, QUANTILES);
    throw rangeError(
      `Expected options.precision.quantile.column to be one of ${QUANTILES.join(', ')}, got ${describe(column)}${hint}`,
    );
  }
  if (!(typeof p === 'number' && p > 0 && p < 1)) {
    throw rangeError(`Expected options.precision.quantile.p to be between 0 and 1, got ${describe(p)}`);
  }
  requireHalfWidth('quantile.halfWidth', halfWidth ?? Number.NaN);
}

function isOfAny(quantile: QuantilePrecision | undefined): boolean {
  return quantile === undefined || quantile.column === 'firstHaltDay';
}
