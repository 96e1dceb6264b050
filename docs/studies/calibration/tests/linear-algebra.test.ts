import { expect, test } from 'vitest';
import { cholesky, covariance } from '../linear-algebra.ts';

/* A break that turned this red: products of what lies off the diagonal left out. */

test('the factor of a matrix with a whole one', () => {
  expect(
    cholesky([
      [4, 12, -16],
      [12, 37, -43],
      [-16, -43, 98],
    ]),
  ).toEqual([[2], [6, 1], [-8, 5, 3]]);
});

test('covariances are means of products about the means', () => {
  const points = [
    [1, 10],
    [3, 10],
    [1, 16],
    [3, 24],
  ].map((point) => Float64Array.from(point));
  expect(covariance(points)).toEqual([
    [1, 2],
    [2, 33],
  ]);
});
