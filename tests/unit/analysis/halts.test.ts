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

const plain = simulate(loadScenario('licences-slowed'), { trials: 400, seed: 'halts' });
/** Every other trial counts twice, the rest not at all. */
const halved: Simulation = { ...plain, weights: Float64Array.from({ length: 400 }, (_, i) => 2 * (i % 2)) };
const [id] = Object.keys(plain.outcomes) as [string];
const { firstHaltDay, bindingElement } = plain.outcomes[id]!;
const odd = <T>(column: ArrayLike<T>): T[] => Array.from(column).filter((_, i) => i % 2 === 1);
const { horizonDays } = plain.scenario;

describe('A weighted run', () => {
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

describe('A plain run', () => {
  it('has the same chance of survival to the horizon in the curve and in haltProbability', () => {
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

  it('has the Kaplan–Meier curve of its first halts, censored at the horizon', () => {
    const observed = firstHaltDay.map((day) => (day < horizonDays ? 1 : 0));
    const curve = kaplanMeier(firstHaltDay, { observed });
    const { survival } = survivalCurve(plain, { automaker: id });
    curve.times.forEach((time, k) => {
      expect(survival[time + 1]).toEqual(curve.survival[k]);
    });
  });

  it('has the interval of Clopper and Pearson on request', () => {
    const exact = haltProbability(plain, { automaker: id, method: 'clopper-pearson' });
    const same = probability(firstHaltDay, (day) => day < horizonDays, { method: 'clopper-pearson' });
    expect(exact).toEqual(same);
    expect(exact.interval[0]).toBeLessThan(haltProbability(plain, { automaker: id }).interval[0]);
    expect(() => haltProbability(plain, { method: 'exact' as 'wilson' })).toThrow(RangeError);
  });
});
