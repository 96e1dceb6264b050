// What `npm run -s docs:hindcast -- --json` prints.

import type { Calibration } from './calibration.ts';
import type { FirstMonths } from './months.ts';
import { baselineScores, type Case, coverage, modelScore, scored, skills } from './predictions.ts';
import { countOpen, isInside, type Target } from './targets.ts';

/** Returns the numbers of the page as one document. Only scored months and open targets are counted. */
export function documentOf(
  targets: readonly Target[],
  cases: readonly Case[],
  { until, sha256 }: Calibration,
  first: FirstMonths,
): Readonly<Record<string, unknown>> {
  const counted = scored(cases);
  const model = modelScore(counted);
  const baselines = Object.entries(baselineScores(counted));
  return {
    calibration: { until, sha256 },
    first,
    openTargets: countOpen(targets),
    targets: targets.map(({ parts, ...target }) => ({
      ...target,
      observed: parts[0]?.observed ?? null,
      interval: parts[0]?.interval90 ?? null,
      inside: isInside({ parts, ...target }) ?? null,
      parts: parts.map(({ draws, ...part }) => ({ ...part, draws: draws.length })),
    })),
    crps: {
      model: model.crps,
      baselines: Object.fromEntries(baselines.map(([name, { crps }]) => [name, crps])),
    },
    skill: skills(counted),
    brier: {
      model: model.brier,
      baselines: Object.fromEntries(baselines.map(([name, { brier }]) => [name, brier])),
    },
    coverage: coverage(counted),
    months: cases.map(({ place, month, scored, verification }) => ({
      place,
      month,
      scored,
      observed: verification.observed,
      median: verification.median,
      interval50: verification.interval50,
      interval90: verification.interval90,
    })),
  };
}
