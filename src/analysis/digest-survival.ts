import type { Digest } from '../engine/digest.ts';
import type { TimeCount } from '../stats/kaplan-meier.ts';
import { type SurvivalTime, survivalTimeOfCounts } from '../stats/survival-time.ts';
import { automakerTallies } from './digest-halts.ts';

/**
 * Returns how long an automaker survives after the first disruption, over all trials in which one came
 * before a halt; `null` when none did. Replicates count as independent trials.
 */
export function timeToSurviveOfDigest(digest: Digest, automaker: string): SurvivalTime | null {
  const table = new Map<number, { time: number; events: number; censored: number }>();
  const add = (counts: Readonly<Record<number, number>>, kind: 'events' | 'censored'): void => {
    for (const [day, times] of Object.entries(counts)) {
      const time = Number(day);
      const row = table.get(time) ?? { time, events: 0, censored: 0 };
      row[kind] += times;
      table.set(time, row);
    }
  };
  for (const { timeToSurvive } of automakerTallies(digest, automaker)) {
    add(timeToSurvive.halted, 'events');
    add(timeToSurvive.censored, 'censored');
  }
  const rows: TimeCount[] = [...table.values()].sort((a, b) => a.time - b.time);
  return rows.length === 0 ? null : survivalTimeOfCounts(rows, digest.options.confidence);
}
