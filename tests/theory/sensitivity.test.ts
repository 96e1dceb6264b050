import { expect, test } from 'vitest';
import { onlyAutomakers } from '../../src/analysis/only-automakers.ts';
import {
  loadScenario,
  override,
  scenarioOfSet,
  sensitivity,
  shippedRanges,
  uncertainty,
} from '../../src/index.ts';

const single = scenarioOfSet(loadScenario('licences-slowed'), 0);
const seed = 'sensitivity';

test('Sobol indices of numbers by their own distributions: their variance is the share of ignorance that uncertainty gives', () => {
  const lanes = { 'eu-volume': { lanes: { Dy: { bufferDays: 50 } } } };
  const scenario = override(onlyAutomakers(single, ['eu-volume']), {
    market: { thriftPerMonth: { low: 0, mode: 0.05, high: 0.2 }, thriftAfterDays: 0 },
    automakers: lanes,
  });
  const { epistemicShare } = uncertainty(scenario, { outer: 200, inner: 64, seed });
  const { variance, mean } = sensitivity(
    scenario,
    shippedRanges(scenario),
    { method: 'sobol', rows: 128 },
    { seed },
  );
  const share = variance / (mean * (1 - mean));
  expect(share).toBeGreaterThan(epistemicShare.interval[0]);
  expect(share).toBeLessThan(epistemicShare.interval[1]);
});
