import { describe, expect, it } from 'vitest';
import { compare, format, loadScenario, override } from '../../../src/index.ts';

const slowed = loadScenario('licences-slowed');
const patch = (bufferDays: number) => ({ automakers: { 'us-volume': { lanes: { Dy: { bufferDays } } } } });
const thicker = override(slowed, patch(120));
const options = { trials: 200, seed: 'compare' };

describe('compare', () => {
  const { differences } = compare(slowed, { thicker, same: slowed }, options);

  it('finds no difference for automakers that the change does not affect', () => {
    const { 'us-volume': touched, ...others } = differences.thicker!.automakers;
    expect(touched!.haltProbability.value).toBeLessThan(0);
    for (const { haltProbability, haltDays, vehiclesLost } of Object.values(others)) {
      for (const { value, standardError, interval } of [haltProbability, haltDays, vehiclesLost]) {
        expect([value, standardError]).toEqual([0, 0]);
        expect(interval[1]).toBeGreaterThan(0);
      }
    }
  });

  it('finds no difference of a scenario from itself, with an interval of positive width', () => {
    const { haltProbability } = differences.same!;
    expect([haltProbability.value, haltProbability.varianceRatio]).toEqual([0, Number.POSITIVE_INFINITY]);
    expect(haltProbability.interval[1]).toBeCloseTo(0.0188, 4);
  });

  it('gives chances by the requested day and by the checkpoints', () => {
    const { thicker: early } = compare(slowed, { thicker }, { ...options, byDay: 90 }).differences;
    expect(early!.haltProbability).toEqual(differences.thicker!.byDay[90]);
    expect(Object.keys(early!.byDay)).toEqual(['90', '180']);
  });

  it('compares only automakers that both scenarios have', () => {
    const fewer = override(thicker, { automakers: { 'eu-volume': null } });
    const { automakers } = compare(slowed, { fewer }, { trials: 20 }).differences.fewer!;
    expect(Object.keys(automakers)).not.toContain('eu-volume');
    expect(Object.keys(automakers)).toHaveLength(Object.keys(slowed.automakers).length - 1);
  });

  it('refuses scenarios that cannot be compared', () => {
    const { 'us-volume': maker, ...rest } = slowed.automakers;
    const stranger = { ...slowed, automakers: { stranger: maker! } };
    expect(Object.keys(rest)).not.toHaveLength(0);
    expect(() => compare(slowed, {}, options)).toThrow('at least one alternative, got none');
    expect(() => compare(slowed, { stranger }, options)).toThrow('to share one with the baseline');
    const shorter = override(slowed, { horizonDays: 300 });
    expect(() => compare(slowed, { shorter }, options)).toThrow(
      'Expected alternatives.shorter.horizonDays to be 365 as in the baseline, got 300 (number)',
    );
    expect(() => compare(slowed, { thicker }, { ...options, byDay: 366 })).toThrow('options.byDay');
    const rare = { ...options, rareEvents: true } as typeof options;
    expect(() => compare(slowed, { thicker }, rare)).toThrow(TypeError);
  });

  it('is formatted with its changes and without unchanged lines', () => {
    const text = format(compare(slowed, { thicker }, options));
    expect(text).toContain('Alternative: thicker');
    expect(text).toMatch(/us-volume +[\d.]+ +[\d.]+ +−[\d.]+ \(−[\d.]+ to −[\d.]+\)/);
    expect(text).toContain('The same in every future: eu-volume,');
    expect(text).toContain('does not say how\nlikely a scenario is');
  });
});
