import { emptyColumns } from '../engine/columns.ts';
import type { OutcomeColumns } from '../engine/run.ts';
import { recordOutcome, runLine, type TrialRunner } from '../engine/run-trial.ts';
import type { AutomakerState } from '../kernel/automaker-state.ts';
import { resetDecisions } from '../kernel/decision-cache.ts';
import { initialStock } from '../kernel/initial-state.ts';
import { runDays } from '../kernel/run-days.ts';
import { selectNone } from '../kernel/screen.ts';
import { findShortages } from '../kernel/shortage-window.ts';
import { measureLine } from '../model/halts.ts';
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
  readonly #course: TrialRunner;
  readonly #boat: AutomakerState;
  readonly #i: number;
  readonly #lanes: readonly LaneSweep[];
  readonly #lawOf: Uint32Array;
  /** Of this trial: the lanes that are not comfortable under every law, in order, and how many there are. */
  readonly #watched: Int32Array;
  #count = 0;

  constructor(runner: TrialRunner, i: number, { laws, count, lawOf }: BufferVariants, rows: number) {
    this.columns = Array.from({ length: count }, () => emptyColumns(rows));
    this.#course = runner;
    this.#boat = runner.workspace.states[i]!;
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
  run(sampler: AutomakerSampler, row: number): void {
    if (!this.#isIndependent()) {
      this.#runEach(sampler, row);
      return;
    }
    resetDecisions(this.#boat, sampler.inputs);
    this.#watch(sampler);
    let run = -1;
    for (let v = 0; v < this.columns.length; v++) {
      const column = this.columns[v]!;
      if (!this.#isInTrouble(v)) {
        recordOutcome(this.#boat, this.#course.noHalt, column, row);
      } else if (run >= 0 && this.#faresAs(run, v)) {
        copyRow(this.columns[run]!, column, row);
      } else {
        this.#sail(v, sampler.inputs, row);
        run = v;
      }
    }
  }

  /** Whether what lands on lanes at full rate does not depend on their buffers. */
  #isIndependent(): boolean {
    const { automaker, usesAir } = this.#boat;
    const { neverExceedsNeed } = this.#course.workspace.marketDays;
    if (this.columns.length === 1 || usesAir || automaker.validityDays > 0) return false;
    return automaker.lanes.every(({ share, essential }) => !essential || neverExceedsNeed[share] === 1);
  }

  #runEach(sampler: AutomakerSampler, row: number): void {
    for (const lane of this.#lanes) lane.draw(sampler);
    for (let v = 0; v < this.columns.length; v++) {
      for (let l = 0; l < this.#lanes.length; l++) this.#buffer(sampler.inputs, l, v);
      recordOutcome(this.#boat, runLine(this.#course, this.#i, sampler.inputs), this.columns[v]!, row);
    }
  }

  #law(l: number, v: number): number {
    return this.#lawOf[v * this.#lanes.length + l]!;
  }

  #buffer(inputs: SampledInputs, l: number, v: number): void {
    inputs.lanes[l]!.bufferDays = this.#lanes[l]!.days[this.#law(l, v)]!;
  }

  #watch(sampler: AutomakerSampler): void {
    const { marketDays } = this.#course.workspace;
    this.#count = 0;
    for (let l = 0; l < this.#lanes.length; l++) {
      if (this.#lanes[l]!.isSafe(this.#boat, sampler, marketDays)) continue;
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

  #sail(v: number, inputs: SampledInputs, row: number): void {
    const state = this.#boat;
    const { workspace, measure } = this.#course;
    selectNone(state);
    for (let i = this.#count - 1; i >= 0; i--) {
      const l = this.#watched[i]!;
      const judged = this.#lanes[l]!.state[this.#law(l, v)]!;
      if (judged === STATE.safe) continue;
      state.activeLanes[--state.activeFrom] = l;
      this.#buffer(inputs, l, v);
      if (judged !== STATE.short) continue;
      initialStock(state, l, workspace.marketDays);
      findShortages(state, l, workspace.marketDays);
    }
    const from = state.shortFrom;
    const until = runDays(state, workspace.marketDays, from);
    const line = measureLine(state.trajectory, workspace.model.plant.minimumHaltDays, from, until, measure);
    recordOutcome(state, line, this.columns[v]!, row);
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
