import { weatherDealer } from '../../engine/draw.ts';
import { compile } from '../../model/compile.ts';
import { measureLine } from '../../model/line-outcome.ts';
import { buildFleet, meetWeather } from '../../model/replay.ts';
import { sail } from '../../model/sail.ts';
import type { AutomakerTrajectory } from '../../model/trajectory.ts';
import type { Model } from '../../model/types.ts';
import type { Scenario } from '../../scenario/types.ts';

/** What a scenario says of a past that customs, chambers of industry and the press have told of too. Lists by day have an entry a day. */
export interface Recollection {
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
export function recollect(
  scenario: Scenario,
  seed: string,
  firstTrial: number,
  trials: number,
): Recollection {
  const model = compile(scenario);
  const fleet = buildFleet(model, true);
  const dealer = weatherDealer(model, seed);
  const places = ledgers(scenario, model);
  const columns = (): Record<string, Float64Array> =>
    Object.fromEntries(model.automakers.map(({ id }) => [id, new Float64Array(trials)]));
  const firstHaltDay = columns();
  const haltLength = columns();
  for (let row = 0; row < trials; row++) {
    const weather = dealer.deal(firstTrial + row);
    meetWeather(fleet, weather);
    fleet.boats.forEach((boat, i) => {
      sail(boat, weather.automakers[i]!, fleet.supply);
      const { id, vehiclesPerDay } = model.automakers[i]!;
      places.of(id).enter(boat.log, vehiclesPerDay);
      const line = measureLine(boat.log, model.plant.minimumHaltDays);
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
  enter(log: AutomakerTrajectory, size: number): void {
    this.#planned += log.plannedPerDay * size;
    for (let t = 0; t < this.departed.length; t++) {
      this.departed[t]! += log.departed[t]! * size;
      this.decided[t]! += log.decided[t]!;
      this.filed[t]! += log.filed[t]!;
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
