import { checkList } from '../check.ts';
import { describe, rangeError } from '../errors.ts';
import { columnNames, emptyColumns } from './columns.ts';
import { requireColumns } from './require-run.ts';
import type { OutcomeColumns, Simulation } from './run.ts';

/**
 * Returns the run that some shards make up, equal byte for byte to one run of all their trials.
 *
 * The shards may come in any order.
 *
 * @throws {TypeError} for a value that is no list of runs with columns.
 * @throws {RangeError} for an empty list, for shards of different runs (scenario, seed, confidence,
 * version or another option), and for a gap or an overlap between their trials.
 * @example
 * ```ts
 * import { loadScenario, merge, simulate } from 'rare-earth-risk';
 *
 * const scenario = loadScenario('ban-resumes');
 * const second = simulate(scenario, { seed: 'docs', trials: 50, firstTrial: 50 });
 * const first = simulate(scenario, { seed: 'docs', trials: 50 });
 * console.log(merge([second, first]).options.trials); // 100
 * ```
 */
export function merge(simulations: readonly Simulation[]): Simulation {
  checkList('simulations', simulations);
  for (const [i, one] of simulations.entries()) requireColumns(`simulations[${i}]`, one);
  const shards = [...simulations].sort((a, b) => a.options.firstTrial - b.options.firstTrial);
  const first = shards[0];
  if (first === undefined) throw rangeError('Expected at least one simulation to merge, got none');
  shards.reduce((before, next) => requireSuccession(first, before, next));
  const trials = shards.reduce((sum, shard) => sum + shard.options.trials, 0);
  const ids = Object.keys(first.outcomes);
  // The precision of a shard says nothing about the whole.
  const { precision: _, ...rest } = first;
  return {
    ...rest,
    options: { ...first.options, trials },
    outcomes: Object.fromEntries(ids.map((id) => [id, concatenate(shards, id, trials)])),
    ...weightsOf(shards, trials),
  };
}

function requireSuccession(first: Simulation, before: Simulation, next: Simulation): Simulation {
  if (next.id !== first.id) {
    throw rangeError(
      'Expected shards to be of one scenario, seed, confidence, version and sampling, got different ones',
    );
  }
  const follows = before.options.firstTrial + before.options.trials;
  if (next.options.firstTrial !== follows) {
    throw rangeError(
      `Expected the next shard to begin with trial ${follows}, got ${describe(next.options.firstTrial)}`,
    );
  }
  return next;
}

/** Returns the weights of all shards, if they have any. */
function weightsOf(shards: readonly Simulation[], trials: number): Pick<Simulation, 'weights'> {
  const weighted = shards.filter(({ weights }) => weights !== undefined).length;
  if (weighted === 0) return {};
  if (weighted < shards.length) {
    throw rangeError(
      `Expected all shards or none to have weights, got ${weighted} of ${shards.length} with them`,
    );
  }
  const whole = new Float64Array(trials);
  let done = 0;
  for (const { weights, options } of shards) {
    if (weights!.length !== options.trials) {
      throw rangeError(
        `Expected weights to have ${options.trials} entries, one a trial, got ${weights!.length}`,
      );
    }
    whole.set(weights!, done);
    done += options.trials;
  }
  return { weights: whole };
}

function concatenate(shards: readonly Simulation[], id: string, trials: number): OutcomeColumns {
  const whole = emptyColumns(trials, shards[0]!.scenario.prices !== undefined);
  let done = 0;
  for (const { outcomes, options } of shards) {
    if (outcomes[id]?.firstHaltDay.length !== options.trials) {
      throw rangeError(`Expected columns of ${id} to have ${options.trials} entries, one a trial`);
    }
    for (const name of columnNames(whole)) whole[name]!.set(outcomes[id]![name]!, done);
    done += options.trials;
  }
  return whole;
}
