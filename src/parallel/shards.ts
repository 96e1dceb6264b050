import type { Digest } from '../engine/digest.ts';
import type { Keep, RunOptions, Simulation } from '../engine/run.ts';
import type { Scenario } from '../scenario/types.ts';
import { simulate } from '../simulation/simulate.ts';
import { rangesOf } from './ranges.ts';

/** A part of a run, as a worker is sent it. */
export interface Shard {
  readonly scenario: Scenario;
  readonly options: RunOptions;
  readonly keep: Keep;
}

/** What a worker sends back: all that `simulate` returned but the scenario, which the sender has, or the error that it threw. */
export type Answer =
  | { readonly run: Omit<Simulation, 'scenario'> | Omit<Digest, 'scenario'> }
  | { readonly error: unknown };

/** Automaker-days that take some 30 ms on one core: less is not worth a worker, nor a message. */
const LEAST_WORK = 1e6;

/** Automaker-days of the longest shard, some 0.6 s, so that progress is seen to move. */
export const MOST_WORK = 20e6;

/**
 * Automaker-days, about a second's, that a process which begins with them is through with sooner on one thread than on a pool: each thread compiles the
 * engine anew, which takes as long as thousands of trials.
 */
export const COLD_WORK = 25e6;

/** Whether starting workers would take longer than the run, if it is of at most so many automaker-days. */
export function isSmall(
  scenarios: readonly Scenario[],
  { trials, rareEvents }: Pick<RunOptions, 'trials' | 'rareEvents'>,
  most: number = LEAST_WORK,
): boolean {
  if (rareEvents) return false;
  return workOf(scenarios, trials) <= most;
}

/** Shards of a run in order, for workers that are sent them. Which trials a shard has does not change what they are. */
export function* shardsOf(
  scenario: Scenario,
  options: RunOptions,
  workers: number,
  keep: Keep,
): Generator<Shard, void, undefined> {
  if (options.rareEvents) {
    // Every shard of a rare-event run would have to find the same law anew.
    yield { scenario, options, keep };
    return;
  }
  const least = trialsOf(scenario, LEAST_WORK);
  for (const range of rangesOf(options, workers, least, trialsOf(scenario, MOST_WORK))) {
    yield { scenario, options: { ...options, ...range }, keep };
  }
}

/** Trials of a scenario that take so many automaker-days. */
export function trialsOf(scenario: Scenario, work: number): number {
  return Math.ceil(work / workOfTrial(scenario));
}

function workOf(scenarios: readonly Scenario[], trials: number): number {
  return scenarios.reduce((work, scenario) => work + trials * workOfTrial(scenario), 0);
}

function workOfTrial({ horizonDays, automakers }: Scenario): number {
  return horizonDays * Object.keys(automakers).length;
}

/** Runs a shard. */
export function simulateShard({ scenario, options, keep }: Shard): Simulation | Digest {
  return keep === 'summary' ? simulate(scenario, { ...options, keep }) : simulate(scenario, options);
}

/** Runs a shard, in a worker. An error is an answer too, as messages keep its class and rejections may not. */
export function answer(shard: Shard): Answer {
  try {
    const { scenario: _, ...run } = simulateShard(shard);
    return { run };
  } catch (error) {
    return { error };
  }
}

/** The memory of an answer's columns, which can change hands instead of being copied. */
export function buffersOf(given: Answer): ArrayBuffer[] {
  if ('error' in given || !('outcomes' in given.run)) return [];
  const { outcomes, weights } = given.run;
  const columns: (Float64Array | Uint8Array)[] = Object.values(outcomes).flatMap((of) => Object.values(of));
  return [...columns, ...(weights ? [weights] : [])].map((column) => column.buffer as ArrayBuffer);
}
