import { compile } from '../../model/compile.ts';
import { measureLine } from '../../model/halts.ts';
import type { Model } from '../../model/model.ts';
import { replay } from '../../model/replay.ts';
import type { AutomakerTrajectory } from '../../model/trajectory.ts';
import { samplePaths } from '../../sampling/sample-path.ts';
import type { Scenario } from '../../scenario/types.ts';

/** Results of a scenario that were also observed in the past. */
export interface Observables {
  readonly model: Model;
  /** By destination and day, departed licensed goods as a share of plan, over all trials and automakers. */
  readonly departed: Readonly<Record<string, Float64Array>>;
  /** By destination, the same for each trial, over all automakers. */
  readonly departedInTrial: Readonly<Record<string, readonly Float64Array[]>>;
  /**
   * By destination and day, decided applications so far as a share of those filed, over all trials and
   * automakers.
   */
  readonly decided: Readonly<Record<string, Float64Array>>;
  /** By automaker and trial, day of the first halt; `horizonDays` when there is none. */
  readonly firstHaltDay: Readonly<Record<string, Float64Array>>;
  /** By automaker and trial, days from the first halt to the restart; NaN when there is none. */
  readonly haltLength: Readonly<Record<string, Float64Array>>;
}

/**
 * Returns the observables of trials `firstTrial`, `firstTrial` + 1, … of a seed, by replay of every
 * lane.
 */
export function simulateObservables(
  scenario: Scenario,
  seed: string,
  firstTrial: number,
  trials: number,
): Observables {
  const model = compile(scenario);
  const sampler = samplePaths(model, seed);
  const places = sumsByDestination(scenario, model, trials);
  const columns = (): Record<string, Float64Array> =>
    Object.fromEntries(model.automakers.map(({ id }) => [id, new Float64Array(trials)]));
  const firstHaltDay = columns();
  const haltLength = columns();
  for (let row = 0; row < trials; row++) {
    replay(model, sampler.sample(firstTrial + row)).automakers.forEach((trajectory, i) => {
      const { id, vehiclesPerDay } = model.automakers[i]!;
      places.of(id).add(row, trajectory, vehiclesPerDay);
      const line = measureLine(trajectory, model.plant.minimumHaltDays);
      firstHaltDay[id]![row] = line.firstHaltDay;
      haltLength[id]![row] = line.daysToRestart;
    });
  }
  return { model, ...places.shares(), firstHaltDay, haltLength };
}

/** Sums over all automakers of one destination. */
class DestinationSums {
  readonly departed: Float64Array;
  readonly filed: Float64Array;
  readonly decided: Float64Array;
  readonly departedInTrial: readonly Float64Array[];
  readonly #plannedInTrial: Float64Array;
  #planned = 0;

  constructor(days: number, trials: number) {
    this.departedInTrial = Array.from({ length: trials }, () => new Float64Array(days));
    this.#plannedInTrial = new Float64Array(trials);
    this.departed = new Float64Array(days);
    this.filed = new Float64Array(days + 1);
    this.decided = new Float64Array(days);
  }

  /** Adds a trajectory of a trial; its goods count in proportion to the size of the automaker. */
  add(trial: number, trajectory: AutomakerTrajectory, size: number): void {
    const inTrial = this.departedInTrial[trial]!;
    this.#plannedInTrial[trial]! += trajectory.plannedPerDay * size;
    this.#planned += trajectory.plannedPerDay * size;
    for (let t = 0; t < this.departed.length; t++) {
      inTrial[t]! += trajectory.departed[t]! * size;
      this.departed[t]! += trajectory.departed[t]! * size;
      this.decided[t]! += trajectory.decided[t]!;
      this.filed[t]! += trajectory.filed[t]!;
    }
  }

  departedShare(): Float64Array {
    return this.departed.map((goods) => goods / this.#planned);
  }

  departedSharesInTrial(): Float64Array[] {
    return this.departedInTrial.map((days, j) => days.map((goods) => goods / this.#plannedInTrial[j]!));
  }

  decidedShare(): Float64Array {
    let filed = 0;
    let decided = 0;
    return this.decided.map((today, t) => {
      filed += this.filed[t]!;
      decided += today;
      return filed > 0 ? decided / filed : Number.NaN;
    });
  }
}

function sumsByDestination(scenario: Scenario, model: Model, trials: number) {
  const all = new Map<string, DestinationSums>();
  for (const { id } of model.automakers) {
    const { destination } = scenario.automakers[id]!;
    if (!all.has(destination)) all.set(destination, new DestinationSums(model.horizonDays, trials));
  }
  const each = <T>(of: (sums: DestinationSums) => T): Record<string, T> =>
    Object.fromEntries([...all].map(([place, sums]) => [place, of(sums)]));
  return {
    of: (id: string): DestinationSums => all.get(scenario.automakers[id]!.destination)!,
    shares: () => ({
      departed: each((sums) => sums.departedShare()),
      departedInTrial: each((sums) => sums.departedSharesInTrial()),
      decided: each((sums) => sums.decidedShare()),
    }),
  };
}
