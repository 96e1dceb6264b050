import { emptyColumns } from '../engine/columns.ts';
import type { OutcomeColumns } from '../engine/run.ts';
import { recordOutcome } from '../engine/run-trial.ts';
import { bindInputs, neverExceedsNeed, runLanes, runLine, type Workspace } from '../kernel/index.ts';
import type { AutomakerSampler, SampledInputs } from '../sampling/sample-path.ts';
import { LaneSweep, STATE } from './lane-sweep.ts';
import type { BufferVariants } from './shared-paths.ts';

/**
 * One automaker through one weather under many buffers: each lane is followed once, which tells for every buffer whether it is enough, and the
 * line is sailed only where one is not.
 */
export class AutomakerSweep {
  /** Outcomes, by variant. */
  readonly columns: readonly OutcomeColumns[];
  readonly #workspace: Workspace;
  readonly #i: number;
  readonly #lanes: readonly LaneSweep[];
  readonly #lawOf: Uint32Array;
  /** Of this trial: the lanes that are not comfortable under every law, in order, and how many there are. */
  readonly #watched: Int32Array;
  #count = 0;
  /** The lanes that may matter to the line of the variant at hand. */
  readonly #relevant: Int32Array;

  constructor(workspace: Workspace, i: number, { laws, count, lawOf }: BufferVariants, rows: number) {
    this.columns = Array.from({ length: count }, () => emptyColumns(rows));
    this.#workspace = workspace;
    this.#i = i;
    this.#lanes = laws.map((of, l) => new LaneSweep(l, of));
    this.#lawOf = lawOf;
    this.#watched = new Int32Array(laws.length);
    this.#relevant = new Int32Array(laws.length);
  }

  /** Has the laws of parameter set k from now on. */
  adopt(k: number): void {
    for (const lane of this.#lanes) lane.adopt(k);
  }

  /** Writes a row of every variant's outcomes, in the weather that the fleet has met. */
  run(sampler: AutomakerSampler, row: number): void {
    if (!this.#isIndependent()) {
      this.#runEach(sampler, row);
      return;
    }
    bindInputs(this.#workspace, this.#i, sampler.inputs);
    this.#watch(sampler);
    let run = -1;
    for (let v = 0; v < this.columns.length; v++) {
      const column = this.columns[v]!;
      if (!this.#isInTrouble(v)) {
        recordOutcome(this.#workspace, this.#i, this.#workspace.noHalt, column, row);
      } else if (run >= 0 && this.#faresAs(run, v)) {
        copyRow(this.columns[run]!, column, row);
      } else {
        this.#run(v, sampler.inputs, row);
        run = v;
      }
    }
  }

  /** Returns whether what arrives on lanes at full rate does not depend on their buffers. */
  #isIndependent(): boolean {
    const { expediteBelowDays, validityDays, lanes } = this.#workspace.model.automakers[this.#i]!;
    if (this.columns.length === 1 || expediteBelowDays > 0 || validityDays > 0) return false;
    return lanes.every(({ essential }, l) => !essential || neverExceedsNeed(this.#workspace, this.#i, l));
  }

  #runEach(sampler: AutomakerSampler, row: number): void {
    for (const lane of this.#lanes) lane.draw(sampler);
    for (let v = 0; v < this.columns.length; v++) {
      for (let l = 0; l < this.#lanes.length; l++) this.#buffer(sampler.inputs, l, v);
      const line = runLine(this.#workspace, this.#i, sampler.inputs);
      recordOutcome(this.#workspace, this.#i, line, this.columns[v]!, row);
    }
  }

  #law(l: number, v: number): number {
    return this.#lawOf[v * this.#lanes.length + l]!;
  }

  #buffer(inputs: SampledInputs, l: number, v: number): void {
    inputs.lanes[l]!.bufferDays = this.#lanes[l]!.days[this.#law(l, v)]!;
  }

  #watch(sampler: AutomakerSampler): void {
    this.#count = 0;
    for (let l = 0; l < this.#lanes.length; l++) {
      if (this.#lanes[l]!.isSafe(this.#workspace, this.#i, sampler)) continue;
      this.#watched[this.#count++] = l;
    }
  }

  #isInTrouble(v: number): boolean {
    for (let i = 0; i < this.#count; i++) {
      const l = this.#watched[i]!;
      if (this.#lanes[l]!.state[this.#law(l, v)] === STATE.short) return true;
    }
    return false;
  }

  /** Whether all lanes that may matter have the same buffers in two variants. */
  #faresAs(one: number, other: number): boolean {
    for (let i = 0; i < this.#count; i++) {
      const l = this.#watched[i]!;
      const [a, b] = [this.#law(l, one), this.#law(l, other)];
      const { state } = this.#lanes[l]!;
      if (a !== b && (state[a] !== STATE.safe || state[b] !== STATE.safe)) return false;
    }
    return true;
  }

  #run(v: number, inputs: SampledInputs, row: number): void {
    let count = 0;
    for (let i = 0; i < this.#count; i++) {
      const l = this.#watched[i]!;
      if (this.#lanes[l]!.state[this.#law(l, v)] === STATE.safe) continue;
      this.#buffer(inputs, l, v);
      this.#relevant[count++] = l;
    }
    const line = runLanes(this.#workspace, this.#i, this.#relevant, count);
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
}
