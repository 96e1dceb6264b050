import { expect } from 'vitest';
import type { Estimate } from '../../src/index.ts';

/*
 * Closed forms of the whole simulator: each test computes the exact answer of a scenario small enough to have
 * one, without the library, and holds the library's estimate at a fixed seed against it. At the head of each
 * file stands, for every test, a one-line break of src that turned it red.
 */

/**
 * Standard errors by which an estimate may miss: with fixed seeds, one honest test in 16,000 would be red.
 */
const REACH = 4;

/** Holds the estimate of a chance against the exact one, by the standard error that the exact one gives. */
export function expectWithin({ value, trials }: Estimate, exact: number): void {
  if (exact === 0 || exact === 1) {
    expect(value).toBe(exact);
    return;
  }
  expectSmall(value, exact, Math.sqrt((exact * (1 - exact)) / trials));
}

/** Holds the estimate of a mean against the exact one, by its own standard error. */
export function expectMean({ value, standardError }: Estimate, exact: number): void {
  expectSmall(value, exact, standardError);
}

/**
 * Holds counts against a law (chances that add up to 1) by chi-square. Thin cells are pooled with their
 * successors; a cell that cannot happen must be empty.
 */
export function expectLaw(counts: readonly number[], chances: readonly number[]): void {
  expect(counts).toHaveLength(chances.length);
  expect(chances.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
  const impossible = counts.findIndex((count, cell) => count > 0 && chances[cell]! < 1e-12);
  expect(impossible, 'a cell that cannot happen').toBe(-1);
  const trials = counts.reduce((sum, count) => sum + count, 0);
  const pooled = pool(
    counts,
    chances.map((p) => p * trials),
  );
  const square = pooled.reduce((sum, { seen, due }) => sum + (seen - due) ** 2 / due, 0);
  const freedom = pooled.length - 1;
  expect(freedom).toBeGreaterThan(0);
  // Wilson and Hilferty's cube root makes a normal deviate of it (PNAS 17, 1931).
  const variance = 2 / (9 * freedom);
  expectSmall(Math.cbrt(square / freedom), 1 - variance, Math.sqrt(variance));
}

/** How often each whole number 0 … cells − 1 stands in a column. */
export function tally(column: ArrayLike<number>, cells: number): number[] {
  const counts = new Array<number>(cells).fill(0);
  for (let i = 0; i < column.length; i++) counts[column[i]!]! += 1;
  return counts;
}

function expectSmall(value: number, exact: number, standardError: number): void {
  const z = (value - exact) / standardError;
  expect(Math.abs(z), `${value} instead of ${exact}: z = ${z.toFixed(2)}`).toBeLessThan(REACH);
}

function pool(counts: readonly number[], expected: readonly number[]): { seen: number; due: number }[] {
  const pooled: { seen: number; due: number }[] = [];
  let seen = 0;
  let due = 0;
  counts.forEach((count, cell) => {
    seen += count;
    due += expected[cell]!;
    if (due < 5) return;
    pooled.push({ seen, due });
    seen = due = 0;
  });
  const last = pooled.at(-1)!;
  last.seen += seen;
  last.due += due;
  return pooled;
}
