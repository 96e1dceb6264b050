/** Numbers of one case: the same for the same seed and index, on any machine. */
export class Random {
  #state: number;

  constructor(seed: number, index: number) {
    this.#state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
    this.next();
  }

  /** Returns a number from 0 to below 1 (splitmix32). */
  next(): number {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    let z = Math.imul(this.#state ^ (this.#state >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
  }

  /** Returns a whole number from 0 to below `n`. */
  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  /** Returns whether something of this chance happens. */
  happens(chance: number): boolean {
    return this.next() < chance;
  }

  /** Returns one of the entries. */
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
}
