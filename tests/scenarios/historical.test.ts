import { describe, expect, test } from 'vitest';
import japan from '../../scenarios/japan-2026.json' with { type: 'json' };
import spring from '../../scenarios/spring-2025.json' with { type: 'json' };
import { observations } from '../../src/history/index.ts';
import { compile, drawSamplePath, loadScenario, parseScenario } from '../../src/index.ts';
import { formatDay, parseDay } from '../../src/calendar/days.ts';

/*
 * Historical scenarios have the regimes of regimes.json on every day, and all else of the named
 * scenarios.
 */

/** The names in the series of a regime of the scenario. */
const READS: Readonly<Record<string, readonly string[]>> = {
  setup: ['ban'],
  ban: ['ban'],
  slowed: ['slowed'],
  truce: ['licensed', 'truce'],
};

describe.each([
  ['spring-2025', spring],
  ['japan-2026', japan],
])('%s', (_, data) => {
  const scenario = parseScenario(data);
  const model = compile(scenario);

  test('has the regimes of the historical series on every day', () => {
    const { regimes } = drawSamplePath(model, 'any', 0);
    const start = parseDay(scenario.start)!;
    for (const [place, periods] of Object.entries(observations.regimes.series)) {
      const own = Object.keys(scenario.policy.destinations).indexOf(place);
      const days = regimes[own + 1]!;
      days.forEach((r, t) => {
        const date = formatDay(start + t);
        const period = periods!.find(({ from, to }) => from <= date && date <= to)!;
        expect(READS[model.regimes[r]!.name], `${place} ${date}`).toContain(period.regime);
      });
    }
  });

  test('has everything else from the named scenarios', () => {
    const named = loadScenario('truce-holds');
    expect(scenario.market).toEqual(named.market);
    expect(scenario.desk).toEqual(named.desk);
    expect(scenario.plant).toEqual(named.plant);
    for (const [id, maker] of Object.entries(named.automakers)) {
      if (typeof maker === 'object') expect(scenario.automakers[id]!.lanes, id).toEqual(maker.lanes);
    }
  });
});
