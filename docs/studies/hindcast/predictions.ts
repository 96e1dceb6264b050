// Months after the cut-off: what was predicted, what came, and what simple rules would have said.

import type { Hindcast } from '../../../src/analysis/hindcast/hindcast.ts';
import type { Verification } from '../../../src/analysis/hindcast/verification.ts';
import type { Observations } from '../../../src/history/index.ts';
import { crps } from '../../../src/index.ts';
import { BASELINE_NAMES, type Baseline, baselinesFrom } from './baselines.ts';
import { isInferred } from './inferred.ts';
import { type PairedScore, type Skill, skillOf } from './skill.ts';

/** A month is short when less than this share of a normal one left. */
export const SHORT = 0.8;

export interface Case {
  readonly place: string;
  readonly month: string;
  /** Whether it counts: not where the regime of the month was read off the flows. */
  readonly scored: boolean;
  readonly verification: Verification;
  readonly baselines: Readonly<Record<Baseline, Float64Array>>;
}

/** Returns the observed months from `first` on, with what the baselines say from what was known. */
export function casesOf(
  { verifications }: Pick<Hindcast, 'verifications'>,
  known: Observations,
  { regimes }: Pick<Observations, 'regimes'>,
  first: string,
): Case[] {
  const baselines = baselinesFrom(known, first);
  return verifications.flatMap((verification) => {
    const [, place, month] = /^flow-(\w+)-(\d{4}-\d{2})$/.exec(verification.id) ?? [];
    if (!place || !month || month < first) return [];
    const scored = !isInferred(regimes, place, month);
    return [{ place, month, scored, verification, baselines: baselines(place, month) }];
  });
}

export function scored(cases: readonly Case[]): Case[] {
  return cases.filter((one) => one.scored);
}

/** How well a set of predictions did. */
export interface Score {
  /** Mean CRPS, in shares of a normal month. */
  readonly crps: number;
  /** Mean Brier score of "a month is short". */
  readonly brier: number;
}

function scoreOf(cases: readonly Case[], drawsOf: (of: Case) => Float64Array): Score {
  const mean = (of: (one: Case) => number): number =>
    cases.reduce((sum, one) => sum + of(one), 0) / cases.length;
  return {
    crps: mean((one) => crps(drawsOf(one), one.verification.observed)),
    brier: mean((one) => {
      const draws = drawsOf(one);
      const chance = draws.filter((flow) => flow < SHORT).length / draws.length;
      return (chance - (one.verification.observed < SHORT ? 1 : 0)) ** 2;
    }),
  };
}

export function modelScore(cases: readonly Case[]): Score {
  return scoreOf(cases, ({ verification }) => verification.draws);
}

export function baselineScores(cases: readonly Case[]): Record<Baseline, Score> {
  return byBaseline((name) => scoreOf(cases, ({ baselines }) => baselines[name]));
}

/** Returns the skill of the model over each baseline. */
export function skills(cases: readonly Case[]): Record<Baseline, Skill> {
  const model = cases.map(({ verification }) => crps(verification.draws, verification.observed));
  const pairs = (name: Baseline): PairedScore[] =>
    cases.map(({ place, verification, baselines }, i) => ({
      place,
      model: model[i]!,
      baseline: crps(baselines[name], verification.observed),
    }));
  return byBaseline((name) => skillOf(pairs(name)));
}

function byBaseline<T>(of: (name: Baseline) => T): Record<Baseline, T> {
  return Object.fromEntries(BASELINE_NAMES.map((name) => [name, of(name)])) as Record<Baseline, T>;
}

/** Shares of the cases that lay within the central 50 and 90 %. */
export function coverage(cases: readonly Case[]): { readonly of50: number; readonly of90: number } {
  const share = (interval: 'interval50' | 'interval90'): number =>
    cases.filter(({ verification }) => {
      const [low, high] = verification[interval];
      return verification.observed >= low && verification.observed <= high;
    }).length / cases.length;
  return { of50: share('interval50'), of90: share('interval90') };
}
