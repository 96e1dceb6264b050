import type { Stream } from '../../random/stream.ts';
import { binOf, type Tilt, tilted } from '../../random/tilt.ts';
import { addressed, PURPOSE } from '../luck.ts';
import { CELL, OFFSETS } from './cells.ts';
import type { ReviewLadder } from './review-ladder.ts';
import { ReviewProbe } from './review-probe.ts';

/** What a lane that is meant to fail is drawn from. */
export interface Trouble {
  /** Index of the critical file. */
  readonly critical: number;
  /** Steps of the review ladder, by offset from it. */
  readonly steps: readonly number[];
  /** Tilts of the cells. */
  readonly tilts: readonly Tilt[];
}

/** What a lane's probe stands on. */
export interface ProbeSource {
  readonly stream: Stream;
  readonly firstFile: number;
  readonly files: number;
  /** Whether its buffer is uncertain. */
  readonly hasBuffer: boolean;
  /** Right ends of the bins of each cell. */
  readonly bins: readonly (readonly number[])[];
  readonly ladder: ReviewLadder;
}

/**
 * The stream of a lane, which can be drawn towards trouble in a window of its files, and remembers what it answered. Only what was asked
 * for counts towards the likelihood: all else has no bearing on the trial.
 */
export class LaneProbe implements Stream {
  readonly reviews: ReviewProbe;
  /** 1 + the bin of the buffer's uniform; 0 while not asked. */
  bufferBin = 0;
  /** 1 + the bin of each file's coin; 0 while not asked. */
  readonly clearedBins: Uint8Array;
  readonly #source: ProbeSource;
  #trouble: Trouble | undefined;

  constructor(source: ProbeSource) {
    this.#source = source;
    this.reviews = new ReviewProbe(source.ladder, source.files);
    this.clearedBins = new Uint8Array(source.files);
  }

  /** Forgets the trial before; the next is drawn into `trouble`, or without as it comes. */
  open(trouble: Trouble | undefined): void {
    this.#trouble = trouble;
    this.bufferBin = 0;
    this.clearedBins.fill(0);
    this.reviews.open();
  }

  /** Likelihood of the buffer under the tilts over that as it comes. */
  ratio(tilts: readonly Tilt[]): number {
    return this.bufferBin === 0 ? 1 : tilts[CELL.buffer]!.ratios[this.bufferBin - 1]!;
  }

  uniform(trial: number, index: number): number {
    const v = this.#source.stream.uniform(trial, index);
    const { purpose, number } = addressed(index);
    if (purpose === PURPOSE.cleared) return this.#cleared(number - this.#source.firstFile, v);
    if (purpose !== PURPOSE.buffer || !this.#source.hasBuffer) return v;
    const u = this.#trouble ? tilted(this.#trouble.tilts[CELL.buffer]!, v) : v;
    this.bufferBin = 1 + binOf(this.#source.bins[CELL.buffer]!, u);
    return u;
  }

  low(trial: number, index: number): number {
    const v = this.#source.stream.low(trial, index);
    const { number, round } = addressed(index);
    const file = number - this.#source.firstFile;
    if (!this.#isKnown(file)) return v;
    return this.reviews.effort(file, round, this.#step(file), v);
  }

  high(trial: number, index: number): number {
    const v = this.#source.stream.high(trial, index);
    const { number, round } = addressed(index);
    const file = number - this.#source.firstFile;
    if (!this.#isKnown(file)) return v;
    return this.reviews.outcome(file, round, this.#step(file), v);
  }

  #cleared(file: number, v: number): number {
    if (!this.#isKnown(file)) return v;
    const offset = this.#offset(file);
    const u = offset >= 0 ? tilted(this.#trouble!.tilts[CELL.cleared + offset]!, v) : v;
    this.clearedBins[file] = 1 + binOf(this.#source.bins[CELL.cleared]!, u);
    return u;
  }

  #isKnown(file: number): boolean {
    return file >= 0 && file < this.#source.files;
  }

  #step(file: number): number {
    const offset = this.#offset(file);
    return offset >= 0 ? this.#trouble!.steps[offset]! : 0;
  }

  /** How far before the critical file; −1 outside the window. */
  #offset(file: number): number {
    if (this.#trouble === undefined) return -1;
    const offset = this.#trouble.critical - file;
    return offset < OFFSETS ? Math.max(-1, offset) : -1;
  }
}
