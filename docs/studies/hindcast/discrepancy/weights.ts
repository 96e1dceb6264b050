// How much each member counts once more is known than the fit knew.

import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import type { HindcastRun } from '../../../../src/analysis/hindcast/hindcast-run.ts';
import type { FirmFact } from '../../calibration/known-facts.ts';
import { UNHEARD } from '../../calibration/likelihood.ts';
import type { FirmNews, News } from './news.ts';

/** What a member keeps that a statement contradicts, so that some weight is left. */
const LEAST_CHANCE = 1e-4;

/** Returns the log likelihood of each member for approved shares and firms published since the fit. */
export function licenceLogLikelihoods(
  run: Pick<HindcastRun, 'decided' | 'firstHaltDay' | 'trials' | 'parameterDraws'>,
  { shares, firms }: Pick<News, 'shares' | 'firms'>,
): Float64Array {
  const ofShares = Float64Array.from({ length: run.parameterDraws }, (_, k) =>
    shares.reduce((sum, { destination, day, value, sd }) => {
      const decided = run.decided[destination]?.[k]?.[day];
      return decided === undefined ? sum : sum - ((value - decided) / sd) ** 2 / 2;
    }, 0),
  );
  return Float64Array.from({ length: run.parameterDraws * run.trials }, (_, i) =>
    firms.reduce(
      (sum, firm) => sum + ln(Math.max(LEAST_CHANCE, firmFactor(firm, run.firstHaltDay[firm.now.id]![i]!))),
      ofShares[Math.floor(i / run.trials)]!,
    ),
  );
}

/**
 * Returns by how much the news of a firm changes the chance of what is known of it, in a member in which
 * it first halts on that day. Where that contradicts what the fit knew, it is 1: the fit has judged a
 * parameter set by the chance of it, not by single trials.
 */
function firmFactor({ before, now }: FirmNews, day: number): number {
  const old = before === undefined ? 1 : chanceOf(before, day);
  return old === 0 ? 1 : chanceOf(now, day) / old;
}

function chanceOf({ window, until, isStated }: FirmFact, day: number): number {
  if (window) return day >= window[0] && day <= window[1] ? 1 : 0;
  if (day > until) return 1;
  return isStated ? 0 : UNHEARD;
}

/** Returns weights that add up to 1. */
export function normalised(logWeights: Float64Array): Float64Array {
  const most = logWeights.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const weights = logWeights.map((log) => exp(log - most));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}

/**
 * Returns as many members as there are weights, each as often as its weight says (systematic resampling).
 * Equal weights give every member once, in order.
 */
export function resample(weights: Float64Array): Uint32Array {
  const chosen = new Uint32Array(weights.length);
  let member = 0;
  let upTo = weights[0]!;
  for (let i = 0; i < chosen.length; i++) {
    while (upTo < (i + 0.5) / chosen.length && member < weights.length - 1) upTo += weights[++member]!;
    chosen[i] = member;
  }
  return chosen;
}
