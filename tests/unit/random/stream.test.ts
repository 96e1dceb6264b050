import { describe, expect, test } from 'vitest';
import { medianStream, openStream, type Stream, streamKey } from '../../../src/random/stream.ts';
import { threefry } from '../../../src/random/threefry.ts';

const KINDS = ['uniform', 'low', 'high'] as const;

describe('a stream', () => {
  test('answers by address alone: order, repetition and other questions change nothing', () => {
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

  test('seed and entity do not run into each other', () => {
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

  test('the trial is the first word of the counter and the index the second', () => {
    const words = new Int32Array(2);
    threefry(...streamKey('seed', 'entity'), 7, 3_000_000_000, words);
    const stream = openStream('seed', 'entity');
    expect(stream.low(7, 3_000_000_000)).toBe(((words[0]! >>> 0) + 0.5) / 2 ** 32);
    expect(stream.high(7, 3_000_000_000)).toBe(((words[1]! >>> 0) + 0.5) / 2 ** 32);
    expect(stream.uniform(7, 3_000_000_000)).toBe(
      ((words[1]! >>> 6) * 2 ** 26 + (words[0]! >>> 6) + 0.5) / 2 ** 52,
    );
  });

  test('stays within the open interval at its ends', () => {
    // The least and the greatest that 52 and 32 bits can give.
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

  test('the median stream is one half everywhere', () => {
    expect(KINDS.map((kind) => medianStream[kind](5, 9))).toEqual([0.5, 0.5, 0.5]);
  });
});

describe('uniforms', () => {
  const n = 40_000;
  const draws = (value: (stream: Stream, i: number) => number): number[] => {
    const stream = openStream('uniform', 'entity');
    return Array.from({ length: n }, (_, i) => value(stream, i));
  };

  test.each([
    ['over trials', (s: Stream, i: number) => s.uniform(i, 0)],
    ['over indices', (s: Stream, i: number) => s.uniform(0, i)],
    [
      'over orders, as lanes address them',
      (s: Stream, i: number) => s.uniform(i % 200, (3 << 29) | (i << 15)),
    ],
    ['low half', (s: Stream, i: number) => s.low(i, 1)],
    ['high half', (s: Stream, i: number) => s.high(i, 1)],
  ] as const)('%s: even, and without memory', (_, value) => {
    const column = draws(value);
    expectEven(column);
    // Consecutive draws: product moment and turning points (two in three).
    const moment = column.slice(1).reduce((sum, u, i) => sum + (u - 0.5) * (column[i]! - 0.5), 0) / (n - 1);
    expect(Math.abs(moment) * 12 * Math.sqrt(n)).toBeLessThan(4);
    const turns = column.filter(
      (u, i) => i > 0 && i < n - 1 && u > column[i - 1]! === u > column[i + 1]! && u !== column[i - 1]!,
    ).length;
    const due = (2 * (n - 2)) / 3;
    expect(Math.abs(turns - due) / Math.sqrt((16 * n - 29) / 90)).toBeLessThan(4);
  });

  test('both halves of one address are independent', () => {
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

  test('first draws of entities with like names and of like seeds are independent', () => {
    expectEven(Array.from({ length: 5000 }, (_, i) => openStream('seed', `lane/${i}`).uniform(0, 0)));
    expectEven(Array.from({ length: 5000 }, (_, i) => openStream(`seed ${i}`, 'lane').uniform(0, 0)));
  });
});

/** Chi-square over equal cells, as a normal deviate by Wilson and Hilferty. */
function expectEven(column: readonly number[], cells = 100): void {
  const counts = new Array<number>(cells).fill(0);
  for (const u of column) counts[Math.floor(u * cells)]! += 1;
  const due = column.length / cells;
  const square = counts.reduce((sum, count) => sum + (count - due) ** 2 / due, 0);
  const variance = 2 / (9 * (cells - 1));
  expect(Math.abs(Math.cbrt(square / (cells - 1)) - 1 + variance) / Math.sqrt(variance)).toBeLessThan(4);
}
