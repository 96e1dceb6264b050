// How much each member counts once more is known than the fit knew.

import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import type { HindcastRun } from '../../../../src/analysis/hindcast/hindcast-run.ts';
import { kindOf } from '../../../../src/analysis/hindcast/match-firms.ts';
import type { FirmFact } from '../../calibration/known-facts.ts';
import { UNHEARD } from '../../calibration/likelihood.ts';
import type { FirmNews, News } from './news.ts';

type Run = Pick<HindcastRun, 'decided' | 'firstHaltDay' | 'trials' | 'parameterDraws'>;

/**
 * Returns the log likelihood of each member for approved shares and firms published since the fit. As in
 * the fit, these judge a parameter set, so that all its trials have the same.
 */
export function licenceLogLikelihoods(
  run: Run,
  { shares, firms }: Pick<News, 'shares' | 'firms'>,
): Float64Array {
  const ofSets = Float64Array.from({ length: run.parameterDraws }, (_, k) => {
    const ofShares = shares.reduce((sum, { destination, day, value, sd }) => {
      const decided = run.decided[destination]?.[k]?.[day];
      return decided === undefined ? sum : sum - ((value - decided) / sd) ** 2 / 2;
    }, 0);
    const days = daysByKind(run, firms, k);
    return firms.reduce((sum, firm) => sum + logFactor(firm, days.get(kind(firm.now))!), ofShares);
  });
  return Float64Array.from(
    { length: run.parameterDraws * run.trials },
    (_, i) => ofSets[Math.floor(i / run.trials)]!,
  );
}

/** Days of the first halt in one parameter set, of all trials of all firms of a kind: they are alike. */
function daysByKind(
  { firstHaltDay, trials }: Run,
  firms: readonly FirmNews[],
  k: number,
): Map<string, number[]> {
  const days = new Map<string, number[]>();
  for (const { now } of firms) {
    const here = firstHaltDay[now.id]!.subarray(k * trials, (k + 1) * trials);
    days.set(kind(now), [...(days.get(kind(now)) ?? []), ...here]);
  }
  return days;
}

function kind({ like, destination }: FirmFact): string {
  return kindOf(like, destination);
}

/** The log of how much more likely a parameter set makes what is known now than what the fit knew. */
function logFactor({ before, now }: FirmNews, days: readonly number[]): number {
  return ln(chanceOf(now, days)) - (before === undefined ? 0 : ln(chanceOf(before, days)));
}

/** Chance of what is known of a firm, from few trials: half a one for and half a one against are added. */
function chanceOf({ window, until, isStated }: FirmFact, days: readonly number[]): number {
  const chance = (day: number): number => {
    if (window) return day >= window[0] && day <= window[1] ? 1 : 0;
    if (day > until) return 1;
    return isStated ? 0 : UNHEARD;
  };
  return (days.reduce((sum, day) => sum + chance(day), 0) + 0.5) / (days.length + 1);
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
