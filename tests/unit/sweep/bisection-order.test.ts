import { expect, it } from 'vitest';
import { bisectionOrder } from '../../../src/sweep/bisection-order.ts';

it('An order by halves has every place once: the last, the first, then the middles of gaps', () => {
  expect([...bisectionOrder(9)]).toEqual([8, 0, 4, 2, 6, 1, 3, 5, 7]);
  expect([...bisectionOrder(1)]).toEqual([0]);
  expect([...bisectionOrder(2)]).toEqual([1, 0]);
  for (let count = 1; count < 70; count++) {
    const sorted = [...bisectionOrder(count)].sort((a, b) => a - b);
    expect(sorted).toEqual(Array.from({ length: count }, (_, k) => k));
  }
});
