import { describe, expect, it } from 'vitest';
import {
  bindingElements,
  haltProbability,
  kaplanMeier,
  loadScenario,
  probability,
  quantile,
  type Simulation,
  simulate,
  summarize,
  survivalCurve,
} from '../../../src/index.ts';

/*
 * Breaks of src that turned tests red: halts.ts without estimateOptions in haltProbability, in survivalCurve or in bindingElements;
 * summary.ts with the median of all in place of the halted.
 */

const plain = simulate(loadScenario('licences-slowed'), { trials: 400, seed: 'halts' });
/** Every other trial counts double, the rest not at all. */
const halved: Simulation = { ...plain, weights: Float64Array.from({ length: 400 }, (_, i) => 2 * (i % 2)) };
const [id] = Object.keys(plain.outcomes) as [string];
const { firstHaltDay, bindingElement } = plain.outcomes[id]!;
const odd = <T>(column: ArrayLike<T>): T[] => Array.from(column).filter((_, i) => i % 2 === 1);
const { horizonDays } = plain.scenario;

describe('a weighted run', () => {
  it('has the halt probability and the survival curve of the trials that count', () => {
    const halted = odd(firstHaltDay).filter((day) => day < horizonDays).length;
    const { value } = haltProbability(halved, { automaker: id });
    expect(value).toBeCloseTo(halted / 200, 12);
    const { survival, band } = survivalCurve(halved, { automaker: id });
    expect(survival[horizonDays]!.value).toBeCloseTo(1 - halted / 200, 12);
    const byNinety = odd(firstHaltDay).filter((day) => day < 90).length;
    expect(survival[90]!.value).toBeCloseTo(1 - byNinety / 200, 12);
    expect(band[90]![0]).toBeLessThanOrEqual(survival[90]!.interval[0]);
    expect(band).toHaveLength(horizonDays + 1);
  });

  it('has the binding elements and the median of the trials that count', () => {
    const bound = odd(bindingElement).filter((number) => number > 0);
    for (const { value, interval } of Object.values(bindingElements(halved, { automaker: id }))) {
      expect(value * bound.length).toBeCloseTo(Math.round(value * bound.length), 9);
      expect(interval[0]).toBeGreaterThanOrEqual(0);
      expect(interval[1]).toBeLessThanOrEqual(1);
    }
    const days = odd(firstHaltDay).filter((day) => day < horizonDays);
    const median = summarize(halved).automakers[id]!.medianFirstHaltDay!;
    expect(median.value).toBe(quantile(days, 0.5).value);
    expect(median.interval[0]).toBeLessThanOrEqual(median.value);
    expect(median.interval[1]).toBeGreaterThanOrEqual(median.value);
  });
});

describe('a plain run', () => {
  it('has one estimate of survival to the horizon, whoever asks', () => {
    const { days, survival, band } = survivalCurve(plain, { automaker: id });
    const halts = haltProbability(plain, { automaker: id });
    expect(days).toHaveLength(horizonDays + 1);
    expect(survival[0]!.value).toBe(1);
    expect(survival[horizonDays]!.value).toBeCloseTo(1 - halts.value, 12);
    expect(survival[horizonDays]!.interval[0]).toBeCloseTo(1 - halts.interval[1], 12);
    days.forEach((day) => {
      expect(band[day]![0]).toBeLessThanOrEqual(survival[day]!.interval[0]);
      expect(band[day]![1]).toBeGreaterThanOrEqual(survival[day]!.interval[1]);
    });
  });

  it('reads survival as Kaplan and Meier do, with what is censored at the horizon', () => {
    const observed = firstHaltDay.map((day) => (day < horizonDays ? 1 : 0));
    const curve = kaplanMeier(firstHaltDay, { observed });
    const { survival } = survivalCurve(plain, { automaker: id });
    curve.times.forEach((time, k) => {
      expect(survival[time + 1]).toEqual(curve.survival[k]);
    });
  });

  it('gives the exact interval on request', () => {
    const exact = haltProbability(plain, { automaker: id, method: 'clopper-pearson' });
    const same = probability(firstHaltDay, (day) => day < horizonDays, { method: 'clopper-pearson' });
    expect(exact).toEqual(same);
    expect(exact.interval[0]).toBeLessThan(haltProbability(plain, { automaker: id }).interval[0]);
    expect(() => haltProbability(plain, { method: 'exact' as 'wilson' })).toThrow(RangeError);
  });
});
