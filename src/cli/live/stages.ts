import type { Estimate } from '../../stats/estimate.ts';
import { Bar, type Progress } from './bar.ts';
import { breakable, breathe, interruptible } from './interrupt.ts';

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
export function inStages<T>(staged: Staged<T>): Promise<Reached<T>> {
  const bar = new Bar();
  return interruptible((signal) => reach(staged, bar, signal)).finally(() => bar.close());
}

async function reach<T>(staged: Staged<T>, bar: Bar, signal: AbortSignal): Promise<Reached<T>> {
  const { total, work } = staged;
  const stages = stagesOf(staged);
  const whole = stages.reduce((sum, count) => sum + count, 0);
  let known: Known<T> | undefined;
  for (let i = 0, before = 0; i < stages.length; i++) {
    const count = stages[i]!;
    const begin = performance.now();
    const report = (done: number, of: number): void =>
      bar.show(() => progressOf(staged, known, (count * done) / of, before / whole, whole));
    report(0, 1);
    // Ctrl-C between two stages, or before the first, is heard here; in a stage it ends the stage.
    await breathe();
    const reached = signal.aborted ? undefined : breakable(() => work(count, report));
    if (reached === undefined) return { result: known?.result, done: known?.count ?? 0, isStopped: true };
    known = { result: reached.value, count };
    before += count;
    const took = performance.now() - begin;
    // The rest is short too: the next stage has all futures.
    if (i < stages.length - 1 && (took * total) / count < SHORT) i = stages.length - 2;
  }
  return { result: known!.result, done: total, isStopped: false };
}

/** The result of the last stage that is whole. */
interface Known<T> {
  readonly result: T;
  readonly count: number;
}

/** Returns the numbers of futures of the stages. */
function stagesOf({
  total,
  least,
  multiple = 1,
}: Pick<Staged<unknown>, 'total' | 'least' | 'multiple'>): number[] {
  const first = [1000, 100, 10].map((part) => multiple * Math.floor(total / part / multiple));
  return [...first.filter((count) => count >= least), total];
}

function progressOf<T>(
  { label, estimate }: Staged<T>,
  known: Known<T> | undefined,
  at: number,
  before: number,
  whole: number,
): Progress {
  const found = known && estimate(known.result);
  return { share: before + at / whole, done: Math.round(at), label, ...(found && { estimate: found }) };
}
