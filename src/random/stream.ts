import seedrandom from 'seedrandom';
import { threefry } from './threefry.ts';

/**
 * The uniforms of one entity: a lane, a policy, an uncertain number. All lie in the open interval (0, 1).
 *
 * Each is a pure function of (seed, entity, trial, index), so drawing one changes no other.
 */
export interface Stream {
  /** Returns a uniform of 52 bits. */
  uniform(trial: number, index: number): number;
  /** Return the low and high half of the same 64 bits as two independent uniforms, for discrete choices. */
  low(trial: number, index: number): number;
  high(trial: number, index: number): number;
  /** The Threefry key, set where each draw is a block under it: blocks may then be drawn several at once. */
  readonly key?: StreamKey;
  /** Writes one of the three into `into[i]`, without allocating memory as a returned number might. */
  draw(part: Word, trial: number, index: number, into: Float64Array, i: number): void;
}

export type StreamKey = readonly [k0: number, k1: number];

/** The parts of a 64-bit block that a draw may use: 52 of its bits, its low half or its high half. */
export const WORD = { uniform: 0, low: 1, high: 2 } as const;
export type Word = (typeof WORD)[keyof typeof WORD];

/** Makes a stream from functions for its three kinds of uniforms. */
export function streamOf({ uniform, low, high }: Pick<Stream, 'uniform' | 'low' | 'high'>): Stream {
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

/** Derives a Threefry key from a seed and an entity's name, through the ARC4 generator of seedrandom. */
export function streamKey(seed: string, entity: string): StreamKey {
  const generator = seedrandom(JSON.stringify([seed, entity]));
  return [generator.int32(), generator.int32()];
}

/** Opens the stream of `entity` under `seed`. The name is the address: order in a file has no effect. */
export function openStream(seed: string, entity: string): Stream {
  return new ThreefryStream(streamKey(seed, entity));
}

/** A stream in which every uniform is one half, so every draw is a median. */
export const medianStream: Stream = streamOf({ uniform: () => 0.5, low: () => 0.5, high: () => 0.5 });

class ThreefryStream implements Stream {
  readonly key: StreamKey;
  readonly #words = new Int32Array(2);
  readonly #drawn = new Float64Array(1);
  readonly #k0: number;
  readonly #k1: number;
  // The block last computed, so that both halves of one address cost one encryption.
  #trial = -1;
  #index = -1;

  constructor(key: StreamKey) {
    this.key = key;
    [this.#k0, this.#k1] = key;
  }

  uniform(trial: number, index: number): number {
    this.draw(WORD.uniform, trial, index, this.#drawn, 0);
    return this.#drawn[0]!;
  }

  low(trial: number, index: number): number {
    this.draw(WORD.low, trial, index, this.#drawn, 0);
    return this.#drawn[0]!;
  }

  high(trial: number, index: number): number {
    this.draw(WORD.high, trial, index, this.#drawn, 0);
    return this.#drawn[0]!;
  }

  draw(part: Word, trial: number, index: number, into: Float64Array, i: number): void {
    if (index !== this.#index || trial !== this.#trial) {
      threefry(this.#k0, this.#k1, trial, index, this.#words);
      this.#trial = trial;
      this.#index = index;
    }
    toUniform(part, this.#words, 0, into, i);
  }
}

/** Writes a part of the block at `words[w]`, `words[w + 1]` into `into[i]`, as a uniform. */
export function toUniform(part: Word, words: Int32Array, w: number, into: Float64Array, i: number): void {
  if (part === WORD.uniform) {
    into[i] = ((words[w + 1]! >>> 6) * 2 ** 26 + (words[w]! >>> 6) + 0.5) * 2 ** -52;
  } else {
    into[i] = ((words[part === WORD.low ? w : w + 1]! >>> 0) + 0.5) * 2 ** -32;
  }
}
