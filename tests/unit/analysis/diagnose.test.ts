import { describe, expect, test } from 'vitest';
import { diagnose, loadScenario, override, type Simulation, simulate } from '../../../src/index.ts';

const scenario = override(loadScenario('ban-resumes'), { horizonDays: 200 });
const plain = simulate(scenario, { trials: 320, seed: 'diagnose' });

/** Returns the same outcomes, weighted. */
function weighted(
  weight: (trial: number, halts: boolean) => number,
  more: Partial<Simulation> = {},
): Simulation {
  const makers = Object.values(plain.outcomes);
  const halts = (i: number): boolean => makers.some(({ firstHaltDay }) => firstHaltDay[i]! < 200);
  const weights = Float64Array.from({ length: 320 }, (_, i) => weight(i, halts(i)));
  return { ...plain, weights, rareEvents: { method: 'policy', mixtureWeights: [] }, ...more };
}

describe('diagnose', () => {
  test('has no warnings for plain trials, each halt of which counts fully', () => {
    const { halted, effectiveHalts, meanWeight, warnings } = diagnose(plain);
    expect(halted).toBeGreaterThan(100);
    expect(effectiveHalts).toBeCloseTo(halted, 9);
    expect(meanWeight).toBe(1);
    expect(warnings).toEqual([]);
  });

  test('warns of a trial with a large weight, and of few halts', () => {
    const { warnings, largestShare } = diagnose(weighted((i, halts) => (halts && i < 20 ? 100 : 0.1)));
    expect(largestShare).toBeGreaterThan(0.04);
    expect(warnings.join()).toContain('as imprecise as one from');
    let seen = 0;
    const one = diagnose(weighted((_, halts) => (halts && seen++ === 0 ? 1000 : 0.1)));
    expect(one.warnings.join()).toContain('one trial makes up');
    expect(diagnose(weighted((_, halts) => (halts ? 0 : 1.2))).warnings).toContain('no trial halted');
  });

  test('warns when weights do not average 1', () => {
    const { warnings } = diagnose(weighted((i) => 2 + (i % 2) / 10));
    expect(warnings.join()).toContain('weights average 2.050 instead of 1');
  });

  test('judges populations by the spread between them', () => {
    const alike = weighted(() => 1, { replicates: 32 });
    const apart = weighted((i) => (i % 32 === 0 ? 8 : 0.5), { replicates: 32 });
    expect(diagnose(alike).warnings).toEqual([]);
    expect(diagnose(apart).effectiveHalts).toBeLessThan(diagnose(alike).effectiveHalts / 5);
    expect(diagnose(apart).warnings.join()).toContain('one population makes up');
  });

  test('treats trials as independent when there are fewer than populations', () => {
    const few = simulate(scenario, { trials: 20, seed: 'diagnose' });
    const run = { ...few, weights: new Float64Array(20).fill(1), replicates: 32 };
    expect(diagnose(run).effectiveHalts).toBeCloseTo(diagnose(few).halted, 9);
  });

  test('warns of fewer plain trials than the error takes, where plain trials are the cheapest way to it', () => {
    const few = simulate(scenario, { trials: 20, seed: 'diagnose' });
    const of = (trialsForError: number) =>
      diagnose({ ...few, rareEvents: { method: 'plain', trialsForError } }).warnings;
    expect(of(20)).toEqual([]);
    expect(of(123_456).join()).toContain('take about 120,000: run more trials');
  });

  test('warns when the search found no lane that runs out', () => {
    const lost = weighted(() => 1, {
      rareEvents: {
        method: 'lanes',
        plan: { levels: [], shares: [] },
        populationChances: [],
        laneEvaluations: 0,
        trialsWorth: 0,
        reachedTarget: false,
      },
    });
    expect(diagnose(lost).warnings.join()).toContain('the search for rare halts found none');
  });
});
