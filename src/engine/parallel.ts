import type { Scenario } from '../scenario/types.ts';
import { merge } from './merge.ts';
import { checkWhole, completeOptions } from './options.ts';
import { refusePrecision } from './precision.ts';
import { type Answer, isSmall, type Shard, shardsOf } from './shards.ts';
import { simulate } from './simulate.ts';
import type { RunOptions, Simulation } from './simulation.ts';

/** Options of a run on several workers: threads in Node, Web Workers in browsers. */
export interface ParallelOptions extends Partial<RunOptions> {
  /** Workers, 1 … 1024; default one a core. A run of some 30 ms or less uses none. */
  readonly workers?: number;
  /** Stops the run: it rejects with the signal's reason and leaves no worker. */
  readonly signal?: AbortSignal;
  /** Called with the trials done so far, of all scenarios; ever more, and at the end with all. */
  readonly onProgress?: (trialsDone: number, trials: number) => void;
}

/** The workers of one run. */
export interface Crew {
  /** One function a worker, which runs a shard there. Rejects when the worker fails, and only then. */
  readonly workers: readonly ((shard: Shard) => Promise<Answer>)[];
  /** Ends all workers, whatever they are doing; resolves when none is left. */
  dismiss(): Promise<void>;
}

/** Runs scenarios on a crew of at most `options.workers`, or `cores` when it does not say, hired for the occasion. */
export async function runInParallel(
  scenarios: readonly Scenario[],
  options: ParallelOptions,
  cores: number,
  hire: (workers: number) => Crew | Promise<Crew>,
): Promise<Simulation[]> {
  refusePrecision(options);
  const { workers = cores, signal, onProgress, ...rest } = options;
  checkWhole('options.workers', workers, 1, 1024);
  const complete = completeOptions(rest);
  signal?.throwIfAborted();
  const total = complete.trials * scenarios.length;
  if (isSmall(scenarios, complete)) {
    const runs = scenarios.map((scenario) => simulate(scenario, complete));
    onProgress?.(total, total);
    return runs;
  }
  const shards = scenarios.map((scenario) => shardsOf(scenario, complete, workers));
  const count = shards.reduce((sum, of) => sum + of.length, 0);
  const crew = await hire(Math.min(workers, count));
  const parts = await whileWanted(crew, signal, (isWanted) => {
    let done = 0;
    return workOff(crew, shards.flat(), ({ options: { trials } }) => {
      done += trials;
      if (isWanted()) onProgress?.(done, total);
    });
  });
  return shards.map((of) => merge(of.map((shard) => parts.get(shard)!)));
}

/** What the work comes to, unless the signal comes first; the crew is gone by then. */
async function whileWanted<T>(
  crew: Crew,
  signal: AbortSignal | undefined,
  work: (isWanted: () => boolean) => Promise<T>,
): Promise<T> {
  let wanted = true;
  let onAbort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal?.reason);
  });
  signal?.addEventListener('abort', onAbort);
  try {
    signal?.throwIfAborted();
    return await Promise.race([work(() => wanted), aborted]);
  } finally {
    wanted = false;
    signal?.removeEventListener('abort', onAbort);
    await crew.dismiss();
  }
}

/** Every worker takes the next shard as soon as it is free. */
async function workOff(
  crew: Crew,
  shards: readonly Shard[],
  onDone: (shard: Shard) => void,
): Promise<Map<Shard, Simulation>> {
  const parts = new Map<Shard, Simulation>();
  const queue = shards.values();
  const takeTurns = async (worker: Crew['workers'][number]): Promise<void> => {
    for (const shard of queue) {
      const given = await worker(shard).catch(refuseToLose);
      if ('error' in given) throw given.error;
      parts.set(shard, { ...given.run, scenario: shard.scenario });
      onDone(shard);
    }
  };
  await Promise.all(crew.workers.map(takeTurns));
  return parts;
}

function refuseToLose(cause: unknown): never {
  const why = cause instanceof Error ? cause.message : String(cause);
  throw new Error(`Expected every worker to finish its trials, got one that failed: ${why}`, { cause });
}
