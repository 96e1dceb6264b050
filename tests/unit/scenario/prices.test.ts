import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  loadScenario,
  override,
  parseScenario,
  parseScenarioWithUnits,
  type ScenarioError,
  type ScenarioPatch,
  scenarioWarnings,
} from '../../../src/index.ts';

const DATA = {
  name: 'priced',
  start: '2025-06-06',
  policy: { regimes: { truce: {} }, initial: 'truce' },
  automakers: {
    maker: { vehiclesPerDay: 1000, lanes: { Dy: { bufferDays: 60, gramsPerVehicle: 12 } } },
  },
};
const PRICES = {
  goodsPerKg: { Dy: { oxide: 224 } },
  capitalPerYear: 0.08,
  marginPerVehicle: 5000,
};
const priced = parseScenario({ ...DATA, prices: PRICES });

function issuesOf(prices: object, patch: object = {}): string[] {
  try {
    parseScenario({ ...DATA, prices, ...patch });
    return [];
  } catch (error) {
    return (error as ScenarioError).issues.map(({ message }) => message);
  }
}

describe('Prices of a scenario file', () => {
  it('are absent unless the file has them, and default to nothing', () => {
    expect('prices' in parseScenario(DATA)).toBe(false);
    expect(parseScenario({ ...DATA, prices: {} }).prices).toEqual({
      heldAs: 'oxide',
      goodsPerKg: {},
      capitalPerYear: 0,
      storagePerYear: 0,
      obsolescencePerYear: 0,
      marginPerVehicle: 0,
      catchUpShare: 0,
      perHalt: 0,
      perRestart: 0,
      airPerDay: 0,
    });
  });

  it('are refused with their path, all at once', () => {
    expect(issuesOf({ marginPerVehicle: -1, catchUpShare: -0.5, capitalPerYear: 'much' })).toEqual([
      'Expected prices.capitalPerYear to be a share of value a year from 0 to 10, got "much" (string)',
      'Expected prices.marginPerVehicle to be a number of at least 0, got -1 (number)',
      'Expected prices.catchUpShare to be a share from 0 to 1, got -0.5 (number)',
    ]);
    expect(issuesOf({ perStop: 1 })[0]).toContain('prices.perStop');
    expect(issuesOf({ goodsPerKg: { Nd: { oxide: 60 } } })[0]).toContain('prices.goodsPerKg.Nd');
    expect(issuesOf({ marginPerVehicle: { median: 5000, sigma: 0.2 } })).toHaveLength(1);
  });

  it('name a stage that has a price', () => {
    expect(issuesOf({ goodsPerKg: { Dy: { oxide: 224, magnet: 1600 } }, heldAs: 'magnets' })).toEqual([
      'Expected prices.heldAs to be a stage of prices.goodsPerKg (oxide, magnet), got "magnets" (string); did you mean "magnet"?',
    ]);
    const own = { automakers: { maker: { ...DATA.automakers.maker, prices: { heldAs: 'metal' } } } };
    expect(issuesOf(PRICES, own)).toEqual([
      'Expected automakers.maker.prices.heldAs to be a stage of prices.goodsPerKg (oxide), got "metal" (string)',
    ]);
  });

  it('may be patched, and taken away', () => {
    const patched = override(priced, { prices: { goodsPerKg: { Dy: { oxide: 300 } }, perHalt: 1e6 } });
    expect(patched.prices).toMatchObject({
      goodsPerKg: { Dy: { oxide: 300 } },
      perHalt: 1e6,
      marginPerVehicle: 5000,
    });
    expect('prices' in override(patched, { prices: null })).toBe(false);
    expect(override(parseScenario(DATA), { prices: PRICES })).toEqual(priced);
    expect(parseScenario(JSON.parse(JSON.stringify(priced)))).toEqual(priced);
  });

  it('take units of time and shares in per cent', async () => {
    const data = { ...DATA, prices: { ...PRICES, capitalPerYear: '8 % / year', catchUpShare: '50 %' } };
    expect((await parseScenarioWithUnits(data)).prices).toMatchObject({
      capitalPerYear: 0.08,
      catchUpShare: 0.5,
    });
  });

  it('have a source beside each number of the shipped example, which has no warning', () => {
    const { prices, automakers } = JSON.parse(readFileSync('examples/ban-with-prices.json', 'utf8'));
    for (const [key, value] of Object.entries(prices)) {
      if (typeof value === 'number') expect(prices).toHaveProperty(`${key}Source`);
    }
    const scenario = override(loadScenario('ban-resumes'), { prices, automakers });
    expect(scenarioWarnings(scenario).map(({ message }) => message)).toEqual([]);
  });
});

describe('A price that has no effect is a warning', () => {
  const warnings = (patch: object): string[] =>
    scenarioWarnings(override(priced, patch as ScenarioPatch)).map(({ message }) => message);
  const maker = (patch: object): object => ({ automakers: { maker: patch } });

  it.each<[string, object]>([
    ['prices.goodsPerKg has no effect: capitalPerYear', { prices: { capitalPerYear: 0 } }],
    [
      'prices.goodsPerKg.Tb has no effect: no essential lane',
      { prices: { goodsPerKg: { Tb: { oxide: 8 } } } },
    ],
    [
      'prices.catchUpShare has no effect: marginPerVehicle is 0',
      { prices: { marginPerVehicle: 0, catchUpShare: 0.5 } },
    ],
    ['prices.airPerDay has no effect: expediteBelowDays is 0', { prices: { airPerDay: 5 } }],
    ['automakers.maker.prices.airPerDay has no effect', maker({ prices: { airPerDay: 5 } })],
    [
      'automakers.maker.lanes.Dy has no price, so its stock costs nothing: gramsPerVehicle',
      maker({ lanes: { Dy: { gramsPerVehicle: null } } }),
    ],
    [
      'automakers.maker.lanes.Sm has no price, so its stock costs nothing: prices.goodsPerKg.Sm.oxide',
      maker({ lanes: { Sm: { new: true, bufferDays: 9 } } }),
    ],
    [
      'automakers.maker.lanes.Sm.pricePerDay has no effect: the lane is not essential',
      maker({ lanes: { Sm: { new: true, bufferDays: 9, essential: false, pricePerDay: 5 } } }),
    ],
    [
      'automakers.maker.prices has no effect: the scenario has no prices',
      { prices: null, ...maker({ prices: { perHalt: 5 } }) },
    ],
    [
      'automakers.maker.lanes.Dy.pricePerDay has no effect: the scenario has no prices',
      { prices: null, ...maker({ lanes: { Dy: { pricePerDay: 5 } } }) },
    ],
  ])('%s', (start, patch) => {
    const found = warnings(patch);
    expect(found).toHaveLength(1);
    expect(found[0]!.startsWith(start)).toBe(true);
  });

  it('and none where all have', () => expect(warnings({})).toEqual([]));
});
