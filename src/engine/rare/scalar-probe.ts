import type { Stream } from '../../random/stream.ts';
import { binOf, type Tilt, tilted } from '../../random/tilt.ts';

/** The stream of one uncertain number or of an automaker's own luck: a few uniforms, each with a tilt of its own or none. */
export class ScalarProbe implements Stream {
  /** Whether this trial's uniforms are tilted. */
  isTilted = false;
  /** 1 + the bin of each index's uniform; 0 while not asked. */
  readonly bins: Uint8Array;
  readonly #stream: Stream;
  readonly #tilts: readonly Tilt[];

  constructor(stream: Stream, tilts: readonly Tilt[]) {
    this.#stream = stream;
    this.#tilts = tilts;
    this.bins = new Uint8Array(tilts.length);
  }

  /** Forgets the trial before. */
  open(isTilted: boolean): void {
    this.isTilted = isTilted;
    this.bins.fill(0);
  }

  uniform(trial: number, index: number): number {
    const v = this.#stream.uniform(trial, index);
    const law = this.#tilts[index];
    if (law === undefined) return v;
    const u = this.isTilted ? tilted(law, v) : v;
    this.bins[index] = 1 + binOf(law.ends, u);
    return u;
  }

  low(trial: number, index: number): number {
    return this.#stream.low(trial, index);
  }

  high(trial: number, index: number): number {
    return this.#stream.high(trial, index);
  }

  /** Likelihood of what was asked under the tilts over that as it comes. */
  ratio(): number {
    let ratio = 1;
    for (let i = 0; i < this.bins.length; i++) {
      if (this.bins[i]! > 0) ratio *= this.#tilts[i]!.ratios[this.bins[i]! - 1]!;
    }
    return ratio;
  }
}
