// Months after the calibration: what was predicted, what came, and what simple rules would have said.

import { flowError } from '../../src/analysis/hindcast/flows.ts';
import type { Hindcast } from '../../src/analysis/hindcast/hindcast.ts';
import { observedFlows } from '../../src/analysis/hindcast/normal-flow.ts';
import type { Verification } from '../../src/analysis/hindcast/verification.ts';
import { observations } from '../../src/history/index.ts';
import { crps } from '../../src/index.ts';
import { normalQuantile } from '../../src/random/normal.ts';

/** The first month that was predicted. */
export const FIRST = '2025-07';

/** A month is short when less than this share of a normal one left. */
export const SHORT = 0.8;

export const BASELINES = {
  persistence: 'last month persists',
  mean2024: 'mean of 2024',
  resumption: 'everything resumes at once',
} as const;
export type Baseline = keyof typeof BASELINES;

export interface Case {
  readonly place: string;
  readonly month: string;
  readonly verification: Verification;
  /** What each baseline says, with the same error of a month around it as the model has. */
  readonly baselines: Readonly<Record<Baseline, Float64Array>>;
}

/** All months of all places from July 2025 on that were observed. */
export function casesOf({ verifications }: Hindcast): Case[] {
  return verifications.flatMap((verification) => {
    const [, place, month] = /^flow-(\w+)-(\d{4}-\d{2})$/.exec(verification.id) ?? [];
    if (!place || !month || month < FIRST) return [];
    return [{ place, month, verification, baselines: baselinesOf(place, month) }];
  });
}

function baselinesOf(place: string, month: string): Case['baselines'] {
  const spring = observedFlows(observations, '2025-04', '2025-06');
  // Where spring was not observed, the world's stands for it.
  const of = (when: string): number =>
    (spring.find((flow) => flow.place === place && flow.month === when) ??
      spring.find((flow) => flow.place === 'world' && flow.month === when))!.value;
  const missing = ['2025-04', '2025-05', '2025-06'].reduce((sum, when) => sum + 1 - of(when), 0);
  return {
    persistence: around(of('2025-06')),
    mean2024: around(1),
    // What was held leaves in the first month, on top of what is normal.
    resumption: around(month === FIRST ? 1 + missing : 1),
  };
}

const ERRORS = Float64Array.from({ length: 400 }, (_, i) => normalQuantile((i + 0.5) / 400));

function around(flow: number): Float64Array {
  return ERRORS.map((z) => Math.max(0, flow + flowError(flow) * z));
}

/** How well a set of predictions did. */
export interface Score {
  /** Mean CRPS, in shares of a normal month. */
  readonly crps: number;
  /** Mean Brier score of "a month is short". */
  readonly brier: number;
}

export function scoreOf(cases: readonly Case[], drawsOf: (of: Case) => Float64Array): Score {
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
  const of = (name: Baseline): Score => scoreOf(cases, ({ baselines }) => baselines[name]);
  return { persistence: of('persistence'), mean2024: of('mean2024'), resumption: of('resumption') };
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

/** Which baselines the model beats on CRPS, in a sentence. */
export function verdict(cases: readonly Case[]): string {
  const model = modelScore(cases).crps;
  const scores = baselineScores(cases);
  const [beaten, not] = [true, false].map((isBeaten) =>
    (Object.keys(BASELINES) as Baseline[])
      .filter((name) => model < scores[name].crps === isBeaten)
      .map((name) => `"${BASELINES[name]}"`)
      .join(' and '),
  ) as [string, string];
  if (beaten === '') return 'The model beats none of them.';
  if (not !== '') return `The model beats ${beaten}, and not ${not}.`;
  const places = [...new Set(cases.map(({ place }) => place))].filter((place) => {
    const here = cases.filter((one) => one.place === place);
    return Object.values(baselineScores(here)).some(({ crps }) => crps <= modelScore(here).crps);
  });
  if (places.length === 0) return 'The model beats all three at every place.';
  return `The model beats all three over all months together; one of them does better in these rows: ${places.join(', ')}.`;
}
