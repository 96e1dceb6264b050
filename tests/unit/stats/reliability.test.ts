import { expect, test } from 'vitest';
import { brierParts } from '../../../src/stats/brier-score.ts';
import { proportion } from '../../../src/stats/proportion.ts';
import { reliabilityTable } from '../../../src/stats/reliability.ts';

test('a reliability table has the cases, mean forecast and frequency of each bin', () => {
  const forecasts = [0.05, 0.1, 0.15, 0.19, 0.6, 1, 0.95];
  const outcomes = [0, 0, 1, 0, 1, 1, 1];
  const table = reliabilityTable(forecasts, outcomes, { bins: 5, confidence: 0.9 });
  expect(table.map(({ low, high, cases }) => [low, high, cases])).toEqual([
    [0, 0.2, 4],
    [0.2, 0.4, 0],
    [0.4, 0.6, 0],
    [0.6, 0.8, 1],
    [0.8, 1, 2],
  ]);
  expect(table[0]!.meanForecast).toBeCloseTo(0.1225, 14);
  expect(table[0]!.frequency).toEqual(proportion(1, 4, { confidence: 0.9 }));
  expect(table[1]!.meanForecast).toBeNaN();
  expect(table[1]!.frequency).toMatchObject({ value: Number.NaN, interval: [0, 1], trials: 0 });
  expect(table[4]!.meanForecast).toBeCloseTo(0.975, 14);
});

test.each([1, 3, 7, 10, 49, 1000])(
  'in a reliability table with %d bins each edge belongs to the bin above it, and 1 to the last',
  (bins) => {
    for (let k = 0; k <= bins; k++) {
      const table = reliabilityTable([k / bins], [1], { bins });
      const at = table.findIndex(({ cases }) => cases === 1);
      expect(at).toBe(Math.min(k, bins - 1));
      expect(table).toHaveLength(bins);
    }
  },
);

test('a reliability table gives the reliability part of the Brier score when forecasts are equal within bins', () => {
  const forecasts = [0.15, 0.15, 0.15, 0.85, 0.85];
  const outcomes = [0, 1, 0, 1, 1];
  const rows = reliabilityTable(forecasts, outcomes).filter(({ cases }) => cases > 0);
  const sum = rows.reduce(
    (total, { cases, meanForecast, frequency }) => total + cases * (meanForecast - frequency.value) ** 2,
    0,
  );
  expect(sum / 5).toBeCloseTo(brierParts(forecasts, outcomes).reliability, 14);
});

test('a reliability table refuses bins, outcomes and confidences out of range', () => {
  expect(() => reliabilityTable([0.5], [1], { bins: 0 })).toThrow('bins to be a whole number from 1 to 1000');
  expect(() => reliabilityTable([0.5], [2])).toThrow('outcomes[0]');
  expect(() => reliabilityTable([0.5], [1], { confidence: 1 })).toThrow('confidence');
});
