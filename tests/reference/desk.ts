import type { LaneInputs } from '../../src/model/sample-path.ts';
import type { Desk, Regime } from '../../src/scenario/types.ts';
import { roundUp, toGrid } from './grid.ts';

/** An application with the desk. */
export interface File {
  readonly number: number;
  readonly inputs: LaneInputs;
  readonly priority: boolean;
  /** Files that the desk must have taken up in all for this one to be taken up, itself not counted. */
  readonly ahead: number;
  verdict: 'pending' | 'approved' | 'refused';
  /** The review under way; none while the file queues. */
  review: { round: number; effort: number; clockAtStart: number } | undefined;
}

/** The licence desk of docs/model.md §4, which looks at every file every working day. */
export class LicenceDesk {
  readonly #desk: Desk;
  readonly #pending: File[] = [];
  #clock = 0;
  /** Files that ever came, the backlog among them, and files that were ever taken up: a fluid. */
  #came: number;
  #takenUp = 0;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#came = toGrid(desk.backlog);
  }

  /** Step 5 (or the eve): a file stands behind all that came up to and including today. */
  lodge(number: number, inputs: LaneInputs, priority: boolean): File {
    const file: File = { number, inputs, priority, ahead: this.#came, verdict: 'pending', review: undefined };
    this.#pending.push(file);
    return file;
  }

  /** Step 2 on a working day. */
  work(regime: Regime): void {
    const { capacityPerWorkingDay: capacity, filedPerWorkingDay } = this.#desk;
    const speed = roundUp(regime.speed);
    const waiting = this.#came - this.#takenUp;
    this.#takenUp += capacity === null ? waiting : Math.min(waiting, toGrid(capacity * speed));
    const morning = this.#clock;
    this.#clock += speed;
    for (const file of this.#pending) {
      if (file.review === undefined && speed > 0 && this.#reached(file)) startReview(file, 0, morning);
      if (file.review !== undefined) this.#decide(file, regime);
    }
    this.#pending.splice(0, Infinity, ...this.#pending.filter(({ verdict }) => verdict === 'pending'));
    // Everyone files at the end of the working day.
    this.#came += toGrid(filedPerWorkingDay * regime.inflow);
  }

  #reached({ priority, ahead }: File): boolean {
    return priority || this.#desk.capacityPerWorkingDay === null || this.#takenUp >= ahead;
  }

  #decide(file: File, { returned, approval }: Regime): void {
    const { round, effort, clockAtStart } = file.review!;
    if (this.#clock - clockAtStart < effort) return;
    const inputs = file.inputs.outcome(file.number, round);
    if (inputs < returned) startReview(file, round + 1, this.#clock);
    else
      file.verdict = approval === 1 || inputs < returned + (1 - returned) * approval ? 'approved' : 'refused';
  }
}

function startReview(file: File, round: number, clockAtStart: number): void {
  file.review = { round, effort: file.inputs.effort(file.number, round), clockAtStart };
}
