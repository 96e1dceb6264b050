import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Distribution } from '../../../src/distribution.ts';
import { effortAt, effortOf, effortTable } from '../../../src/sampling/effort.ts';

/** Chances of 1 … limit days. */
function chances(distribution: Distribution, limit: number): number[] {
  const table = effortTable(distribution, limit).upTo;
  return Array.from(table, (p, k) => p - (table[k - 1] ?? 0));
}

/** Distinct efforts over an even grid of uniforms. */
function efforts(distribution: Distribution, limit: number): number[] {
  const table = effortTable(distribution, limit);
  const grid = Array.from({ length: 1001 }, (_, i) => effortAt(table, Float64Array.of((i + 0.5) / 1001), 0));
  return [...new Set(grid)].sort((a, b) => a - b);
}

describe('a review takes whole working days, at least 1', () => {
  test.each([
    ['fixed', 12, [12]],
    ['fixed at the limit', 45, [45]],
    ['fractional', 4.2, [5]],
    ['just above a whole number', 4.000001, [5]],
    ['zero', 0, [1]],
    ['below one', 0.3, [1]],
    ['discrete', { values: [0, 2.5, 40], weights: [1, 1, 1] }, [1, 3, 40]],
    ['discrete, partly above the limit', { values: [10, 90], weights: [1, 9] }, [10]],
    ['discrete, partly below zero', { values: [-5, 10], weights: [9, 1] }, [10]],
    ['degenerate lognormal', { median: 7.5, sigma: 0 }, [8]],
  ] as [string, Distribution, number[]][])('%s', (_, distribution, expected) => {
    expect(efforts(distribution, 45)).toEqual(expected);
  });
});

describe('the law is truncated by renormalising and rounded up', () => {
  test('uniform within the limit', () => {
    for (const p of chances({ low: 0, high: 10 }, 10)) expect(p).toBeCloseTo(0.1, 12);
  });

  test('mass above the limit is spread over what is below', () => {
    for (const p of chances({ low: 0, high: 40 }, 10)) expect(p).toBeCloseTo(0.1, 12);
  });

  test('mass below zero is spread over what is above', () => {
    for (const p of chances({ low: -30, high: 10 }, 10)) expect(p).toBeCloseTo(0.1, 12);
  });

  test('mass at zero itself belongs to day 1', () => {
    expect(chances({ values: [0, 1, 2], weights: [1, 1, 2] }, 3)).toEqual([0.5, 0.5, 0]);
  });

  test('ends at exactly 1 and never falls', () => {
    const laws: Distribution[] = [
      { median: 30, sigma: 0.4 },
      { median: 300, sigma: 0.3 },
      { mean: 30, sd: 20 },
      { low: 5, mode: 30, high: 80 },
      { p5: 10, p95: 60 },
    ];
    for (const law of laws) {
      const table = effortTable(law, 45).upTo;
      expect(table).toHaveLength(45);
      expect(table[44]).toBe(1);
      expect(Array.from(table).sort((a, b) => a - b)).toEqual(Array.from(table));
    }
  });
});

test('a uniform belongs to the least day whose cumulative chance reaches it', () => {
  const table = effortTable({ values: [1, 3, 4], weights: [1, 2, 1] }, 4);
  expect([...table.upTo]).toEqual([0.25, 0.25, 0.75, 1]);
  expect(
    [1e-12, 0.25, 0.2500001, 0.75, 0.7500001, 1 - 1e-12].map((u) => effortAt(table, Float64Array.of(u), 0)),
  ).toEqual([1, 1, 3, 3, 4, 4]);
});

test('wherever the guide says to begin, the effort is the least that reaches the uniform', () => {
  const table = effortTable({ median: 30, sigma: 0.4 }, 45);
  for (let i = 0; i < 10_000; i++) {
    const u = (i + 0.5) / 10_000;
    expect(effortAt(table, Float64Array.of(u), 0)).toBe(table.upTo.findIndex((chance) => chance >= u) + 1);
  }
});

describe('a word is looked up as the uniform it stands for', () => {
  const laws: [string, Distribution, number][] = [
    ['lognormal', { median: 30, sigma: 0.4 }, 45],
    ['discrete, its steps at cell borders', { values: [1, 3, 4], weights: [1, 2, 1] }, 4],
    ['of efforts beyond a byte', { low: 200, high: 400 }, 400],
  ];

  // Breaks that turned this red: the ends of a cell 7 % inside it; efforts above 255 not left out of the bytes.
  test.each(laws)('%s', (_, law, limit) => {
    const table = effortTable(law, limit);
    const borders = [...table.upTo].flatMap((chance) =>
      [-1, 0, 1].map((step) => Math.floor(chance * 2 ** 32) + step),
    );
    const cells = Array.from({ length: 4096 }, (_, cell) => cell * 2 ** 20 - (cell & 1));
    const word = fc.oneof(fc.constantFrom(...borders, ...cells), fc.nat(2 ** 32 - 1));
    const property = fc.property(word, (bits) => {
      const words = Int32Array.of(bits);
      expect(effortOf(table, words, 0)).toBe(
        effortAt(table, Float64Array.of(((words[0]! >>> 0) + 0.5) * 2 ** -32), 0),
      );
    });
    fc.assert(property, { seed: 20250404, numRuns: 20_000 });
  });
});
