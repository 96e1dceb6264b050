import { compile } from '../../model/compile.ts';
import { measureLine } from '../../model/halts.ts';
import type { Model } from '../../model/model.ts';
import { replay } from '../../model/replay.ts';
import type { AutomakerTrajectory } from '../../model/trajectory.ts';
import { samplePaths } from '../../sampling/sample-path.ts';
import type { Scenario } from '../../scenario/types.ts';

/** What a scenario says of a past that customs, chambers of industry and the press have told of too. Lists by day have an entry a day. */
export interface Observables {
  readonly model: Model;
  /** By destination, licensed goods that departed on a day as a share of what departs when all goes to plan: the mean of all trials and makers. */
  readonly departed: Readonly<Record<string, Float64Array>>;
  /** By destination, files decided by the end of a day as a share of those lodged, of all trials and makers together. */
  readonly decided: Readonly<Record<string, Float64Array>>;
  /** By maker, an entry a trial: first day of the first halt, `horizonDays` without one, and days from there to the restart. */
  readonly firstHaltDay: Readonly<Record<string, Float64Array>>;
  readonly haltLength: Readonly<Record<string, Float64Array>>;
}

/** Lives through a scenario, trials `firstTrial`, … of a seed, with every lane followed day by day. */
export function simulateObservables(
  scenario: Scenario,
  seed: string,
  firstTrial: number,
  trials: number,
): Observables {
  const model = compile(scenario);
  const sampler = samplePaths(model, seed);
  const places = ledgers(scenario, model);
  const columns = (): Record<string, Float64Array> =>
    Object.fromEntries(model.automakers.map(({ id }) => [id, new Float64Array(trials)]));
  const firstHaltDay = columns();
  const haltLength = columns();
  for (let row = 0; row < trials; row++) {
    replay(model, sampler.sample(firstTrial + row)).automakers.forEach((trajectory, i) => {
      const { id, vehiclesPerDay } = model.automakers[i]!;
      places.of(id).enter(trajectory, vehiclesPerDay);
      const line = measureLine(trajectory, model.plant.minimumHaltDays);
      firstHaltDay[id]![row] = line.firstHaltDay;
      haltLength[id]![row] = line.daysToRestart;
    });
  }
  return { model, ...places.balance(), firstHaltDay, haltLength };
}

/** What all makers of one destination sent and filed. */
class Ledger {
  readonly departed: Float64Array;
  readonly filed: Float64Array;
  readonly decided: Float64Array;
  #planned = 0;

  constructor(days: number) {
    this.departed = new Float64Array(days);
    this.filed = new Float64Array(days + 1);
    this.decided = new Float64Array(days);
  }

  /** Goods count by the size of their maker. */
  enter(trajectory: AutomakerTrajectory, size: number): void {
    this.#planned += trajectory.plannedPerDay * size;
    for (let t = 0; t < this.departed.length; t++) {
      this.departed[t]! += trajectory.departed[t]! * size;
      this.decided[t]! += trajectory.decided[t]!;
      this.filed[t]! += trajectory.filed[t]!;
    }
  }

  departedShare(): Float64Array {
    return this.departed.map((goods) => goods / this.#planned);
  }

  decidedShare(): Float64Array {
    let lodged = 0;
    let done = 0;
    return this.decided.map((today, t) => {
      lodged += this.filed[t]!;
      done += today;
      return lodged > 0 ? done / lodged : Number.NaN;
    });
  }
}

function ledgers(scenario: Scenario, model: Model) {
  const all = new Map<string, Ledger>();
  for (const { id } of model.automakers) {
    const { destination } = scenario.automakers[id]!;
    if (!all.has(destination)) all.set(destination, new Ledger(model.horizonDays));
  }
  const each = <T>(of: (ledger: Ledger) => T): Record<string, T> =>
    Object.fromEntries([...all].map(([place, ledger]) => [place, of(ledger)]));
  return {
    of: (id: string): Ledger => all.get(scenario.automakers[id]!.destination)!,
    balance: () => ({
      departed: each((ledger) => ledger.departedShare()),
      decided: each((ledger) => ledger.decidedShare()),
    }),
  };
}
