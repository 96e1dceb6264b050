// Independent entries of runs whose every estimate is known, for measuring how often intervals hold the
// truth.

import ln from '@stdlib/math-base-special-ln';
import type { Estimate } from '../../../src/index.ts';
import type { Stream } from '../../../src/random/stream.ts';

/** Entries of a run. */
export const N = 1000;
/** Days of the curves: events come on whole days, as halts do. */
export const DAYS = 180;
export const EVERY_DAY: readonly number[] = Array.from({ length: DAYS }, (_, day) => day);

/** Columns of one run, each drawn anew when asked for. */
export class Entries {
  readonly #stream: Stream;
  readonly #run: number;
  #next = 0;

  constructor(stream: Stream, run: number) {
    this.#stream = stream;
    this.#run = run;
  }

  /** Both halves of a block are used: 32 bits are enough here, and half the work. */
  uniforms(): Float64Array {
    const column = new Float64Array(N);
    for (let i = 0; i < N; i += 2) {
      column[i] = this.#stream.low(this.#run, this.#next);
      column[i + 1] = this.#stream.high(this.#run, this.#next);
      this.#next += 1;
    }
    return column;
  }

  /** Of mean 1. */
  exponentials(): Float64Array {
    const column = this.uniforms();
    for (let i = 0; i < N; i++) column[i] = -ln(column[i]!);
    return column;
  }
}

/** A kind of interval. */
export interface Kind {
  readonly name: string;
  /** Runs that a cell of the table takes: the fewer, the dearer they are. */
  readonly runs: number;
  /** Whether the interval of a run held the truth. */
  readonly held: (run: Entries, p: number) => boolean;
}

export const holds = ({ interval }: Pick<Estimate, 'interval'>, truth: number): boolean =>
  interval[0] <= truth && truth <= interval[1];
