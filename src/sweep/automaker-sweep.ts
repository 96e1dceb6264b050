import { emptyColumns } from '../engine/columns.ts';
import type { OutcomeColumns } from '../engine/run.ts';
import { recordOutcome, recordStock } from '../engine/run-trial.ts';
import {
  bindInputs,
  countsFlights,
  neverExceedsNeed,
  runLanes,
  runLine,
  type Workspace,
} from '../kernel/index.ts';
import type { AutomakerSampler, SampledInputs } from '../sampling/automaker-inputs.ts';
import { LaneSweep, STATE } from './lane-sweep.ts';
import type { BufferVariants } from './shared-paths.ts';

/**
 * Runs one automaker on one sample path under many variants of its buffers.
 *
 * Each lane is screened for all buffers together. The line is simulated day by day only for variants in
 * which a buffer may not suffice.
 */
export class AutomakerSweep {
  /** Outcome columns by variant. */
  readonly columns: readonly OutcomeColumns[];
  readonly #workspace: Workspace;
  readonly #i: number;
  readonly #isPriced: boolean;
  readonly #lanes: readonly LaneSweep[];
  readonly #lawOf: Uint32Array;
  /** Lanes that are not safe under every law in this trial, in order; `#count` of them. */
  readonly #relevant: Int32Array;
  #count = 0;
  /** Those of them that are not safe under the law of one variant. */
  readonly #active: Int32Array;

  constructor(workspace: Workspace, i: number, { laws, count, lawOf }: BufferVariants, rows: number) {
    this.#isPriced = workspace.model.automakers[i]!.money !== null;
    this.columns = Array.from({ length: count }, () => emptyColumns(rows, this.#isPriced));
    this.#workspace = workspace;
    this.#i = i;
    this.#lanes = laws.map((of, l) => new LaneSweep(l, of));
    this.#lawOf = lawOf;
    this.#relevant = new Int32Array(laws.length);
    this.#active = new Int32Array(laws.length);
  }

  /** Takes the laws of parameter set k, from the next trial on. */
  adopt(k: number): void {
    for (const lane of this.#lanes) lane.adopt(k);
  }

  /**
   * Runs the trial that is bound to the workspace under every variant, and writes a row of outcomes for
   * each.
   */
  run(sampler: AutomakerSampler, row: number): void {
    if (!this.#isIndependent()) {
      this.#runEach(sampler, row);
      return;
    }
    bindInputs(this.#workspace, this.#i, sampler.inputs);
    this.#findRelevant(sampler);
    let lastRun = -1;
    for (let v = 0; v < this.columns.length; v++) {
      const column = this.columns[v]!;
      if (!this.#isShort(v)) {
        recordOutcome(this.#workspace, this.#i, this.#workspace.noHalt, column, row);
      } else if (lastRun >= 0 && this.#hasEqualBuffers(lastRun, v)) {
        copyRow(this.columns[lastRun]!, column, row);
      } else {
        this.#runFromShortage(v, sampler.inputs, row);
        lastRun = v;
      }
    }
    if (this.#isPriced) this.#priceStock(sampler, row);
  }

  /** Writes what the stock of every variant costs. */
  #priceStock(sampler: AutomakerSampler, row: number): void {
    for (const lane of this.#lanes) lane.draw(sampler);
    for (let v = 0; v < this.columns.length; v++) {
      for (let l = 0; l < this.#lanes.length; l++) this.#buffer(sampler.inputs, l, v);
      recordStock(this.#workspace, this.#i, this.columns[v]!, row);
    }
  }

  /** Returns whether screening of a lane depends on its buffer through the stock of day 0 alone. */
  #isIndependent(): boolean {
    if (this.columns.length === 1 || countsFlights(this.#workspace, this.#i)) return false;
    const { validityDays, lanes } = this.#workspace.model.automakers[this.#i]!;
    if (validityDays > 0) return false;
    return lanes.every(({ essential }, l) => !essential || neverExceedsNeed(this.#workspace, this.#i, l));
  }

  #runEach(sampler: AutomakerSampler, row: number): void {
    for (const lane of this.#lanes) lane.draw(sampler);
    for (let v = 0; v < this.columns.length; v++) {
      for (let l = 0; l < this.#lanes.length; l++) this.#buffer(sampler.inputs, l, v);
      const line = runLine(this.#workspace, this.#i, sampler.inputs);
      recordOutcome(this.#workspace, this.#i, line, this.columns[v]!, row);
      recordStock(this.#workspace, this.#i, this.columns[v]!, row);
    }
  }

  #law(l: number, v: number): number {
    return this.#lawOf[v * this.#lanes.length + l]!;
  }

  #buffer(inputs: SampledInputs, l: number, v: number): void {
    inputs.lanes[l]!.bufferDays = this.#lanes[l]!.days[this.#law(l, v)]!;
  }

  #findRelevant(sampler: AutomakerSampler): void {
    this.#count = 0;
    for (let l = 0; l < this.#lanes.length; l++) {
      if (this.#lanes[l]!.isSafe(this.#workspace, this.#i, sampler)) continue;
      this.#relevant[this.#count++] = l;
    }
  }

  #isShort(v: number): boolean {
    for (let i = 0; i < this.#count; i++) {
      const l = this.#relevant[i]!;
      if (this.#lanes[l]!.state[this.#law(l, v)] === STATE.short) return true;
    }
    return false;
  }

  /** Returns whether the lanes that matter have the same buffers in two variants. */
  #hasEqualBuffers(one: number, other: number): boolean {
    for (let i = 0; i < this.#count; i++) {
      const l = this.#relevant[i]!;
      const [a, b] = [this.#law(l, one), this.#law(l, other)];
      const { state } = this.#lanes[l]!;
      if (a !== b && (state[a] !== STATE.safe || state[b] !== STATE.safe)) return false;
    }
    return true;
  }

  /** Simulates a variant from the first possible shortage on, with only the lanes that matter. */
  #runFromShortage(v: number, inputs: SampledInputs, row: number): void {
    let count = 0;
    for (let i = 0; i < this.#count; i++) {
      const l = this.#relevant[i]!;
      if (this.#lanes[l]!.state[this.#law(l, v)] === STATE.safe) continue;
      this.#buffer(inputs, l, v);
      this.#active[count++] = l;
    }
    const line = runLanes(this.#workspace, this.#i, this.#active, count);
    recordOutcome(this.#workspace, this.#i, line, this.columns[v]!, row);
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
  if (from.haltLoss === undefined) return;
  to.haltLoss![row] = from.haltLoss[row]!;
  to.airCost![row] = from.airCost![row]!;
}
