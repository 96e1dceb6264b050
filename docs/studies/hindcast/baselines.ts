// What simple rules say of a month, each as an ensemble in shares of a normal month.

import exp from '@stdlib/math-base-special-exp';
import pow from '@stdlib/math-base-special-pow';
import { flowError } from '../../../src/analysis/hindcast/flows.ts';
import type { HindcastRun } from '../../../src/analysis/hindcast/hindcast-run.ts';
import { observedFlows, STANDS_FOR } from '../../../src/analysis/hindcast/normal-flow.ts';
import type { Observations } from '../../../src/history/index.ts';
import { normalQuantile } from '../../../src/random/normal.ts';
import { PHI } from './discrepancy/ar1.ts';
import { monthAfter, monthsBetween } from './months.ts';
import { priorOf } from './parameters.ts';
import type { Pool } from './pool.ts';
import { type Trend, trendOf } from './trend.ts';

export const BASELINES = {
  trend2024: '2024 mean × growth of 2024',
  trendEarly2025: '2024 mean × growth, error of early 2025',
  trendUpdated: '2024 mean × growth, with discrepancy',
  mean2024: '2024 mean',
  persistence: 'last known month persists',
  resumption: 'everything resumes at once',
  pool: 'earlier episodes and trend',
  free: 'without licences, raw',
  freeWidened: 'without licences, widened',
} as const;
export type Baseline = keyof typeof BASELINES;
export const BASELINE_NAMES = Object.keys(BASELINES) as Baseline[];

/** Those that carry the growth of 2024 forward with an error of their own. */
export const TRENDS: readonly Baseline[] = ['trend2024', 'trendEarly2025'];

/** Baselines that take more than observations of magnets to tell. */
export interface OtherForecasts {
  readonly pool: Pool;
  readonly trendUpdated: HindcastRun['flows'];
  readonly free: HindcastRun['flows'];
  readonly freeWidened: HindcastRun['flows'];
}

/** The first month of the controls. */
const CONTROLS = '2025-04';
const LAST = '9999-12';

/** Returns the first month that was not known: the one after the last known month of the world. */
export function firstUnknown(known: Observations): string {
  const last = observedFlows(known, CONTROLS, LAST)
    .filter(({ place }) => place === 'world')
    .reduce((latest, { month }) => (month > latest ? month : latest), '2025-03');
  return monthAfter(last);
}

/**
 * Returns what the baselines say of a month at a place, from what was known on the day of the forecast.
 *
 * @param first - the first month that is asked for.
 */
export function baselinesFrom(
  known: Observations,
  first: string,
  others: OtherForecasts,
): (place: string, month: string) => Readonly<Record<Baseline, Float64Array>> {
  const trend = trendOf(known);
  const spring = observedFlows(known, CONTROLS, LAST);
  const world = spring.filter(({ place }) => place === 'world').sort((a, b) => (a.month < b.month ? -1 : 1));
  const lastMonth = world.at(-1)?.month ?? '2025-03';
  return (place, month) => {
    // Where a month of spring was not observed, the world's stands for it.
    const months = world.map(
      (one) => (spring.find((flow) => flow.place === place && flow.month === one.month) ?? one).value,
    );
    const missing = months.reduce((sum, flow) => sum + 1 - flow, 0);
    const drift = walk(trend.errorOfEarly2025, monthsBetween(lastMonth, month));
    const flowsOf = (flows: HindcastRun['flows']): Float64Array => flows[STANDS_FOR[place] ?? place]![month]!;
    return {
      trend2024: lognormal(trend.factor, trend.errorOf2024(place)),
      trendEarly2025: lognormal(trend.factor, trend.errorOfEarly2025),
      trendUpdated: flowsOf(others.trendUpdated),
      mean2024: around(1),
      persistence: around(months.at(-1) ?? 1, drift),
      // What was held leaves in the first month, on top of what is normal.
      resumption: around(month === first ? 1 + missing : 1),
      pool: poolAndTrend(others.pool(month), trend),
      free: flowsOf(others.free),
      freeWidened: flowsOf(others.freeWidened),
    };
  };
}

const MEMBERS = 400;
const NORMAL = Float64Array.from({ length: MEMBERS }, (_, i) => normalQuantile((i + 0.5) / MEMBERS));

function lognormal(median: number, sigma: number): Float64Array {
  return NORMAL.map((z) => median * exp(sigma * z));
}

/** Normal with the error of a month that the model has, and a relative error besides; never below 0. */
function around(flow: number, relative = 0): Float64Array {
  const sd = Math.hypot(flowError(flow), relative * flow);
  return NORMAL.map((z) => Math.max(0, flow + sd * z));
}

/** Standard deviation by which an AR(1) leaves its last value over so many months. */
function walk(sigma: number, months: number): number {
  return sigma * Math.sqrt(2 * (1 - pow(PHI, months)));
}

/**
 * A share of the tonnes needs a licence and follows the pool; the rest follows the trend with its error.
 * The share has the prior of the fit. Every share meets every value of the pool.
 */
function poolAndTrend(pool: readonly number[], trend: Trend): Float64Array {
  const prior = priorOf('licensedTonnes');
  const rest = lognormal(trend.factor, trend.errorOfEarly2025);
  // The golden ratio pairs evenly spaced shares with errors in no order.
  return Float64Array.from({ length: MEMBERS * pool.length }, (_, i) => {
    const licensed = priorQuantile(prior, (i * 0.6180339887498949) % 1);
    return licensed * pool[i % pool.length]! + (1 - licensed) * rest[Math.floor(i / pool.length)]!;
  });
}

/** A quantile of a prior as `priorOf` gives it: the ends of a uniform one, or evenly spaced quantiles. */
export function priorQuantile(prior: readonly number[], p: number): number {
  const [low, high] = [prior[0]!, prior[1]!];
  return prior.length === 2 ? low + (high - low) * p : prior[Math.floor(p * prior.length)]!;
}
