import seedrandom from 'seedrandom';
import { threefry } from './threefry.ts';

/**
 * The uniforms of one entity (a lane, a policy, an uncertain number). Each is addressed by trial and index and is a
 * pure function of (seed, entity, trial, index): asking for one changes no other. All lie in the open interval (0, 1).
 */
export interface Stream {
  /** A uniform of 52 bits. */
  uniform(trial: number, index: number): number;
  /** The low and the high half of the same 64 bits, as two independent uniforms of 32 bits: for discrete choices. */
  low(trial: number, index: number): number;
  high(trial: number, index: number): number;
  /** Writes one of the three into `into[i]`. Costs no memory, as a number that a function returns may. */
  draw(part: Part, trial: number, index: number, into: Float64Array, i: number): void;
}

/** What of a block is asked for. */
export const PART = { uniform: 0, low: 1, high: 2 } as const;
export type Part = (typeof PART)[keyof typeof PART];

/** A stream from its three kinds of answers. */
export function streamOf({ uniform, low, high }: Omit<Stream, 'draw'>): Stream {
  const answers = [uniform, low, high];
  return {
    uniform,
    low,
    high,
    draw(part, trial, index, into, i) {
      into[i] = answers[part]!(trial, index);
    },
  };
}

/** A Threefry key from a seed and an entity's name, through seedrandom's ARC4. */
export function streamKey(seed: string, entity: string): [number, number] {
  const generator = seedrandom(JSON.stringify([seed, entity]));
  return [generator.int32(), generator.int32()];
}

/** The stream of `entity` under `seed`. The name is the address: the order of a file means nothing. */
export function openStream(seed: string, entity: string): Stream {
  return new ThreefryStream(...streamKey(seed, entity));
}

/** Every uniform at one half: median luck. */
export const medianStream: Stream = streamOf({ uniform: () => 0.5, low: () => 0.5, high: () => 0.5 });

class ThreefryStream implements Stream {
  readonly #words = new Int32Array(2);
  /** All parts of the block last computed, so that both halves of one address cost one encryption. */
  readonly #drawn = new Float64Array(3);
  readonly #k0: number;
  readonly #k1: number;
  #trial = -1;
  #index = -1;

  constructor(k0: number, k1: number) {
    this.#k0 = k0;
    this.#k1 = k1;
  }

  uniform(trial: number, index: number): number {
    this.#seek(trial, index);
    return this.#drawn[PART.uniform]!;
  }

  low(trial: number, index: number): number {
    this.#seek(trial, index);
    return this.#drawn[PART.low]!;
  }

  high(trial: number, index: number): number {
    this.#seek(trial, index);
    return this.#drawn[PART.high]!;
  }

  draw(part: Part, trial: number, index: number, into: Float64Array, i: number): void {
    this.#seek(trial, index);
    into[i] = this.#drawn[part]!;
  }

  #seek(trial: number, index: number): void {
    if (trial === this.#trial && index === this.#index) return;
    const words = this.#words;
    const drawn = this.#drawn;
    threefry(this.#k0, this.#k1, trial, index, words);
    this.#trial = trial;
    this.#index = index;
    drawn[PART.uniform] = ((words[1]! >>> 6) * 2 ** 26 + (words[0]! >>> 6) + 0.5) * 2 ** -52;
    drawn[PART.low] = ((words[0]! >>> 0) + 0.5) * 2 ** -32;
    drawn[PART.high] = ((words[1]! >>> 0) + 0.5) * 2 ** -32;
  }
}
