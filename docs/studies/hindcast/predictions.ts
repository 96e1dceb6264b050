// Months after a cut-off: what was predicted, what came, and what simple rules would have said.

import type { Verification } from '../../../src/analysis/hindcast/verification.ts';
import type { Observations } from '../../../src/history/index.ts';
import { crps } from '../../../src/index.ts';
import { BASELINE_NAMES, type Baseline, baselinesFrom, type OtherForecasts } from './baselines.ts';
import { isInferred } from './inferred.ts';
import { monthsBetween } from './months.ts';
import { type PairedScore, type Skill, skillOf } from './skill.ts';

/** A month is short when less than this share of a normal one left. */
export const SHORT = 0.8;

/** What the model says: its members with the error of a month, and the same with the discrepancy. */
export const FORECASTS = { raw: 'model, raw', widened: 'model, widened' } as const;
export type Forecast = keyof typeof FORECASTS;
export const FORECAST_NAMES = Object.keys(FORECASTS) as Forecast[];

/** The scores of one ensemble for one month: 0 is perfect. */
export interface Score {
  /** CRPS, in shares of a normal month. */
  readonly crps: number;
  /** Brier score of "the month is short". */
  readonly brier: number;
}

export interface Case {
  readonly cutOff: string;
  readonly place: string;
  readonly month: string;
  /** 1 for the first month that begins after the cut-off. */
  readonly ahead: number;
  /** Whether it counts: not where the regime of the month was read off the flows. */
  readonly scored: boolean;
  readonly forecasts: Readonly<Record<Forecast, Verification>>;
  readonly scores: Readonly<Record<Forecast | Baseline, Score>>;
}

export interface CasesInput {
  readonly cutOff: string;
  readonly raw: readonly Verification[];
  readonly widened: readonly Verification[];
  /** What could be read on the day of the cut-off. */
  readonly known: Observations;
  readonly regimes: Observations['regimes'];
  /** The first month that is asked for. */
  readonly first: string;
  readonly others: OtherForecasts;
}

/** Returns the observed months from `first` on, with the scores of all that was said of them. */
export function casesOf({ cutOff, raw, widened, known, regimes, first, others }: CasesInput): Case[] {
  const baselines = baselinesFrom(known, first, others);
  return raw.flatMap((verification) => {
    const [, place, month] = /^flow-(\w+)-(\d{4}-\d{2})$/.exec(verification.id) ?? [];
    if (!place || !month || month < first) return [];
    const forecasts = { raw: verification, widened: widened.find(({ id }) => id === verification.id)! };
    const ensembles = {
      raw: forecasts.raw.draws,
      widened: forecasts.widened.draws,
      ...baselines(place, month),
    };
    const scores = Object.fromEntries(
      Object.entries(ensembles).map(([name, draws]) => [name, scoreOf(draws, verification.observed)]),
    ) as Case['scores'];
    const scored = !isInferred(regimes, place, month);
    return [{ cutOff, place, month, ahead: 1 + monthsBetween(first, month), scored, forecasts, scores }];
  });
}

function scoreOf(draws: Float64Array, observed: number): Score {
  const chance = draws.filter((flow) => flow < SHORT).length / draws.length;
  return { crps: crps(draws, observed), brier: (chance - (observed < SHORT ? 1 : 0)) ** 2 };
}

export function scored(cases: readonly Case[]): Case[] {
  return cases.filter((one) => one.scored);
}

/** Returns the mean scores of one ensemble. */
export function meanScore(cases: readonly Case[], name: Forecast | Baseline): Score {
  const mean = (of: keyof Score): number =>
    cases.reduce((sum, { scores }) => sum + scores[name][of], 0) / cases.length;
  return { crps: mean('crps'), brier: mean('brier') };
}

/** Returns the skill of a forecast over each baseline. */
export function skills(cases: readonly Case[], forecast: Forecast): Record<Baseline, Skill> {
  const pairs = (name: Baseline): PairedScore[] =>
    cases.map(({ place, scores }) => ({
      place,
      model: scores[forecast].crps,
      baseline: scores[name].crps,
    }));
  return Object.fromEntries(BASELINE_NAMES.map((name) => [name, skillOf(pairs(name))])) as Record<
    Baseline,
    Skill
  >;
}

/** Shares of the cases that lay within the central 50 and 90 %. */
export function coverage(
  cases: readonly Case[],
  forecast: Forecast,
): { readonly of50: number; readonly of90: number } {
  const share = (interval: 'interval50' | 'interval90'): number =>
    cases.filter(({ forecasts }) => {
      const { observed, [interval]: ends } = forecasts[forecast];
      return observed >= ends[0] && observed <= ends[1];
    }).length / cases.length;
  return { of50: share('interval50'), of90: share('interval90') };
}

/** Returns the probability integral transform: the share of the draws that the observation exceeds. */
export function pit({ draws, observed }: Pick<Verification, 'draws' | 'observed'>): number {
  let below = 0;
  for (const draw of draws) below += draw < observed ? 1 : draw === observed ? 0.5 : 0;
  return below / draws.length;
}
