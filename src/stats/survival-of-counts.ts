import { betaProductInterval } from './beta-product.ts';
import { type Band, greenwoodBand } from './confidence-band.ts';
import type { Estimate } from './estimate.ts';
import { entriesOf, type Step, steps, type TimeCount } from './kaplan-meier.ts';
import { proportion } from './proportion.ts';

/** An estimated survival curve, read at some times. */
export interface SurvivalEstimate {
  /** Times at which the curve is read, ascending, in the unit of the column. */
  readonly times: readonly number[];
  /** Entry k: the chance that the event comes after times[k]; each interval holds for its own time. */
  readonly survival: readonly Estimate[];
  /** Entry k: low and high end of a band that covers the whole curve at once, up to the last of the times. */
  readonly band: Band;
}

/** Returns the curve of counted times, the same bytes as that of the column that was counted. */
export function survivalOfCounts(
  table: readonly TimeCount[],
  at: readonly number[] | undefined,
  confidence: number,
): SurvivalEstimate {
  const entries = entriesOf(table);
  const curve = steps(table);
  const reads = at ?? curve.map(({ time }) => time);
  const firstCensored = table.find(({ censored }) => censored > 0)?.time ?? Number.POSITIVE_INFINITY;
  let [row, atRisk, done] = [0, entries, 0];
  const read: Step[] = [];
  const survival = reads.map((time) => {
    for (; row < table.length && table[row]!.time <= time; row++) {
      atRisk -= table[row]!.events + table[row]!.censored;
    }
    while (done < curve.length && curve[done]!.time <= time) done += 1;
    const step = curve[done - 1] ?? { time, survival: 1, greenwood: 0, product: [1, 1] };
    read.push(step);
    return pointwise(step, { entries, atRisk, isCensored: firstCensored < time }, confidence);
  });
  return { times: reads, survival, band: greenwoodBand(read, survival, entries, confidence) };
}

function pointwise(
  { survival: value, greenwood, product }: Step,
  { entries, atRisk, isCensored }: { entries: number; atRisk: number; isCensored: boolean },
  confidence: number,
): Estimate {
  const standardError = entries > 1 ? value * Math.sqrt(greenwood) : Number.NaN;
  const share = (alive: number, of: number): Estimate['interval'] =>
    proportion(alive, of, { confidence }).interval;
  const interval =
    value === 1
      ? share(Math.max(1, atRisk), Math.max(1, atRisk))
      : isCensored
        ? betaProductInterval(product, atRisk, confidence)
        : share(Math.round(value * entries), entries);
  return { value, standardError, interval, confidence, trials: entries };
}
