import type { RunSummary } from '../analysis/summary.ts';
import type { Estimate } from '../stats/estimate.ts';
import type { SurvivalTime } from '../stats/survival-time.ts';
import { table, wrap } from './layout.ts';
import { count } from './numbers.ts';

const LEGEND =
  'Days to survive: from the first embargo or slow-down to the halt, in the futures that have one before a halt; those without a halt last longer \
(Kaplan–Meier). Mean: of the days up to the last that a future was followed.';

/**
 * Returns how long each line survives a disruption, as a table and its legend; nothing where no line meets
 * one.
 */
export function survivalText({ automakers, confidence }: RunSummary): string[] {
  const rows = Object.entries(automakers).flatMap(([id, { timeToSurvive }]) =>
    timeToSurvive === null ? [] : [[`  ${id}`, ...cells(timeToSurvive)]],
  );
  if (rows.length === 0) return [];
  const interval = `${confidence * 100} %`;
  const head = ['Days to survive', 'median', interval, 'mean', interval, 'up to', 'futures'];
  return [table([head, ...rows]), wrap(LEGEND)];
}

function cells({ median, restrictedMean, limit }: SurvivalTime): string[] {
  const day = (days: number): string => (Number.isFinite(days) ? count(days) : `>${limit}`);
  const ends = ({ interval }: Estimate): string => {
    const [low, high] = interval.map(day) as [string, string];
    return low === high ? low : `${low}–${high}`;
  };
  return [
    day(median.value),
    ends(median),
    count(Math.round(restrictedMean.value)),
    ends({ ...restrictedMean, interval: restrictedMean.interval.map(Math.round) as [number, number] }),
    count(limit),
    count(median.trials),
  ];
}
