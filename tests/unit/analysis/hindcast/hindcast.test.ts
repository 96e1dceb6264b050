import { describe, expect, test } from 'vitest';
import spring from '../../../../scenarios/spring-2025.json' with { type: 'json' };
import { hindcast } from '../../../../src/analysis/hindcast/hindcast.ts';
import { firstDays, kindsOf, matchFirms } from '../../../../src/analysis/hindcast/match-firms.ts';
import { normalMonth, observedFlows, worldWeights } from '../../../../src/analysis/hindcast/normal-flow.ts';
import { simulateObservables } from '../../../../src/analysis/hindcast/observables.ts';
import { verification } from '../../../../src/analysis/hindcast/verification.ts';
import { observations, parseObservations } from '../../../../src/history/index.ts';
import { loadScenario, override, parseScenario, simulate } from '../../../../src/index.ts';

const scenario = parseScenario(spring);
const short = firstDays(scenario, 88);
const ALL_LICENSED = {
  licensedTonnes: 1,
  graceDays: 0,
  heldShare: 0,
  heldUntilDay: 0,
  inspectionDays: 0,
  mostFlow: Number.POSITIVE_INFINITY,
};
const about = { id: 'x', title: 'x', unit: 'days', observedInterval: [0, 0] as const };

describe('The scenario of a hindcast', () => {
  test('has every observed firm, with the data of the automaker it resembles and its own destination', () => {
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

  test('refuses a firm that resembles no automaker', () => {
    const { 'eu-volume': _, ...others } = scenario.automakers;
    expect(() => matchFirms({ ...scenario, automakers: others }, observations)).toThrow(/automakers\.vw/);
  });
});

describe('The observables of a scenario', () => {
  const past = simulateObservables(short, 'test', 5, 40);

  test('have the halts of simulate, trial by trial', () => {
    const run = simulate(short, { seed: 'test', firstTrial: 5, trials: 40 });
    for (const [id, days] of Object.entries(past.firstHaltDay)) {
      expect(days).toEqual(run.outcomes[id]!.firstHaltDay);
    }
  });

  test('have no departures under an embargo, and shares of applications within 0 … 1', () => {
    for (const place of ['us', 'eu', 'japan', 'india']) {
      expect(past.departed[place]!.slice(0, 38)).toEqual(new Float64Array(38));
    }
    for (const days of Object.values(past.decided)) {
      for (const share of days) expect(share >= 0 && share <= 1).toBe(true);
    }
  });

  test('have the planned departures when all goods are cleared and licences come as planned', () => {
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

describe('The comparison with observations', () => {
  test('gives median, central intervals and whether the observation lies inside', () => {
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

  test('leaves out draws that are NaN', () => {
    expect(verification({ ...about, observed: 1 }, [Number.NaN, 1, 2]).draws).toEqual(Float64Array.of(1, 2));
  });

  test('relates months to a month of 2024, and weights the places of the world', () => {
    expect(normalMonth(observations, 'us')).toBe(620);
    expect(normalMonth(observations, 'korea')).toBe(448);
    const [may] = observedFlows(observations, '2025-05', '2025-05').filter(({ place }) => place === 'us');
    expect(may).toMatchObject({ month: '2025-05', value: 46 / 620 });
    const weights = Object.values(worldWeights(observations, 'korea'));
    expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(Math.min(...weights)).toBeGreaterThan(0);
  });

  test('covers every kind of observation, with the same bytes each time', () => {
    const run = () => hindcast(scenario, observations, { trials: 2 });
    const found = run();
    const ids = found.verifications.map(({ id }) => id);
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
    expect(run()).toEqual(found);
  });

  test('covers halts only where the scenario starts with the controls, and flows and approvals everywhere', () => {
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

  test('reads from its history whether a firm with a year of cover halted', () => {
    const said = (data: typeof observations): number =>
      hindcast(scenario, data, { trials: 1 }).verifications.find(
        ({ id }) => id === 'year-of-cover-hyundai-kia',
      )!.observed;
    const halted = structuredClone(observations);
    const { firms } = halted.halts as { firms: Record<string, { halts: unknown }> };
    firms['hyundai-kia']!.halts = firms.ford!.halts;
    expect([said(observations), said(parseObservations(halted))]).toEqual([0, 1]);
    expect(() => said(halted)).toThrow('parsed by its parseObservations');
  });

  test('has one member for each trial, whose flows and halts belong together', () => {
    const run = (trials: number, parts: number) =>
      hindcast(short, observations, {
        trials,
        parameterDraws: (matched) => Array.from({ length: parts }, () => ({ scenario: matched, customs })),
      });
    const customs = { ...ALL_LICENSED, licensedTonnes: 0.5 };
    const [six, single] = [run(3, 2), run(1, 6)];
    expect(six.expectedFlows.eu!['2025-06']).toHaveLength(6);
    expect(new Set(six.expectedFlows.eu!['2025-06']).size).toBe(6);
    expect(six.expectedFlows).toEqual(single.expectedFlows);
    expect([six.flows, six.firstHaltDay]).toEqual([single.flows, single.firstHaltDay]);
  });

  test('adds the error of a month to the flows, one for each member', () => {
    const { flows, expectedFlows } = hindcast(short, observations, { trials: 300 });
    const errors = flows.eu!['2025-06']!.map((flow, i) => {
      const expected = expectedFlows.eu!['2025-06']![i]!;
      return (flow - expected) / Math.hypot(0.12 * expected, 0.05);
    });
    const mean = errors.reduce((a, b) => a + b, 0) / errors.length;
    const square = errors.reduce((a, b) => a + b * b, 0) / errors.length;
    expect(Math.abs(mean)).toBeLessThan(0.2);
    expect(Math.abs(square - 1)).toBeLessThan(0.25);
  });

  test('refuses a number of trials out of range', () => {
    expect(() => hindcast(scenario, observations, { trials: 0 })).toThrow('options.trials');
  });
});
