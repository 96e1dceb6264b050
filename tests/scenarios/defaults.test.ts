import { expect, test } from 'vitest';
import autumn from '../../scenarios/autumn-2026/truce-holds.json' with { type: 'json' };
import spring from '../../scenarios/spring-2025.json' with { type: 'json' };
import truce from '../../scenarios/truce-holds.json' with { type: 'json' };
import { readCalibration } from '../../bench/hindcast/calibration.ts';
import { defaultsOf } from '../../bench/hindcast/defaults.ts';
import { juneOf } from '../../bench/hindcast/june.ts';

/* The named scenarios say what follows from the committed calibration, and name it as their source. */

interface Maker {
  readonly clearedAtStart: number;
  readonly clearedAtStartSource: string;
  readonly lanes: Record<string, { bufferDays: { median: number; sigma: number; min?: number }; bufferDaysSource: string }>;
}

const calibration = readCalibration();
const defaults = defaultsOf(calibration, juneOf(calibration));
const makers = truce.automakers as unknown as Record<string, Maker>;
const CALIBRATED = /^calibrated to April to June 2025/;

test('the review, and what comes back', () => {
  const { regimes } = truce.policy;
  expect(truce.desk.effortWorkingDays).toEqual(defaults.effort);
  expect(regimes.truce.returned).toBe(defaults.truce.returned);
  expect(regimes.slowed).toMatchObject(defaults.slowed);
  expect(spring.policy.regimes.setup).toMatchObject(defaults.slowed);
  for (const source of [truce.desk.effortWorkingDaysSource, regimes.truce.returnedSource, regimes.slowed.speedSource, regimes.slowed.returnedSource]) {
    expect(source).toMatch(CALIBRATED);
  }
});

test.each(Object.keys(defaults.clearedAtStart))('what %s has cleared', (id) => {
  expect(makers[id]!.clearedAtStart).toBe(defaults.clearedAtStart[id]);
  expect(makers[id]!.clearedAtStartSource).toMatch(CALIBRATED);
});

test.each(Object.keys(defaults.buffers))('buffers of %s', (id) => {
  const { lanes } = makers[id]!;
  const medians = Object.fromEntries(
    Object.entries(lanes).flatMap(([element, lane]) => (element === 'source' ? [] : [[element, lane.bufferDays.median]])),
  );
  expect(medians).toEqual(defaults.buffers[id]);
  for (const element of Object.keys(medians)) {
    expect(lanes[element]!.bufferDays.sigma, element).toBe(defaults.bufferSigma);
    expect(lanes[element]!.bufferDaysSource, element).toMatch(CALIBRATED);
  }
});

test('autumn 2026 stands as far from June 2025 as it says', () => {
  const RATIOS = { 'a tenth above': 1.1, 'a fifth above': 1.2, 'as in': 1, 'a quarter below': 0.75 };
  let held = 0;
  for (const [id, { lanes }] of Object.entries(autumn.automakers as unknown as Record<string, Maker>)) {
    for (const [element, { bufferDays, bufferDaysSource }] of Object.entries(lanes ?? {})) {
      const said = Object.entries(RATIOS).find(([words]) => bufferDaysSource.startsWith(`judgement: ${words} June 2025`));
      if (!said) continue;
      expect(bufferDays.median, `${id} ${element}`).toBe(Math.round(makers[id]!.lanes[element]!.bufferDays.median * said[1]));
      held += 1;
    }
  }
  expect(held).toBe(15);
});
