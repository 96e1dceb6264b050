import { expect, test } from 'vitest';
import { format, loadScenario, sensitivity } from '../../../src/index.ts';

const scenario = loadScenario('licences-slowed');
const buffer = (automaker: string): string => `automakers.${automaker}.lanes.Dy.bufferDays.median`;
const ranges = {
  [buffer('us-volume')]: [30, 90],
  [buffer('eu-volume')]: [30, 90],
  'market.thriftPerMonth': [0, 0.05],
} as const;
const few = { method: 'tornado', trials: 50 } as const;

test('Inputs of a tornado keep names that tell them apart, within 80 columns', () => {
  const lines = format(sensitivity(scenario, ranges, few, { seed: 'names' })).split('\n');
  for (const automaker of ['us-volume', 'eu-volume'])
    expect(lines.filter((line) => line.startsWith(`….${automaker}.lanes.Dy.bufferDays.median`))).toHaveLength(
      1,
    );
  for (const line of lines) expect([...line].length, line).toBeLessThanOrEqual(80);
});

test('A tornado of one automaker has short names beside its numbers', () => {
  const of = { [buffer('eu-volume')]: [30, 90], 'market.thriftPerMonth': [0, 0.05] } as const;
  const asked = { ...few, automaker: 'eu-volume' } as const;
  const text = format(sensitivity(scenario, of, asked, { seed: 'names' }));
  expect(text).toMatch(/^….Dy.bufferDays.median +30 to 90 /m);
  expect(text).toMatch(/^market\.thriftPerMonth +0 to 0\.05 /m);
});
