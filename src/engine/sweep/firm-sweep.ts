import type { Boat } from '../../model/boat.ts';
import { loadBooks, loadStock } from '../../model/day-zero.ts';
import { looksComfortable } from '../../model/first-look.ts';
import { troubleDay } from '../../model/full-rate.ts';
import { onGrid } from '../../model/grid.ts';
import { measureLine } from '../../model/measure.ts';
import { sailFrom } from '../../model/sail.ts';
import type { FirmDealer, FirmLuck } from '../draw.ts';
import type { LaneLuck } from '../luck.ts';
import { type Course, live, writeRow } from '../run-trial.ts';
import { emptyColumns, type OutcomeColumns } from '../simulation.ts';
import type { FirmVariants } from './worlds.ts';

/** What a buffer means for a lane at full rate: comfort, that it may matter once others are in trouble, trouble. */
const STATE = { comfort: 0, crew: 1, trouble: 2 } as const;

/**
 * One automaker through one weather under many buffers. What lands on a lane at full rate, under licences for one shipment and by sea, does not depend
 * on its buffer: so each lane is followed once, which tells for every buffer whether it is enough, and only where one is
 * not the line is sailed.
 */
export class FirmSweep {
  /** Outcomes, by variant. */
  readonly columns: readonly OutcomeColumns[];
  readonly #course: Course;
  readonly #boat: Boat;
  readonly #firm: FirmVariants;
  readonly #i: number;
  /** By lane and law: the buffer, and what it means. */
  readonly #days: readonly Float64Array[];
  readonly #state: readonly Uint8Array[];

  constructor(course: Course, i: number, firm: FirmVariants, rows: number) {
    this.columns = firm.variants.map(() => emptyColumns(rows));
    this.#course = course;
    this.#boat = course.fleet.boats[i]!;
    this.#firm = firm;
    this.#i = i;
    this.#days = firm.laws.map((laws) => new Float64Array(laws.length));
    this.#state = firm.laws.map((laws) => new Uint8Array(laws.length));
  }

  /** Writes a row of every variant's outcomes, in the weather that the fleet has met. */
  run(dealer: FirmDealer, row: number): void {
    const { laws } = this.#firm;
    for (let l = 0; l < laws.length; l++) dealer.buffersUnder(l, laws[l]!, this.#days[l]!);
    if (this.#isIndependent()) this.#runFollowed(dealer, row);
    else this.#runEach(dealer, row);
  }

  /** Whether what lands does not depend on buffers. */
  #isIndependent(): boolean {
    const { maker, mayFly } = this.#boat;
    const { neverExceedsNeed } = this.#course.fleet.supply;
    return (
      this.#firm.variants.length > 1 &&
      !mayFly &&
      maker.validityDays === 0 &&
      maker.lanes.every(({ share, essential }) => !essential || neverExceedsNeed[share] === 1)
    );
  }

  #runEach({ luck }: FirmDealer, row: number): void {
    this.#firm.variants.forEach((variant, v) => {
      for (let l = 0; l < variant.length; l++) luck.lanes[l]!.bufferDays = this.#days[l]![variant[l]!]!;
      writeRow(this.#boat, live(this.#course, this.#i, luck), this.columns[v]!, row);
    });
  }

  #runFollowed({ luck }: FirmDealer, row: number): void {
    this.#boat.luck = luck;
    for (let l = 0; l < luck.lanes.length; l++) this.#judge(luck.lanes[l]!, l);
    const { variants } = this.#firm;
    let last = -1;
    for (let v = 0; v < variants.length; v++) {
      const column = this.columns[v]!;
      if (!this.#muster(variants[v]!)) {
        writeRow(this.#boat, this.#course.calm, column, row);
      } else if (last >= 0 && this.#sailsAs(variants[last]!, variants[v]!)) {
        copyRow(this.columns[last]!, column, row);
      } else {
        this.#sail(luck, variants[v]!, column, row);
        last = v;
      }
    }
  }

  /** What each buffer means for lane l. Its evenings are those with the least buffer, lifted by the difference. */
  #judge(luck: LaneLuck, l: number): void {
    const boat = this.#boat;
    const [days, state] = [this.#days[l]!, this.#state[l]!];
    const { supply } = this.#course.fleet;
    let least = days[0]!;
    for (let k = 1; k < days.length; k++) if (days[k]! < least) least = days[k]!;
    luck.bufferDays = least;
    state.fill(STATE.comfort);
    if (boat.essential[l] === 0) return;
    loadStock(boat, l, supply);
    if (looksComfortable(boat, l, supply)) return;
    loadBooks(boat, l, supply);
    const floor = boat.floor[l]!;
    boat.floor[l] = Number.NEGATIVE_INFINITY;
    troubleDay(boat, l, boat.model.horizonDays);
    boat.floor[l] = floor;
    const others = boat.least[l]! - onGrid(least);
    for (let k = 0; k < days.length; k++) {
      const evening = onGrid(days[k]!) + others;
      if (evening < boat.comfort[l]!) state[k] = evening < floor ? STATE.trouble : STATE.crew;
    }
  }

  /** Sets the boat's crew to the lanes that may matter; tells whether one of them is in trouble. */
  #muster(variant: Uint32Array): boolean {
    const boat = this.#boat;
    let worst: number = STATE.comfort;
    boat.crewFrom = boat.crew.length;
    for (let l = variant.length - 1; l >= 0; l--) {
      const state = this.#state[l]![variant[l]!]!;
      if (state === STATE.comfort) continue;
      boat.crew[--boat.crewFrom] = l;
      if (state > worst) worst = state;
    }
    return worst === STATE.trouble;
  }

  /** Whether the lanes that may matter, the crew of `next`, are those of the variant sailed before, with the same buffers. */
  #sailsAs(before: Uint32Array, next: Uint32Array): boolean {
    for (let l = 0; l < next.length; l++) {
      if (before[l] === next[l]) continue;
      const [was, is] = [this.#state[l]![before[l]!]!, this.#state[l]![next[l]!]!];
      if (was !== STATE.comfort || is !== STATE.comfort) return false;
    }
    return true;
  }

  #sail(luck: FirmLuck, variant: Uint32Array, column: OutcomeColumns, row: number): void {
    const boat = this.#boat;
    const { fleet, measure } = this.#course;
    const { crew, crewFrom } = boat;
    let until = fleet.model.horizonDays;
    for (let i = crewFrom; i < crew.length; i++) {
      const l = crew[i]!;
      luck.lanes[l]!.bufferDays = this.#days[l]![variant[l]!]!;
      if (this.#state[l]![variant[l]!] !== STATE.trouble) continue;
      loadStock(boat, l, fleet.supply);
      loadBooks(boat, l, fleet.supply);
      until = troubleDay(boat, l, until);
    }
    sailFrom(boat, fleet.supply, until);
    writeRow(boat, measureLine(boat.log, fleet.model.plant.minimumHaltDays, until, measure), column, row);
  }
}

function copyRow(from: OutcomeColumns, to: OutcomeColumns, row: number): void {
  to.firstHaltDay[row] = from.firstHaltDay[row]!;
  to.haltDays[row] = from.haltDays[row]!;
  to.halts[row] = from.halts[row]!;
  to.vehiclesLost[row] = from.vehiclesLost[row]!;
  to.bindingElement[row] = from.bindingElement[row]!;
  to.daysToRestart[row] = from.daysToRestart[row]!;
  to.timeToSurvive[row] = from.timeToSurvive[row]!;
}
