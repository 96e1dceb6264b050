import type { Digest } from '../engine/digest.ts';
import type { Keep, RunOptions, Simulation } from '../engine/run.ts';
import { markParsed } from '../scenario/parsed.ts';
import type { Scenario } from '../scenario/types.ts';
import { workOfRuns, workOfTrial } from '../scenario/work.ts';
import { simulate } from '../simulation/simulate.ts';
import { rangesOf } from './ranges.ts';

/** A part of a run, as it is sent to a worker. */
export interface Shard {
  readonly scenario: Scenario;
  readonly options: RunOptions;
  readonly keep: Keep;
}

/**
 * A worker's reply: what `simulate` returned, without the scenario, which the sender has, or the error it
 * threw.
 */
export type Answer =
  | { readonly run: Omit<Simulation, 'scenario'> | Omit<Digest, 'scenario'> }
  | { readonly error: unknown };

/** Work that takes about 30 ms on one core: less is not worth a worker or a message. */
const LEAST_WORK = 1.2e6;

/** Work of the longest shard, about 0.5 s, so that progress is reported often. */
export const MOST_WORK = 20e6;

/**
 * Work, about one second, up to which a process that has just started is faster on one thread.
 * Each worker compiles the engine anew, which takes as long as thousands of trials.
 */
export const COLD_WORK = 40e6;

/**
 * Returns whether a run has at most so much work, so that starting workers would take longer than
 * the run.
 */
export function isSmall(
  scenarios: readonly Scenario[],
  { trials, rareEvents }: Pick<RunOptions, 'trials' | 'rareEvents'>,
  most: number = LEAST_WORK,
): boolean {
  if (rareEvents) return false;
  return workOfRuns(scenarios, trials) <= most;
}

/**
 * Yields the shards of a run in order. The outcome of a trial does not depend on its shard.
 *
 * @param isLast - whether workers wait for each other after it, so that the last shards should be short.
 */
export function* shardsOf(
  scenario: Scenario,
  options: RunOptions,
  workers: number,
  keep: Keep,
  isLast = true,
): Generator<Shard, void, undefined> {
  if (options.rareEvents) {
    // Every shard of a rare-event run would repeat the search for its sampling distribution.
    yield { scenario, options, keep };
    return;
  }
  const least = isLast ? trialsOf(scenario, LEAST_WORK) : options.trials;
  for (const range of rangesOf(options, workers, least, trialsOf(scenario, MOST_WORK))) {
    yield { scenario, options: { ...options, ...range }, keep };
  }
}

/** Returns the number of trials of a scenario that take so much work. */
export function trialsOf(scenario: Scenario, work: number): number {
  return Math.ceil(work / workOfTrial(scenario));
}

/** Runs a shard and returns its result. */
export function simulateShard({ scenario, options, keep }: Shard): Simulation | Digest {
  return keep === 'summary' ? simulate(scenario, { ...options, keep }) : simulate(scenario, options);
}

/**
 * Runs a shard in a worker. An error is returned, as a message keeps its class and a rejection may not.
 */
export function answer(shard: Shard): Answer {
  try {
    // The sender has parsed it, and a message carries a copy.
    markParsed(shard.scenario);
    const { scenario: _, ...run } = simulateShard(shard);
    return { run };
  } catch (error) {
    return { error };
  }
}

/** Returns the buffers of an answer's columns, which can be transferred instead of copied. */
export function buffersOf(given: Answer): ArrayBuffer[] {
  if ('error' in given || !('outcomes' in given.run)) return [];
  const { outcomes, weights } = given.run;
  const columns: (Float64Array | Uint8Array)[] = Object.values(outcomes).flatMap((of) => Object.values(of));
  return [...columns, ...(weights ? [weights] : [])].map((column) => column.buffer as ArrayBuffer);
}
