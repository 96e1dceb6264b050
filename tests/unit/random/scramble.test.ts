import { describe, expect, test } from 'vitest';
import { openScramble, SCRAMBLED_BITS } from '../../../src/random/scramble.ts';
import { sobolColumns, sobolPoint } from '../../../src/random/sobol.ts';
import { streamKey } from '../../../src/random/stream.ts';
import { threefry } from '../../../src/random/threefry.ts';

/*
 * Breaks of src that turned these red: a coin that belongs to the bit's own value too (nets); one block of coins for all prefixes of a
 * depth (the plain scramble); nodes numbered from the leaf (the plain scramble); coins that leave out the replicate; the last block left
 * unscrambled (uniform).
 */

const ONE = 2 ** SCRAMBLED_BITS;

/** Nested scrambling as it is defined, a bit at a time. */
function plainScramble(seed: string, name: string, replicate: number, fraction: number): number {
  const coins = new Int32Array(2);
  let scrambled = 0;
  for (let bit = 0; bit < SCRAMBLED_BITS; bit++) {
    const depth = bit - (bit % 6);
    const leading = (from: number, to: number): string =>
      fraction.toString(2).padStart(32, '0').slice(from, to);
    threefry(
      ...streamKey(seed, `scramble/${name}`),
      replicate,
      Number.parseInt(`1${leading(0, depth)}`, 2),
      coins,
    );
    const node = Number.parseInt(`1${leading(depth, bit)}`, 2);
    const coin = (BigInt.asUintN(32, BigInt(coins[1]!)) << 32n) | BigInt.asUintN(32, BigInt(coins[0]!));
    const flip = Number((coin >> BigInt(node)) & 1n);
    scrambled = 2 * scrambled + (Number(leading(bit, bit + 1)) ^ flip);
  }
  return scrambled;
}

describe('nested scrambling', () => {
  test('is what its definition says', () => {
    const scramble = openScramble('seed', 'x/0');
    for (const fraction of [0, 1, 0x80000000, 0xffffffff, 0x12345678, 0xdeadbeef, 0x7fffffff]) {
      for (const replicate of [0, 5, 31]) {
        expect(scramble(replicate, fraction)).toBe(plainScramble('seed', 'x/0', replicate, fraction));
      }
    }
  });

  test('keeps the nets: every elementary interval is hit as often as without, in every replicate', () => {
    // Dimensions 0 and 1 are a (0, m, 2)-net; 0 to 3 together have t = 0 + 0 + 1 + 2 (Sobol' 1967: the degrees less one).
    const scrambles = [0, 1, 2, 3].map((d) => openScramble('net', `x/${d}`));
    const columns = [0, 1, 2, 3].map(sobolColumns);
    for (let replicate = 0; replicate < 8; replicate++) {
      for (const [dimensions, m, t] of [
        [2, 8, 0],
        [4, 9, 3],
      ] as const) {
        const net = Array.from({ length: 2 ** m }, (_, i) =>
          scrambles.slice(0, dimensions).map((s, d) => s(replicate, sobolPoint(columns[d]!, i)) / ONE),
        );
        for (const shape of shapes(dimensions, m - t)) {
          const counts = new Map<string, number>();
          for (const point of net) {
            const cell = point.map((x, d) => Math.floor(x * 2 ** shape[d]!)).join();
            counts.set(cell, (counts.get(cell) ?? 0) + 1);
          }
          expect([...counts.values()]).toEqual(new Array(2 ** (m - t)).fill(2 ** t));
        }
      }
    }
  });

  test('each scrambled point is uniform: high, middle and low bits, over seeds and over replicates', () => {
    const overSeeds = Array.from({ length: 4000 }, (_, i) => openScramble(`seed ${i}`, 'x/0')(0, 0x9abcdef0));
    const scramble = openScramble('seed', 'x/0');
    const overReplicates = Array.from({ length: 40_000 }, (_, r) => scramble(r, 0));
    for (const column of [overSeeds, overReplicates]) {
      for (const shift of [18, 12, 6, 0]) expectEven(column.map((x) => (x >>> shift) & 63));
    }
  });

  test('two coordinates, and two replicates, are scrambled independently', () => {
    const [one, two] = [openScramble('seed', 'x/0'), openScramble('seed', 'x/1')];
    const top = (x: number): number => x >>> (SCRAMBLED_BITS - 3);
    const n = 20_000;
    expectEven(Array.from({ length: n }, (_, r) => 8 * top(one(r, 77)) + top(two(r, 77))));
    expectEven(Array.from({ length: n }, (_, r) => 8 * top(one(2 * r, 77)) + top(one(2 * r + 1, 77))));
  });
});

/** All ways of giving `bits` bits to so many dimensions. */
function shapes(dimensions: number, bits: number): number[][] {
  if (dimensions === 1) return [[bits]];
  return Array.from({ length: bits + 1 }, (_, b) =>
    shapes(dimensions - 1, bits - b).map((rest) => [b, ...rest]),
  ).flat();
}

/** Chi-square over 64 equal cells, as a normal deviate by Wilson and Hilferty. */
function expectEven(cells: readonly number[]): void {
  const counts = new Array<number>(64).fill(0);
  for (const cell of cells) counts[cell]! += 1;
  const due = cells.length / 64;
  const square = counts.reduce((sum, count) => sum + (count - due) ** 2 / due, 0);
  const variance = 2 / (9 * 63);
  expect(Math.abs(Math.cbrt(square / 63) - 1 + variance) / Math.sqrt(variance)).toBeLessThan(4);
}
