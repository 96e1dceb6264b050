import { describe, expect, test } from 'vitest';
import spring from '../../../../scenarios/spring-2025.json' with { type: 'json' };
import { hindcast } from '../../../../src/analysis/hindcast/hindcast.ts';
import { firstDays, kindsOf, matchFirms } from '../../../../src/analysis/hindcast/match-firms.ts';
import { normalMonth, observedFlows, worldWeights } from '../../../../src/analysis/hindcast/normal-flow.ts';
import { simulateObservables } from '../../../../src/analysis/hindcast/observables.ts';
import { verification } from '../../../../src/analysis/hindcast/verification.ts';
import { observations } from '../../../../src/history/index.ts';
import { loadScenario, override, parseScenario, simulate } from '../../../../src/index.ts';

const scenario = parseScenario(spring);
const short = firstDays(scenario, 88);
const about = { id: 'x', title: 'x', unit: 'days', observedInterval: [0, 0] as const };

describe('the cast', () => {
  test('is every firm of history, built like its maker and under the policy where it builds', () => {
    const cast = matchFirms(scenario, observations);
    expect(Object.keys(cast.automakers).sort()).toEqual(Object.keys(observations.halts.firms).sort());
    expect(cast.automakers['maruti-suzuki']).toEqual({
      ...scenario.automakers['japan-compact'],
      title: 'Maruti Suzuki',
      destination: 'india',
    });
  });

  test('has one firm of each kind where only chances matter', () => {
    expect(Object.keys(kindsOf(scenario, observations).automakers)).toContain('japan-compact-india');
  });

  test('a firm that resembles nobody is refused', () => {
    const { 'eu-volume': _, ...others } = scenario.automakers;
    expect(() => matchFirms({ ...scenario, automakers: others }, observations)).toThrow(/automakers\.vw/);
  });
});

describe('recollecting', () => {
  const past = simulateObservables(short, 'test', 5, 40);

  test('halts are those of simulate, trial by trial', () => {
    const run = simulate(short, { seed: 'test', firstTrial: 5, trials: 40 });
    for (const [id, days] of Object.entries(past.firstHaltDay)) {
      expect(days).toEqual(run.outcomes[id]!.firstHaltDay);
    }
  });

  test('nothing leaves under an embargo; shares of files never fall and stay within 0 … 1', () => {
    for (const place of ['us', 'eu', 'japan', 'india']) {
      expect(past.departed[place]!.slice(0, 38)).toEqual(new Float64Array(38));
    }
    for (const days of Object.values(past.decided)) {
      for (const share of days) expect(share >= 0 && share <= 1).toBe(true);
    }
  });

  test('in a calm world with all cleared and licences as planned, what leaves is what was planned', () => {
    const calm = override(loadScenario('truce-holds'), {
      policy: { regimes: { truce: { returned: 0, approval: 1 } } },
      desk: { effortWorkingDays: 1 },
      market: { rampCap: 0, rampPerMonth: 0, thriftCap: 0, thriftPerMonth: 0 },
    });
    const { departed } = simulateObservables(calm, 'calm', 0, 20);
    const mean = departed.eu!.subarray(90, 330).reduce((a, b) => a + b, 0) / 240;
    expect(Math.abs(mean - 1)).toBeLessThan(0.02);
  });
});

describe('beside what was observed', () => {
  test('the draws give median, central intervals and a verdict', () => {
    const draws = Array.from({ length: 100 }, (_, i) => i + 1);
    const found = verification({ ...about, observed: 95 }, draws);
    expect([found.median, found.interval50, found.interval90, found.inside]).toEqual([
      50,
      [25, 75],
      [5, 95],
      true,
    ]);
    expect(verification({ ...about, observed: 96 }, draws).inside).toBe(false);
  });

  test('draws that are not numbers are left out', () => {
    expect(verification({ ...about, observed: 1 }, [Number.NaN, 1, 2]).draws).toEqual(Float64Array.of(1, 2));
  });

  test('months count against a month of 2024; the world weighs its places', () => {
    expect(normalMonth(observations, 'us')).toBe(620);
    expect(normalMonth(observations, 'korea')).toBe(448);
    const [may] = observedFlows(observations, '2025-05', '2025-05').filter(({ place }) => place === 'us');
    expect(may).toMatchObject({ month: '2025-05', value: 46 / 620 });
    const weights = Object.values(worldWeights(observations, 'korea'));
    expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(Math.min(...weights)).toBeGreaterThan(0);
  });

  test('every kind of observation is compared, the same bytes each time', () => {
    const run = () => hindcast(scenario, observations, { trials: 2 });
    const told = run();
    const ids = told.verifications.map(({ id }) => id);
    for (const prefix of [
      'flow-world-',
      'flow-us-',
      'approved-',
      'share-halted',
      'stop-1',
      'halt-length-ford',
    ]) {
      expect(
        ids.some((id) => id.startsWith(prefix)),
        prefix,
      ).toBe(true);
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(run()).toEqual(told);
  });

  test('halts are compared where the past begins with the controls, months and files wherever it was', () => {
    const kinds = (name: string): string[] => [
      ...new Set(
        hindcast(loadScenario(name), observations, { trials: 1 }).verifications.map(
          ({ id }) => id.split('-')[0]!,
        ),
      ),
    ];
    expect(kinds('spring-2025')).toEqual(['flow', 'approved', 'share', 'stop', 'halt', 'year']);
    expect(kinds('japan-2026')).toEqual(['flow']);
  });

  test('whether a firm with a year of cover halted is read from its history', () => {
    const said = (data: typeof observations): number =>
      hindcast(scenario, data, { trials: 1 }).verifications.find(
        ({ id }) => id === 'year-of-cover-hyundai-kia',
      )!.observed;
    const halted = structuredClone(observations);
    const { firms } = halted.halts as { firms: Record<string, { halts: unknown }> };
    firms['hyundai-kia']!.halts = firms.ford!.halts;
    expect([said(observations), said(halted)]).toEqual([0, 1]);
  });

  test('a number of trials out of range is refused', () => {
    expect(() => hindcast(scenario, observations, { trials: 0 })).toThrow('options.trials');
  });
});
