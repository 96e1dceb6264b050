import { describe, expect, test } from 'vitest';
import { medianStream, openStream, type Stream, streamKey } from '../../../src/random/stream.ts';
import { threefry } from '../../../src/random/threefry.ts';

const KINDS = ['uniform', 'low', 'high'] as const;

describe('a stream', () => {
  test('gives each address the same uniform, whatever was drawn before', () => {
    const forth = openStream('seed', 'lane/a');
    const back = openStream('seed', 'lane/a');
    const addresses = Array.from({ length: 200 }, (_, i) => [i % 17, (i * 7919) >>> 0] as const);
    const first = addresses.map(([trial, index]) => KINDS.map((kind) => forth[kind](trial, index)));
    const second = addresses
      .toReversed()
      .map(([trial, index]) =>
        KINDS.toReversed()
          .map((kind) => back[kind](trial, index))
          .toReversed(),
      )
      .toReversed();
    expect(second).toEqual(first);
  });

  test('differs by seed, entity, trial and index', () => {
    const values = ['a', 'b'].flatMap((seed) =>
      ['x', 'y'].flatMap((entity) =>
        [0, 1, 2 ** 32 - 1].flatMap((trial) =>
          [0, 1, 2 ** 32 - 1].map((index) => openStream(seed, entity).uniform(trial, index)),
        ),
      ),
    );
    expect(new Set(values).size).toBe(values.length);
  });

  test('keeps seed and entity apart: moving a character from one to the other changes the key', () => {
    const pairs = [
      ['ab', 'c'],
      ['a', 'bc'],
      ['a","b', 'c'],
      ['a', 'b","c'],
      ['', 'abc'],
    ] as const;
    const keys = pairs.map(([seed, entity]) => streamKey(seed, entity).join());
    expect(new Set(keys).size).toBe(pairs.length);
  });

  test('uses the trial as the first word of the counter and the index as the second', () => {
    const words = new Int32Array(2);
    threefry(...streamKey('seed', 'entity'), 7, 3_000_000_000, words);
    const stream = openStream('seed', 'entity');
    expect(stream.low(7, 3_000_000_000)).toBe(((words[0]! >>> 0) + 0.5) / 2 ** 32);
    expect(stream.high(7, 3_000_000_000)).toBe(((words[1]! >>> 0) + 0.5) / 2 ** 32);
    expect(stream.uniform(7, 3_000_000_000)).toBe(
      ((words[1]! >>> 6) * 2 ** 26 + (words[0]! >>> 6) + 0.5) / 2 ** 52,
    );
  });

  test('has uniforms in the open interval (0, 1)', () => {
    // The smallest and the largest uniforms of 52 and of 32 bits.
    const last = 2 ** 26 - 1;
    expect(0.5 * 2 ** -52).toBeGreaterThan(0);
    expect((last * 2 ** 26 + last + 0.5) * 2 ** -52).toBeLessThan(1);
    expect((2 ** 32 - 1 + 0.5) * 2 ** -32).toBeLessThan(1);
    const stream = openStream('ends', 'entity');
    for (let i = 0; i < 20_000; i++) {
      for (const kind of KINDS) {
        const u = stream[kind](i, 0);
        expect(u > 0 && u < 1).toBe(true);
      }
    }
  });

  test('is one half everywhere when it is the median stream', () => {
    expect(KINDS.map((kind) => medianStream[kind](5, 9))).toEqual([0.5, 0.5, 0.5]);
  });
});

describe('the uniforms of a stream', () => {
  const n = 40_000;
  const draws = (value: (stream: Stream, i: number) => number): number[] => {
    const stream = openStream('uniform', 'entity');
    return Array.from({ length: n }, (_, i) => value(stream, i));
  };

  test.each([
    ['over trials', (s: Stream, i: number) => s.uniform(i, 0)],
    ['over indices', (s: Stream, i: number) => s.uniform(0, i)],
    [
      'over applications, addressed as lanes do',
      (s: Stream, i: number) => s.uniform(i % 200, (3 << 29) | (i << 15)),
    ],
    ['of the low half', (s: Stream, i: number) => s.low(i, 1)],
    ['of the high half', (s: Stream, i: number) => s.high(i, 1)],
  ] as const)('%s are evenly distributed and independent of the one before', (_, value) => {
    const column = draws(value);
    expectEven(column);
    // Consecutive draws: their product moment is 0, and two in three are turning points.
    const moment = column.slice(1).reduce((sum, u, i) => sum + (u - 0.5) * (column[i]! - 0.5), 0) / (n - 1);
    expect(Math.abs(moment) * 12 * Math.sqrt(n)).toBeLessThan(4);
    const turns = column.filter(
      (u, i) => i > 0 && i < n - 1 && u > column[i - 1]! === u > column[i + 1]! && u !== column[i - 1]!,
    ).length;
    const mean = (2 * (n - 2)) / 3;
    expect(Math.abs(turns - mean) / Math.sqrt((16 * n - 29) / 90)).toBeLessThan(4);
  });

  test('are independent in the two halves of one address', () => {
    const stream = openStream('halves', 'entity');
    const cells = Array.from(
      { length: n },
      (_, i) => stream.low(i, 0) * 8 + Math.floor(stream.high(i, 0) * 8) * 8,
    );
    expectEven(
      cells.map((cell) => cell / 64),
      64,
    );
  });

  test('are independent between entities, and between seeds, that differ by one character', () => {
    expectEven(Array.from({ length: 5000 }, (_, i) => openStream('seed', `lane/${i}`).uniform(0, 0)));
    expectEven(Array.from({ length: 5000 }, (_, i) => openStream(`seed ${i}`, 'lane').uniform(0, 0)));
  });
});

/** Expects cells to be equally likely: chi-square as a normal deviate (Wilson and Hilferty) below 4. */
function expectEven(column: readonly number[], cells = 100): void {
  const counts = new Array<number>(cells).fill(0);
  for (const u of column) counts[Math.floor(u * cells)]! += 1;
  const mean = column.length / cells;
  const square = counts.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0);
  const variance = 2 / (9 * (cells - 1));
  expect(Math.abs(Math.cbrt(square / (cells - 1)) - 1 + variance) / Math.sqrt(variance)).toBeLessThan(4);
}
