// What `npm run -s docs:hindcast -- --json` prints.

import { BASELINE_NAMES, type Baseline } from './baselines.ts';
import type { Calibration } from './calibration.ts';
import type { CutOff } from './cut-offs.ts';
import { byMonthsAhead, byPlace } from './groups.ts';
import {
  type Case,
  coverage,
  FORECAST_NAMES,
  type Forecast,
  meanScore,
  pit,
  scored,
  skills,
} from './predictions.ts';
import { quantile } from './quantile.ts';
import { countOpen, isInside, type Target } from './targets.ts';

/** Returns the numbers of the page as one document. Only scored months and open targets are counted. */
export function documentOf(
  targets: Readonly<Record<Forecast, readonly Target[]>>,
  cutOffs: readonly CutOff[],
  { until, sha256 }: Calibration,
): Readonly<Record<string, unknown>> {
  return {
    calibration: { until, sha256 },
    openTargets: forecasts((name) => countOpen(targets[name])),
    targets: forecasts((name) => targets[name].map(targetOf)),
    cutOffs: cutOffs.map(({ day, first, model, news, cases }) => ({
      day,
      first,
      newMonths: news.flows.length,
      effectiveSize: model.effectiveSize,
      sigma: [0.05, 0.5, 0.95].map((p) => quantile([...model.sigmas], p)),
      ...scoresOf(cases),
      byPlace: Object.fromEntries(byPlace(cases).map(([label, of]) => [label, crpsOf(scored(of))])),
      byMonthsAhead: Object.fromEntries(
        byMonthsAhead(cases).map(([label, of]) => [label, crpsOf(scored(of))]),
      ),
      months: cases.map(monthOf),
    })),
    all: scoresOf(cutOffs.flatMap(({ cases }) => cases)),
  };
}

function scoresOf(cases: readonly Case[]) {
  const counted = scored(cases);
  const all = [...FORECAST_NAMES, ...BASELINE_NAMES];
  return {
    scored: counted.length,
    crps: crpsOf(counted),
    skill: forecasts((name) => skills(counted, name)),
    brier: Object.fromEntries(all.map((name) => [name, meanScore(counted, name).brier])),
    coverage: forecasts((name) => coverage(counted, name)),
  };
}

function crpsOf(cases: readonly Case[]): Readonly<Record<string, number>> {
  if (cases.length === 0) return {};
  const all: readonly (Forecast | Baseline)[] = [...FORECAST_NAMES, ...BASELINE_NAMES];
  return Object.fromEntries(all.map((name) => [name, meanScore(cases, name).crps]));
}

function monthOf({ place, month, ahead, scored: counts, forecasts: of }: Case) {
  return {
    place,
    month,
    ahead,
    scored: counts,
    observed: of.raw.observed,
    ...forecasts((name) => ({
      median: of[name].median,
      interval50: of[name].interval50,
      interval90: of[name].interval90,
      pit: pit(of[name]),
    })),
  };
}

function targetOf({ parts, ...target }: Target) {
  return {
    ...target,
    observed: parts[0]?.observed ?? null,
    interval: parts[0]?.interval90 ?? null,
    inside: isInside({ parts, ...target }) ?? null,
    parts: parts.map(({ draws, ...part }) => ({ ...part, draws: draws.length })),
  };
}

function forecasts<T>(of: (name: Forecast) => T): Record<Forecast, T> {
  return { raw: of('raw'), widened: of('widened') };
}
