// What simple rules say of a month, each as an ensemble in shares of a normal month.

import exp from '@stdlib/math-base-special-exp';
import { flowError } from '../../../src/analysis/hindcast/flows.ts';
import { observedFlows } from '../../../src/analysis/hindcast/normal-flow.ts';
import type { Observations } from '../../../src/history/index.ts';
import { normalQuantile } from '../../../src/random/normal.ts';
import { monthAfter } from './months.ts';
import { trendOf } from './trend.ts';

export const BASELINES = {
  trend2024: '2024 mean × growth of 2024',
  trendEarly2025: 'the same, error of early 2025',
  mean2024: '2024 mean',
  persistence: 'last known month persists',
  resumption: 'everything resumes at once',
} as const;
export type Baseline = keyof typeof BASELINES;
export const BASELINE_NAMES = Object.keys(BASELINES) as Baseline[];

/** Those that carry the growth of 2024 forward. The others have the error of a month that the model has. */
export const TRENDS: readonly Baseline[] = ['trend2024', 'trendEarly2025'];

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
): (place: string, month: string) => Readonly<Record<Baseline, Float64Array>> {
  const trend = trendOf(known);
  const spring = observedFlows(known, CONTROLS, LAST);
  const world = spring.filter(({ place }) => place === 'world').sort((a, b) => (a.month < b.month ? -1 : 1));
  return (place, month) => {
    // Where a month of spring was not observed, the world's stands for it.
    const months = world.map(
      (one) => (spring.find((flow) => flow.place === place && flow.month === one.month) ?? one).value,
    );
    const missing = months.reduce((sum, flow) => sum + 1 - flow, 0);
    return {
      trend2024: lognormal(trend.factor, trend.errorOf2024(place)),
      trendEarly2025: lognormal(trend.factor, trend.errorOfEarly2025),
      mean2024: around(1),
      persistence: around(months.at(-1) ?? 1),
      // What was held leaves in the first month, on top of what is normal.
      resumption: around(month === first ? 1 + missing : 1),
    };
  };
}

const MEMBERS = 400;
const NORMAL = Float64Array.from({ length: MEMBERS }, (_, i) => normalQuantile((i + 0.5) / MEMBERS));

function lognormal(median: number, sigma: number): Float64Array {
  return NORMAL.map((z) => median * exp(sigma * z));
}

/** Normal with the error of a month that the model has, and never below 0. */
function around(flow: number): Float64Array {
  return NORMAL.map((z) => Math.max(0, flow + flowError(flow) * z));
}
