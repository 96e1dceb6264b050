import type { Stream } from '../../random/stream.ts';
import { binOf, type Tilt, tilted } from '../../random/tilt.ts';
import { FIRM } from '../draw.ts';
import { CELL } from './cells.ts';

/** The cell of each of an automaker's own uniforms, by index. */
const CELL_OF: readonly number[] = [];
(CELL_OF as number[])[FIRM.held] = CELL.held;
(CELL_OF as number[])[FIRM.remainingLife] = CELL.life;
(CELL_OF as number[])[FIRM.buffers] = CELL.common;

/** The stream of an automaker's own luck, tilted while one of its lanes is meant to fail; remembers what it answered. */
export class FirmProbe implements Stream {
  readonly #stream: Stream;
  readonly #bins: readonly (readonly number[])[];
  readonly #seen: Uint8Array = new Uint8Array(CELL_OF.length);
  #tilts: readonly Tilt[] | undefined;

  constructor(stream: Stream, bins: readonly (readonly number[])[]) {
    this.#stream = stream;
    this.#bins = bins;
  }

  /** Forgets the trial before; the next is drawn from the tilts, or without as it comes. */
  open(tilts: readonly Tilt[] | undefined): void {
    this.#tilts = tilts;
    this.#seen.fill(0);
  }

  /** Likelihood of what was asked under the tilts over that as it comes. */
  ratio(tilts: readonly Tilt[]): number {
    let ratio = 1;
    for (let i = 0; i < this.#seen.length; i++) {
      if (this.#seen[i]! > 0) ratio *= tilts[CELL_OF[i]!]!.ratios[this.#seen[i]! - 1]!;
    }
    return ratio;
  }

  uniform(trial: number, index: number): number {
    const v = this.#stream.uniform(trial, index);
    const cell = CELL_OF[index];
    if (cell === undefined) return v;
    const u = this.#tilts ? tilted(this.#tilts[cell]!, v) : v;
    this.#seen[index] = 1 + binOf(this.#bins[cell]!, u);
    return u;
  }

  low(trial: number, index: number): number {
    return this.#stream.low(trial, index);
  }

  high(trial: number, index: number): number {
    return this.#stream.high(trial, index);
  }
}
