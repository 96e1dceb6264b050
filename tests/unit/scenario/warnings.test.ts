import { describe, expect, it } from 'vitest';
import {
  catalogueNames,
  loadScenario,
  override,
  parseScenario,
  type ScenarioPatch,
  scenarioWarnings,
} from '../../../src/index.ts';

const base = parseScenario({
  name: 'base',
  start: '2025-06-06',
  horizonDays: 100,
  policy: { regimes: { truce: {} }, initial: 'truce' },
  automakers: {
    maker: { destination: 'us', lanes: { Dy: { bufferDays: { median: 60, sigma: 0.5 } } } },
  },
});
const BAN = { speed: 0, embargo: true };

/** Returns the messages of the warnings of the base with a patch, in which all may be new. */
function warnings(patch: object): string[] {
  return scenarioWarnings(override(base, patch as ScenarioPatch)).map(({ message }) => message);
}

const maker = (patch: object): object => ({ automakers: { maker: patch } });
const ban = (patch: object): object => ({ policy: { regimes: { ban: { new: true, ...BAN } }, ...patch } });

it.each(catalogueNames)('The shipped scenario %s has no warning', (name) => {
  expect(scenarioWarnings(loadScenario(name))).toEqual([]);
});

it.each<[object, string]>([
  [
    { vehiclesPerDay: 600_000 },
    'automakers.maker.vehiclesPerDay is 600000: vehicles of a day, not of a year',
  ],
  [
    { lanes: { Dy: { bufferDays: { median: 4000 } } } },
    'automakers.maker.lanes.Dy.bufferDays is in the middle more than ten years of cover',
  ],
  [
    { lanes: { Dy: { bufferDays: { sigma: 5 } } } },
    'automakers.maker.lanes.Dy.bufferDays.sigma is 5: one buffer in six is more than 148 times the median',
  ],
])('A number that no real line has is a warning: %j', (patch, message) => {
  expect(warnings(maker(patch))).toEqual([message]);
});

it('Numbers of a real line are none', () => {
  const large = { vehiclesPerDay: 30_000, lanes: { Dy: { bufferDays: { median: 700, sigma: 1 } } } };
  expect(warnings(maker(large))).toEqual([]);
});

describe('A setting that can have no effect is a warning', () => {
  it.each<[string, object]>([
    ['market.thriftPerMonth', { market: { thriftPerMonth: 0.01 } }],
    ['market.thriftCap', { market: { thriftCap: { low: 0.1, high: 0.2 } } }],
    ['market.thriftAfterDays', { market: { thriftAfterDays: 30 } }],
    ['market.thriftAfterDays', { market: { thriftAfterDays: 100, thriftPerMonth: 0.1, thriftCap: 0.1 } }],
    ['market.rampPerMonth', { market: { rampPerMonth: 0.01 } }],
    ['market.rampCap', { market: { rampCap: 0.3 } }],
    ['plant.rationRate', { plant: { rationRate: 0.8 } }],
    ['plant.rationBelowDays', { plant: { rationBelowDays: 8 } }],
    ['plant.minimumRate', { plant: { minimumRate: 0 } }],
    ['desk.backlog', { desk: { backlog: 100 } }],
    ['desk.filedPerWorkingDay', { desk: { filedPerWorkingDay: 3 } }],
    ['desk.capacityPerWorkingDay', { desk: { capacityPerWorkingDay: 0 } }],
    ['desk.capacityPerWorkingDay', { desk: { capacityPerWorkingDay: 5 } }],
    ['desk.capacityPerWorkingDay', { desk: { capacityPerWorkingDay: 0, backlog: 1 } }],
    ['automakers.maker.priority', maker({ priority: true })],
    ['automakers.maker.licence.heldAtStart', maker({ licence: { heldAtStart: 0.5 } })],
    ['automakers.maker.licence.renewDaysBefore', maker({ licence: { validityDays: 30 } })],
    ['automakers.maker.expediteTransitDays', maker({ expediteBelowDays: 5, expediteTransitDays: 41 })],
    ['automakers.maker.expediteTransitDays', maker({ expediteBelowDays: 5, expediteTransitDays: 40 })],
    ['automakers.maker.bufferCorrelation', maker({ bufferCorrelation: 0.5 })],
    ['automakers.maker.lanes', maker({ lanes: { Dy: { essential: false } } })],
    ['automakers.maker.lanes.Dy.assembly.chance', maker({ lanes: { Dy: { assembly: { chance: 0.5 } } } })],
    [
      'automakers.maker.lanes.Dy.assembly.belowDays',
      maker({ lanes: { Dy: { assembly: { belowDays: 5 } } } }),
    ],
    [
      'automakers.maker.lanes.Dy.assembly.from',
      maker({ lanes: { Dy: { assembly: { chance: 1, belowDays: 5, from: '2025-09-14' } } } }),
    ],
    ['policy.ratesPerYear.truce.truce', { policy: { ratesPerYear: { truce: { truce: 2 } } } }],
    ['policy.events.0', { policy: { events: [{ date: '2025-07-01', to: 'truce' }] } }],
  ])('%s: %j', (path, patch) => {
    expect(warnings(patch).map((message) => message.split(' ')[0])).toEqual([path]);
  });

  it('of an event of chance 0, whose regime is then not reached', () => {
    const events = [{ date: '2025-07-01', to: 'ban', probability: 0 }];
    expect(warnings(ban({ events }))).toEqual([
      'policy.regimes.ban cannot be reached: no initial regime, rate or event leads to it',
      'policy.events.0 has no effect: its probability is 0',
    ]);
  });

  it('of rates out of a regime that cannot be reached', () => {
    expect(warnings(ban({ ratesPerYear: { ban: { truce: 4 } } }))).toEqual([
      'policy.regimes.ban cannot be reached: no initial regime, rate or event leads to it',
      'policy.ratesPerYear.ban has no effect: ban cannot be reached from the initial regime',
    ]);
  });

  it('and none where the other half is there', () => {
    const patch = {
      market: { thriftPerMonth: 0.01, thriftCap: 0.1, rampPerMonth: 0.01, rampCap: 0.3 },
      plant: { rationRate: 0.8, rationBelowDays: 8 },
      desk: { capacityPerWorkingDay: 5, backlog: 100 },
      ...maker({
        priority: true,
        licence: { validityDays: 60, heldAtStart: 1 },
        expediteBelowDays: 3,
        lanes: { Dy: { chains: 2, assembly: { chance: 0.5, belowDays: 4 } } },
      }),
    };
    expect(warnings(patch)).toEqual([]);
  });
});

describe('A regime that stops licences or goods and can hold for ever is a warning', () => {
  const entered = { events: [{ date: '2025-07-01', to: 'ban' }] };

  it('where nothing leads out of it', () => {
    expect(warnings(ban(entered))).toEqual([
      'policy.regimes.ban can hold for ever: under its embargo nothing departs, and no rate or later event of policy leads out of it',
    ]);
    expect(warnings({ policy: { regimes: { truce: { speed: 0 } } } })).toHaveLength(1);
    expect(warnings({ policy: { regimes: { truce: { stalled: 1 } } } })).toHaveLength(1);
    expect(warnings(ban({ ratesPerYear: { truce: { ban: 1 } } }))).toHaveLength(1);
  });

  it('also where jumps lead to others of the kind alone, or an event comes before the last way in', () => {
    const regimes = { ban: { new: true, ...BAN }, frozen: { new: true, speed: 0 } };
    const ratesPerYear = { ban: { frozen: 3 }, frozen: { ban: 3 } };
    expect(warnings({ policy: { regimes, ratesPerYear, ...entered } })).toHaveLength(2);
    const events = [{ date: '2025-07-01', to: 'truce' }];
    expect(warnings(ban({ events, ratesPerYear: { truce: { ban: 1 } } }))).toHaveLength(1);
  });

  it('and not where a rate or a later event leads out of it', () => {
    expect(warnings(ban({ ...entered, ratesPerYear: { ban: { truce: 6 } } }))).toEqual([]);
    const events = [...entered.events, { date: '2025-08-01', to: 'truce' }];
    expect(warnings(ban({ events }))).toEqual([]);
    expect(warnings(ban({ events: [...events].reverse() }))).toEqual([]);
  });
});

describe('A destination is a warning', () => {
  it('that no automaker has', () => {
    const own = { mexico: { new: true }, canada: { new: true } };
    expect(warnings({ policy: { destinations: own } })).toEqual([
      'policy.destinations.mexico has no effect: no automaker has this destination',
      'policy.destinations.canada has no effect: no automaker has this destination',
    ]);
  });

  it('that is spelt nearly like one with a policy of its own', () => {
    const scenario = override(loadScenario('spring-2025'), {
      automakers: { 'japan-compact': { destination: 'Japan' } },
    });
    expect(scenarioWarnings(scenario).map(({ message }) => message)).toEqual([
      'policy.destinations.japan has no effect: no automaker has this destination; did you mean "Japan"?',
      'automakers.japan-compact.destination is "Japan", which has no policy of its own; did you mean "japan"?',
    ]);
  });

  it('that shared events do not move, and so are shared events that move nobody', () => {
    const policy = {
      regimes: { slow: { new: true, speed: 0.5 } },
      events: [{ date: '2025-07-01', to: 'slow' }],
      destinations: { us: {} },
    };
    const other = { new: true, destination: 'eu', lanes: { Dy: { bufferDays: 9 } } };
    const all = { policy, automakers: { other } };
    expect(warnings(all)[0]).toMatch(/^policy\.destinations\.us is not moved by policy\.events/);
    expect(warnings({ policy })).toContain(
      'policy.events has no effect: every automaker has a destination with a policy of its own',
    );
  });
});

describe('A number that looks like per cent is a warning', () => {
  it.each<[string, object]>([
    ['policy.regimes.truce.speed', { policy: { regimes: { truce: { speed: 60 } } } }],
    ['policy.regimes.truce.inflow', { policy: { regimes: { truce: { inflow: 130 } } } }],
    ['desk.pace', { desk: { pace: 80 } }],
    ['market.thriftPerMonth', { market: { thriftPerMonth: 2, thriftCap: 0.2 } }],
    ['market.rampPerMonth', { market: { rampPerMonth: 1, rampCap: 0.2 } }],
    ['market.miningShare.weights', { market: { miningShare: { values: [0.6, 0.7], weights: [60, 0.4] } } }],
  ])('%s: %j', (path, patch) => {
    expect(warnings(patch).map((message) => message.split(' ')[0])).toEqual([path]);
  });
});

describe('A number in place of a distribution is one warning', () => {
  const path = 'automakers.maker.lanes.Dy.bufferDays';
  const buffer = (bufferDays: unknown): object => maker({ lanes: { Dy: { bufferDays } } });

  it('that names what keeps the spread', () => {
    expect(warnings(buffer(53))).toEqual([
      `${path} is a number where a distribution stood, so its spread is gone; bufferDays.median keeps it`,
    ]);
    expect(warnings(buffer({ median: 53 }))).toEqual([]);
  });

  it('of all patches, until one brings a distribution back', () => {
    const twice = override(override(base, buffer(53) as ScenarioPatch), { horizonDays: 90 });
    expect(scenarioWarnings(twice)).toHaveLength(1);
    expect(scenarioWarnings(override(twice, buffer({ low: 1, high: 9 }) as ScenarioPatch))).toEqual([]);
  });

  it('of a patch that extends a shipped scenario, too', () => {
    const lanes = { Dy: { bufferDays: 53 }, Tb: { bufferDays: 53 } };
    const patch = { extends: 'truce-holds', name: 'mine', automakers: { 'eu-volume': { lanes } } };
    const [{ path: first, message }, ...others] = scenarioWarnings(parseScenario(patch)) as [
      { path: string; message: string },
    ];
    expect(others).toEqual([]);
    expect(first).toBe('automakers.eu-volume.lanes.Dy.bufferDays');
    expect(message).toContain('(and at 1 more path)');
  });
});
