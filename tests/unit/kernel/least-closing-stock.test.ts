import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leastClosingStock } from '../../../src/kernel/lane-events.ts';
import { cases } from '../../cases.ts';
import { arbitraryFuture } from '../../properties/arbitraries.ts';
import { closingStocks, eachAutomaker } from './full-rate.ts';

test('the least closing stock of a lane at full rate is the least of all its evenings', {
  timeout: 60_000,
}, () => {
  let lanes = 0;
  let short = 0;
  const property = fc.property(arbitraryFuture(), (future) =>
    eachAutomaker(future, (state) => {
      state.context.automaker.lanes.forEach((_, l) => {
        const least = Math.min(...closingStocks(state, l));
        expect(leastClosingStock(state, l, Number.NEGATIVE_INFINITY)).toBe(least);
        lanes += 1;
        // With a floor any stock below it will do, the first that is found.
        const found = leastClosingStock(state, l, 0);
        if (least >= 0) expect(found).toBe(least);
        else {
          expect(found).toBeLessThan(0);
          expect(found).toBeGreaterThanOrEqual(least);
          short += 1;
        }
      });
    }),
  );
  fc.assert(property, { seed: 20250404, numRuns: cases(600) });
  expect(lanes).toBeGreaterThan(cases(600));
  expect(short).toBeGreaterThan(cases(600) / 4);
});
