import type { Boat } from '../../model/boat.ts';
import { loadStock } from '../../model/day-zero.ts';
import { meetLuck } from '../../model/fates.ts';
import { measureLine } from '../../model/line-outcome.ts';
import { dismissAll } from '../../model/outlook.ts';
import { sailFrom } from '../../model/sail.ts';
import { markTrouble } from '../../model/trouble.ts';
import type { FirmDealer, FirmLuck } from '../draw.ts';
import { type Course, live, writeRow } from '../run-trial.ts';
import { emptyColumns, type OutcomeColumns } from '../simulation.ts';
import { LaneSweep, STATE } from './lane-sweep.ts';
import type { FirmVariants } from './worlds.ts';

/**
 * One automaker through one weather under many buffers: each lane is followed once, which tells for every buffer whether it is enough, and the
 * line is sailed only where one is not.
 */
export class FirmSweep {
  /** Outcomes, by variant. */
  readonly columns: readonly OutcomeColumns[];
  readonly #course: Course;
  readonly #boat: Boat;
  readonly #i: number;
  readonly #lanes: readonly LaneSweep[];
  readonly #lawOf: Uint32Array;
  /** Of this trial: the lanes that are not comfortable under every law, in order, and how many there are. */
  readonly #watched: Int32Array;
  #count = 0;

  constructor(course: Course, i: number, { laws, count, lawOf }: FirmVariants, rows: number) {
    this.columns = Array.from({ length: count }, () => emptyColumns(rows));
    this.#course = course;
    this.#boat = course.fleet.boats[i]!;
    this.#i = i;
    this.#lanes = laws.map((of, l) => new LaneSweep(l, of));
    this.#lawOf = lawOf;
    this.#watched = new Int32Array(laws.length);
  }

  /** Has the laws of parameter set k from now on. */
  adopt(k: number): void {
    for (const lane of this.#lanes) lane.adopt(k);
  }

  /** Writes a row of every variant's outcomes, in the weather that the fleet has met. */
  run(dealer: FirmDealer, row: number): void {
    if (!this.#isIndependent()) {
      this.#runEach(dealer, row);
      return;
    }
    meetLuck(this.#boat, dealer.luck);
    this.#watch(dealer);
    let sailed = -1;
    for (let v = 0; v < this.columns.length; v++) {
      const column = this.columns[v]!;
      if (!this.#isInTrouble(v)) {
        writeRow(this.#boat, this.#course.calm, column, row);
      } else if (sailed >= 0 && this.#faresAs(sailed, v)) {
        copyRow(this.columns[sailed]!, column, row);
      } else {
        this.#sail(v, dealer.luck, row);
        sailed = v;
      }
    }
  }

  /** Whether what lands on lanes at full rate does not depend on their buffers. */
  #isIndependent(): boolean {
    const { maker, mayFly } = this.#boat;
    const { neverExceedsNeed } = this.#course.fleet.supply;
    if (this.columns.length === 1 || mayFly || maker.validityDays > 0) return false;
    return maker.lanes.every(({ share, essential }) => !essential || neverExceedsNeed[share] === 1);
  }

  #runEach(dealer: FirmDealer, row: number): void {
    for (const lane of this.#lanes) lane.draw(dealer);
    for (let v = 0; v < this.columns.length; v++) {
      for (let l = 0; l < this.#lanes.length; l++) this.#buffer(dealer.luck, l, v);
      writeRow(this.#boat, live(this.#course, this.#i, dealer.luck), this.columns[v]!, row);
    }
  }

  #law(l: number, v: number): number {
    return this.#lawOf[v * this.#lanes.length + l]!;
  }

  #buffer(luck: FirmLuck, l: number, v: number): void {
    luck.lanes[l]!.bufferDays = this.#lanes[l]!.days[this.#law(l, v)]!;
  }

  #watch(dealer: FirmDealer): void {
    const { supply } = this.#course.fleet;
    this.#count = 0;
    for (let l = 0; l < this.#lanes.length; l++) {
      if (this.#lanes[l]!.isComfortable(this.#boat, dealer, supply)) continue;
      this.#watched[this.#count++] = l;
    }
  }

  #isInTrouble(v: number): boolean {
    for (let i = 0; i < this.#count; i++) {
      const l = this.#watched[i]!;
      if (this.#lanes[l]!.state[this.#law(l, v)] === STATE.trouble) return true;
    }
    return false;
  }

  /** Whether all lanes that may matter have the same buffers in two variants. */
  #faresAs(one: number, other: number): boolean {
    for (let i = 0; i < this.#count; i++) {
      const l = this.#watched[i]!;
      const [a, b] = [this.#law(l, one), this.#law(l, other)];
      const { state } = this.#lanes[l]!;
      if (a !== b && (state[a] !== STATE.comfort || state[b] !== STATE.comfort)) return false;
    }
    return true;
  }

  #sail(v: number, luck: FirmLuck, row: number): void {
    const boat = this.#boat;
    const { fleet, measure } = this.#course;
    dismissAll(boat);
    for (let i = this.#count - 1; i >= 0; i--) {
      const l = this.#watched[i]!;
      const state = this.#lanes[l]!.state[this.#law(l, v)]!;
      if (state === STATE.comfort) continue;
      boat.crew[--boat.crewFrom] = l;
      this.#buffer(luck, l, v);
      if (state !== STATE.trouble) continue;
      loadStock(boat, l, fleet.supply);
      markTrouble(boat, l, fleet.supply);
    }
    const from = boat.troubleFrom;
    const until = sailFrom(boat, fleet.supply, from);
    const line = measureLine(boat.log, fleet.model.plant.minimumHaltDays, from, until, measure);
    writeRow(boat, line, this.columns[v]!, row);
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
