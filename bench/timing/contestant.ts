// Timing of anything that simulates trials, in short slices.

import { Bench } from 'tinybench';
import type { Results } from '../loop/programs.ts';
import { processorTime } from './processor-time.ts';

/**
 * Processor time of a slice in milliseconds: short, so that the machine is in one state during two slices.
 */
const SLICE = 500;

/** Limits of the warm-up, during which code is compiled, whichever comes first. */
const WARM_UP = { trials: 40_000, milliseconds: 5000 };

/**
 * Numbers of trials, and of trials with a halt; they are printed, so that no work can be optimised away.
 */
export interface TrialRanges {
  trials: number;
  halts: number;
}

export interface Contestant {
  readonly name: string;
  readonly seen: TrialRanges;
  /** Works for a slice and returns the processor time per trial, in microseconds. */
  slice(): number;
}

/** Runs trials from `first` on; returns the number of trials with a halt. */
export type Run = (first: number, trials: number) => number;

/** Returns a warmed-up contestant in this process; without `trials`, a call takes half a slice. */
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

/** Returns a contestant that is a program, which measures its own processor time and needs no warm-up. */
export function program(name: string, run: (trials: number, seed: number) => Results): Contestant {
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

/** Runs growing calls and returns the trials per millisecond of the last. */
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

/** Returns the milliseconds of a call: the mean of as many calls as fill a slice. */
function millisecondsOf(call: () => void): number {
  const bench = new Bench({ now: processorTime, time: SLICE, iterations: 1, warmup: false, throws: true });
  bench.add('slice', call, { async: false });
  const { result } = bench.runSync()[0]!;
  if (result.state !== 'completed')
    throw new Error(`Expected the slice to be completed, got ${result.state}`);
  return result.latency.mean;
}
