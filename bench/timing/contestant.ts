// Whatever simulates trials, timed in short slices.

import { Bench } from 'tinybench';
import type { Answers } from '../loop/programs.ts';
import { processorTime } from './processor-time.ts';

/** Processor time of a slice, milliseconds: short, so that two slices in a row meet the machine in the same mood. */
const SLICE = 500;

/** What work in this process runs through before it counts, since machine code is made meanwhile: whichever comes first. */
const WARM_UP = { trials: 40_000, milliseconds: 5000 };

/** Trials run so far, and in how many of them any line halted. They are shown, so that no work can be optimised away. */
export interface TrialRanges {
  trials: number;
  halts: number;
}

export interface Contestant {
  readonly name: string;
  readonly seen: TrialRanges;
  /** Works for a slice; processor time a trial, in microseconds. */
  slice(): number;
}

/** Runs trials from `first` on; returns in how many any line halted. */
export type Run = (first: number, trials: number) => number;

/** Work in this process, warmed up; in calls of so many trials, or of as many as take half a slice. */
export function inProcess(name: string, run: Run, trials?: number): Contestant {
  const seen: TrialRanges = { trials: 0, halts: 0 };
  const call = (count: number): void => {
    seen.halts += run(seen.trials, count);
    seen.trials += count;
  };
  const pace = warmUp(call);
  const each = trials ?? Math.max(1, Math.round(pace * (SLICE / 2)));
  return { name, seen, slice: () => (1000 * millisecondsOf(() => call(each))) / each };
}

/** A program that tells its own processor time; compiled or interpreted, it needs no warm-up. */
export function program(name: string, run: (trials: number, seed: number) => Answers): Contestant {
  const seen: TrialRanges = { trials: 0, halts: 0 };
  let seed = 0;
  const call = (trials: number): number => {
    const { anyHalt, microsecondsPerTrial } = run(trials, ++seed);
    seen.halts += Math.round(anyHalt * trials);
    seen.trials += trials;
    return microsecondsPerTrial;
  };
  const trials = Math.ceil((1000 * SLICE) / call(100));
  return { name, seen, slice: () => call(trials) };
}

/** Runs growing calls; trials a millisecond in the last. */
function warmUp(call: (trials: number) => void): number {
  const start = processorTime();
  for (let count = 1, done = count; ; done += count) {
    const before = processorTime();
    call(count);
    const now = processorTime();
    if (done >= WARM_UP.trials || now - start > WARM_UP.milliseconds) return count / (now - before);
    if (now - before < SLICE / 2) count *= 2;
  }
}

/** Milliseconds of a call: the mean of as many as fill a slice. */
function millisecondsOf(call: () => void): number {
  const bench = new Bench({ now: processorTime, time: SLICE, iterations: 1, warmup: false, throws: true });
  bench.add('slice', call, { async: false });
  const { result } = bench.runSync()[0]!;
  if (result.state !== 'completed')
    throw new Error(`Expected the slice to be completed, got ${result.state}`);
  return result.latency.mean;
}
