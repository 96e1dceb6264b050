import type { Estimate } from '../../stats/estimate.ts';
import { Bar } from './bar.ts';
import { breakable } from './interrupt.ts';

/** A computation that is done first with few futures, then with all, so that something is soon known. */
export interface Staged<T> {
  /** Futures, or what else counts. */
  readonly total: number;
  /** Fewest that give a result. */
  readonly least: number;
  /** Numbers that are possible are multiples of it. */
  readonly multiple?: number;
  /** What the bar calls it. */
  readonly label: string;
  /** Computes the result of so many futures; `report` tells of its parts. */
  readonly work: (count: number, report: (done: number, total: number) => void) => T;
  /** The estimate that the bar shows. */
  readonly estimate: (result: T) => { readonly what: string; readonly of: Estimate } | undefined;
}

/** What is known at the end, or when Ctrl-C came. */
export interface Reached<T> {
  readonly result: T | undefined;
  readonly done: number;
  readonly isStopped: boolean;
}

/** A run shorter than this, in milliseconds, needs no part that comes first. */
const SHORT = 700;

/**
 * Computes a result with a thousandth of the futures, a hundredth, a tenth and all, if that takes a while:
 * Ctrl-C leaves the last that is whole, which is the result of the same command with fewer futures.
 */
export function inStages<T>({ total, least, multiple = 1, label, work, estimate }: Staged<T>): Reached<T> {
  const bar = new Bar();
  let known: { readonly result: T; readonly count: number } | undefined;
  const stages = [1000, 100, 10, 1]
    .map((part) => (part === 1 ? total : multiple * Math.floor(total / part / multiple)))
    .filter((count, i) => i === 3 || count >= least);
  const whole = stages.reduce((sum, count) => sum + count, 0);
  let before = 0;
  try {
    for (let i = 0; i < stages.length; i++) {
      const count = stages[i]!;
      const begin = performance.now();
      const report = (done: number, of: number): void =>
        bar.show(() => {
          const found = known && estimate(known.result);
          const at = (count * done) / of;
          return {
            share: (before + at) / whole,
            done: Math.round(at),
            label,
            ...(found && { estimate: found }),
          };
        });
      report(0, 1);
      const reached = breakable(() => work(count, report));
      if (reached === undefined) return { result: known?.result, done: known?.count ?? 0, isStopped: true };
      known = { result: reached.value, count };
      before += count;
      report(0, 1);
      const took = performance.now() - begin;
      // The rest is short too: the next stage has all futures.
      if (i < stages.length - 1 && (took * total) / count < SHORT) i = stages.length - 2;
    }
    return { result: known!.result, done: total, isStopped: false };
  } finally {
    bar.close();
  }
}
