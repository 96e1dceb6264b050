import { expect, test } from 'vitest';
import { uniformity } from '../uniformity.ts';

/* Ranks from 0 to 99. */

const all = Array.from({ length: 100 }, (_, rank) => rank);

test('ranks that fill every bin alike leave no doubt', () => {
  expect(uniformity(all, 99)).toEqual({ pValue: 1, in50: 0.5, in90: 0.9 });
});

test.each([
  ['the first half of the ranks alone', all.map((rank) => Math.floor(rank / 2))],
  ['the middle alone, as of posteriors that are too wide', all.map((rank) => 30 + Math.floor(rank * 0.4))],
  [
    'the ends alone, as of posteriors that are too narrow',
    all.map((rank) => (rank < 50 ? rank % 10 : 99 - (rank % 10))),
  ],
])('are not uniform: %s', (_, ranks) => {
  expect(uniformity(ranks, 99).pValue).toBeLessThan(1e-6);
});

test('the p-value is that of nine degrees of freedom', () => {
  // Ten ranks in each bin but the first and the last, which have 19 and 1: 2 · 9² / 10 = 16.2.
  const ranks = all.map((rank) => (rank > 90 ? rank - 91 : rank));
  expect(uniformity(ranks, 99).pValue).toBeCloseTo(0.0628, 3);
});

test('the central parts hold ranks 25 to 74 and 5 to 94', () => {
  expect(uniformity([4, 5, 24, 25, 74, 75, 94, 95], 99)).toMatchObject({ in50: 2 / 8, in90: 6 / 8 });
  expect(uniformity([0, 99], 99)).toMatchObject({ in50: 0, in90: 0 });
});
