import { describe, expect, test } from 'vitest';
import { openScramble, SCRAMBLED_BITS } from '../../../src/random/scramble.ts';
import { sobolColumns, sobolPoint } from '../../../src/random/sobol.ts';
import { streamKey } from '../../../src/random/stream.ts';
import { threefry } from '../../../src/random/threefry.ts';

const ONE = 2 ** SCRAMBLED_BITS;

/** Scrambles one bit at a time, straight from the definition. */
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
  test('agrees with a scramble written bit by bit from the definition', () => {
    const scramble = openScramble('seed', 'x/0');
    for (const fraction of [0, 1, 0x80000000, 0xffffffff, 0x12345678, 0xdeadbeef, 0x7fffffff]) {
      for (const replicate of [0, 5, 31]) {
        expect(scramble(replicate, fraction)).toBe(plainScramble('seed', 'x/0', replicate, fraction));
      }
    }
  });

  test('keeps nets: each elementary interval holds as many points as without scrambling, in each replicate', () => {
    // Dimensions 0 and 1 form a (0, m, 2)-net; 0 to 3 have t = 0 + 0 + 1 + 2, the sum of degrees less one
    // each (Sobol' 1967).
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

  test('makes each point uniform over seeds and over replicates, in its high, middle and low bits', () => {
    const overSeeds = Array.from({ length: 4000 }, (_, i) => openScramble(`seed ${i}`, 'x/0')(0, 0x9abcdef0));
    const scramble = openScramble('seed', 'x/0');
    const overReplicates = Array.from({ length: 40_000 }, (_, r) => scramble(r, 0));
    for (const column of [overSeeds, overReplicates]) {
      for (const shift of [18, 12, 6, 0]) expectEven(column.map((x) => (x >>> shift) & 63));
    }
  });

  test('treats two coordinates, and two replicates, independently', () => {
    const [one, two] = [openScramble('seed', 'x/0'), openScramble('seed', 'x/1')];
    const top = (x: number): number => x >>> (SCRAMBLED_BITS - 3);
    const n = 20_000;
    expectEven(Array.from({ length: n }, (_, r) => 8 * top(one(r, 77)) + top(two(r, 77))));
    expectEven(Array.from({ length: n }, (_, r) => 8 * top(one(2 * r, 77)) + top(one(2 * r + 1, 77))));
  });
});

/** Returns all ways of dividing `bits` bits among `dimensions` dimensions. */
function shapes(dimensions: number, bits: number): number[][] {
  if (dimensions === 1) return [[bits]];
  return Array.from({ length: bits + 1 }, (_, b) =>
    shapes(dimensions - 1, bits - b).map((rest) => [b, ...rest]),
  ).flat();
}

/** Expects 64 cells to be equally likely: chi-square as a normal deviate (Wilson and Hilferty) below 4. */
function expectEven(cells: readonly number[]): void {
  const counts = new Array<number>(64).fill(0);
  for (const cell of cells) counts[cell]! += 1;
  const mean = cells.length / 64;
  const square = counts.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0);
  const variance = 2 / (9 * 63);
  expect(Math.abs(Math.cbrt(square / 63) - 1 + variance) / Math.sqrt(variance)).toBeLessThan(4);
}
