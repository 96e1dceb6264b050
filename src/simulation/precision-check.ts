import { estimateOptions } from '../engine/columns.ts';
import { firstHalts } from '../engine/first-halts.ts';
import type { Precision, PrecisionSoFar, QuantilePrecision, Simulation } from '../engine/run.ts';
import type { Estimate, EstimateOptions } from '../stats/estimate.ts';
import { EXPECTED_TRIALS } from '../stats/mixture-martingale.ts';
import { sequentialMean } from '../stats/sequential-mean.ts';
import { sequentialProbability } from '../stats/sequential-proportion.ts';
import { sequentialQuantile } from '../stats/sequential-quantile.ts';
import { MEANS } from './precision.ts';

/**
 * Variance P(1 − P) of a typical halt, with P near 0.05 or 0.95. A confidence sequence is narrowest near
 * the number of trials for which it is made; this variance gives that number.
 */
const TYPICAL_VARIANCE = 0.05;

/** Half width of a confidence sequence in standard errors, approximately. */
const ERRORS_WIDE = 3;

type Target = keyof Omit<PrecisionSoFar, 'reached'>;

/** Returns the estimates of a run of at most `maxTrials` trials, and whether they reach their targets. */
export function checkPrecision(run: Simulation, precision: Precision, maxTrials: number): PrecisionSoFar {
  const estimates: Partial<Record<Target, Estimate>> = {};
  let reached = true;
  const check = (name: Target, target: number, estimate: Estimate): void => {
    estimates[name] = estimate;
    reached &&= halfWidth(estimate) <= target;
  };
  const { haltProbability, quantile } = precision;
  if (haltProbability !== undefined) {
    const typical = TYPICAL_VARIANCE * (ERRORS_WIDE / haltProbability) ** 2;
    const expectedTrials = Math.min(maxTrials, Math.max(EXPECTED_TRIALS, typical));
    check('haltProbability', haltProbability, chanceOfHalt(run, precision, expectedTrials));
  }
  for (const name of MEANS) {
    const target = precision[name];
    if (target !== undefined) {
      check(name, target, sequentialMean(run.outcomes[precision.automaker!]![name], estimateOptions(run)));
    }
  }
  if (quantile !== undefined) check('quantile', quantile.halfWidth, quantileOf(run, precision, quantile));
  return { reached, ...estimates };
}

function halfWidth({ interval: [low, high] }: Estimate): number {
  // The width is NaN for an interval without numbers, or of one infinite point: nothing is known then.
  const width = high - low;
  return Number.isNaN(width) ? Number.POSITIVE_INFINITY : width / 2;
}

function chanceOfHalt(run: Simulation, precision: Precision, expectedTrials: number): Estimate {
  const { byDay = run.scenario.horizonDays } = precision;
  return sequentialProbability(firstHalts(run, precision).firstHaltDay, (day) => day < byDay, {
    ...estimateOptions(run),
    expectedTrials,
  });
}

function quantileOf(run: Simulation, { automaker }: Precision, { column, p }: QuantilePrecision): Estimate {
  const entries =
    column === 'firstHaltDay'
      ? firstHalts(run, automaker === undefined ? {} : { automaker }).firstHaltDay
      : run.outcomes[automaker!]![column];
  const meaningful = entries.filter((entry) => !Number.isNaN(entry));
  const options: EstimateOptions = estimateOptions(run);
  return meaningful.length > 0 ? sequentialQuantile(meaningful, p, options) : noInformation(options);
}

/** Returns the estimate from no entries: no value, and an interval of all numbers. */
function noInformation({ confidence = 0.95 }: EstimateOptions): Estimate {
  const interval = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
  return { value: Number.NaN, standardError: Number.NaN, interval, confidence, trials: 0 };
}
