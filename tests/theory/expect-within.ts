import { expect } from 'vitest';
import type { Estimate } from '../../src/index.ts';

/*
 * Exact answers of scenarios that are small enough to have one. Each test computes the answer without the
 * library and compares the library's estimate, at a fixed seed, with it.
 */

/** Standard errors by which an estimate may differ: a correct one differs by more once in 16,000 seeds. */
const MAX_ERRORS = 4;

/** Expects the estimate of a chance within 4 standard errors of the exact one, which gives the error. */
export function expectWithin({ value, trials }: Estimate, exact: number): void {
  if (exact === 0 || exact === 1) {
    expect(value).toBe(exact);
    return;
  }
  expectSmall(value, exact, Math.sqrt((exact * (1 - exact)) / trials));
}

/** Expects the estimate of a mean within 4 of its own standard errors of the exact one. */
export function expectMean({ value, standardError }: Estimate, exact: number): void {
  expectSmall(value, exact, standardError);
}

/**
 * Expects counts to fit a distribution (chances that add up to 1) by chi-square. Cells with an expected
 * count below 5 are pooled with the next ones; a cell without a chance must be empty.
 */
export function expectLaw(counts: readonly number[], chances: readonly number[]): void {
  expect(counts).toHaveLength(chances.length);
  expect(chances.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
  const impossible = counts.findIndex((count, cell) => count > 0 && chances[cell]! < 1e-12);
  expect(impossible, 'a cell without a chance').toBe(-1);
  const trials = counts.reduce((sum, count) => sum + count, 0);
  const pooled = pool(
    counts,
    chances.map((p) => p * trials),
  );
  const square = pooled.reduce((sum, { seen, expected }) => sum + (seen - expected) ** 2 / expected, 0);
  const freedom = pooled.length - 1;
  expect(freedom).toBeGreaterThan(0);
  // The cube root of chi-square is nearly normal (Wilson and Hilferty, PNAS 17, 1931).
  const variance = 2 / (9 * freedom);
  expectSmall(Math.cbrt(square / freedom), 1 - variance, Math.sqrt(variance));
}

/** Returns how often each whole number 0 … cells − 1 occurs in a column. */
export function tally(column: ArrayLike<number>, cells: number): number[] {
  const counts = new Array<number>(cells).fill(0);
  for (let i = 0; i < column.length; i++) counts[column[i]!]! += 1;
  return counts;
}

function expectSmall(value: number, exact: number, standardError: number): void {
  const z = (value - exact) / standardError;
  expect(Math.abs(z), `${value} instead of ${exact}: z = ${z.toFixed(2)}`).toBeLessThan(MAX_ERRORS);
}

interface Cell {
  seen: number;
  expected: number;
}

function pool(counts: readonly number[], expectedCounts: readonly number[]): Cell[] {
  const pooled: Cell[] = [];
  let seen = 0;
  let expected = 0;
  counts.forEach((count, cell) => {
    seen += count;
    expected += expectedCounts[cell]!;
    if (expected < 5) return;
    pooled.push({ seen, expected });
    seen = expected = 0;
  });
  const last = pooled.at(-1)!;
  last.seen += seen;
  last.expected += expected;
  return pooled;
}
