import type { Distribution } from '../distribution.ts';
import { samplerOf } from '../random/sampler-of.ts';
import { toUniform, WORD } from '../random/stream.ts';

/** The law of a review's effort, ready to be drawn. */
export interface EffortTable {
  /** Cumulative chances: entry k is P(effort ≤ k + 1 working days), k = 0 … limit − 1. */
  readonly upTo: Float64Array;
  /** Where to look first: entry j is the least k with `upTo[k]` at or above j / `GUIDES` (Chen and Asau, 1974). */
  readonly guide: Uint16Array;
  /** By the leading `CELL_BITS` bits of a uniform, the effort if it is below 256 and the others do not matter, else 0: a look-up for all but few. */
  readonly whole: Uint8Array;
}

const GUIDES = 1024;
const CELL_BITS = 11;
const CELLS = 2 ** CELL_BITS;

/** The scenario's distribution within 0 … limit by renormalising, rounded up to a whole day, at least 1 (model.md §4). */
export function effortTable(distribution: Distribution, limitWorkingDays: number): EffortTable {
  const { cdf } = samplerOf(distribution);
  const negative = cdf(-Number.MIN_VALUE);
  const mass = cdf(limitWorkingDays) - negative;
  const upTo = Float64Array.from({ length: limitWorkingDays }, (_, k) => (cdf(k + 1) - negative) / mass);
  upTo[limitWorkingDays - 1] = 1;
  const guide = new Uint16Array(GUIDES);
  for (let j = 0, k = 0; j < GUIDES; j++) {
    while (upTo[k]! < j / GUIDES) k += 1;
    guide[j] = k;
  }
  const whole = new Uint8Array(CELLS);
  const half = 2 ** (CELL_BITS - 33);
  for (let cell = 0, k = 0; cell < CELLS; cell++) {
    while (upTo[k]! < (cell + half) / CELLS) k += 1;
    if (k < 255 && upTo[k]! >= (cell + 1 - half) / CELLS) whole[cell] = k + 1;
  }
  return { upTo, guide, whole };
}

/** The chance of a draw within 0 … limit; 0 when no review could be drawn from the distribution. */
export function effortMass(distribution: Distribution, limitWorkingDays: number): number {
  const { cdf, mass } = samplerOf(distribution);
  return mass > 0 ? cdf(limitWorkingDays) - cdf(-Number.MIN_VALUE) : 0;
}

/** The effort that belongs to the uniform at `values[i]`, in (0, 1): the least k with P(effort ≤ k) at or above it. */
export function effortAt({ upTo, guide }: EffortTable, values: Float64Array, i: number): number {
  const u = values[i]!;
  let k = guide[Math.floor(u * GUIDES)]!;
  while (upTo[k]! < u) k += 1;
  return k + 1;
}

const uniform = new Float64Array(1);

/** The effort that belongs to the uniform of 32 bits in `words[i]`, the low half of a block. */
export function effortOf(table: EffortTable, words: Int32Array, i: number): number {
  const effort = table.whole[words[i]! >>> (32 - CELL_BITS)]!;
  if (effort > 0) return effort;
  toUniform(WORD.low, words, i, uniform, 0);
  return effortAt(table, uniform, 0);
}
