import { describe, expect, it } from 'vitest';
import { loadScenario, override, parseScenario, ScenarioError, scenarioNames } from '../../../src/index.ts';
import { LIMITS } from '../../../src/scenario/limits.ts';

const minimal = {
  name: 'minimal',
  start: '2025-06-06',
  policy: { initial: 'truce', regimes: { truce: {} } },
  automakers: { maker: { lanes: { Dy: { bufferDays: 60 } } } },
};

/** Returns the minimal scenario with one value at a dotted path. */
function withValue(path: string, value: unknown): unknown {
  const data = structuredClone(minimal) as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop()!;
  const parent = keys.reduce<Record<string, unknown>>((at, key) => {
    at[key] ??= {};
    return at[key] as Record<string, unknown>;
  }, data);
  parent[last] = value;
  return data;
}

function issuesOf(data: unknown): { path: string; message: string }[] {
  try {
    parseScenario(data);
  } catch (error) {
    expect(error).toBeInstanceOf(ScenarioError);
    return [...(error as ScenarioError).issues];
  }
  return [];
}

describe('defaults', () => {
  it('are those of the file format', () => {
    const { policy, desk, market, plant, automakers, horizonDays, title } = parseScenario(minimal);
    const regime = { speed: 1, returned: 0, approval: 1, inflow: 1, periodLicences: true, embargo: false };
    const stay = { stages: 1, stalled: 0, assemblies: true };
    expect({ horizonDays, title }).toEqual({ horizonDays: 365, title: 'minimal' });
    expect(policy).toEqual({
      regimes: { truce: { ...regime, ...stay } },
      initial: 'truce',
      ratesPerYear: {},
      events: [],
      destinations: {},
    });
    expect(desk).toEqual({
      limitWorkingDays: 45,
      effortWorkingDays: { median: 30, sigma: 0.4 },
      capacityPerWorkingDay: null,
      backlog: 0,
      filedPerWorkingDay: 0,
      pace: 1,
    });
    expect(market).toEqual({
      stage: 'separation',
      miningShare: 0.69,
      separatedInChina: { Sc: 0.19, Y: 0.77, Sm: 0.84, Gd: 0.84, Tb: 0.9, Dy: 0.9, Lu: 0.9 },
      rampPerMonth: 0,
      rampCap: 0,
      thriftAfterDays: 0,
      thriftPerMonth: 0,
      thriftCap: 0,
    });
    expect(plant).toEqual({
      minimumRate: 0.5,
      restartDays: 3,
      minimumHaltDays: 1,
      rationBelowDays: 0,
      rationRate: 1,
    });
    const assembly = { chance: 0, belowDays: 0, leadDays: 45 };
    expect(automakers.maker).toEqual({
      title: 'maker',
      destination: 'us',
      priority: false,
      vehiclesPerDay: 5000,
      cycleDays: 30,
      plannedLicenceDays: 45,
      transitDays: 40,
      expediteBelowDays: 0,
      expediteTransitDays: 7,
      clearedAtStart: 0.5,
      bufferCorrelation: 0,
      licence: { validityDays: 0, renewDaysBefore: 60, heldAtStart: 0 },
      lanes: { Dy: { bufferDays: 60, chains: 1, essential: true, assembly } },
    });
  });

  it('let a destination start where the shared policy does', () => {
    const { policy } = parseScenario(withValue('policy.destinations.japan', {}));
    expect(policy.destinations.japan).toEqual({ initial: 'truce', ratesPerYear: {}, events: [] });
  });

  it('survive a round trip through JSON, and the result is deeply frozen', () => {
    for (const scenario of [parseScenario(minimal), ...scenarioNames.map(loadScenario)]) {
      expect(parseScenario(JSON.parse(JSON.stringify(scenario)))).toEqual(scenario);
      expect(Object.isFrozen(Object.values(scenario.automakers)[0]!.lanes)).toBe(true);
    }
  });
});

describe('parseScenario refuses, with its path,', () => {
  const cases: [path: string, value: unknown, says: string | RegExp][] = [
    ['horizonDay', 90, 'did you mean "horizonDays"?'],
    ['automakers.maker.lanes.Dy.bufferDay', 90, 'did you mean "bufferDays"?'],
    ['automakers.maker.lanes.Nd', { bufferDays: 1 }, 'known key'],
    ['policy.initial', 'truse', 'did you mean "truce"?'],
    ['policy.ratesPerYear.truce.ban', 1, 'a defined regime (truce)'],
    ['policy.ratesPerYear.truce.truce', -1, 'rate per year'],
    ['policy.regimes.truce.returned', 1.1, 'share from 0 to 1'],
    ['policy.regimes.truce.speed', -0.1, 'speed'],
    ['policy.regimes.truce.inflow', Number.NaN, 'finite number'],
    ['policy.events', [{ date: '2025-06-05', to: 'truce' }], 'one of the 365 days from 2025-06-06'],
    ['policy.events', [{ date: '2026-06-06', to: 'truce' }], 'one of the 365 days from 2025-06-06'],
    ['policy.events', [{ date: '2025-02-30', to: 'truce' }], 'a date such as'],
    ['policy.events', [{ date: '2025-07-01', to: 'thaw' }], 'a defined regime'],
    ['policy.destinations.us.initial', 'thaw', 'a defined regime'],
    ['start', '2025-13-01', 'a date such as'],
    ['policy.ratesPerYear.truce.truce', 2e5, 'from 0 to 100000'],
    ['automakers.maker.lanes.Dy.bufferDays', 1e16, 'from 0 to 1000000'],
    ['automakers.maker.lanes.Dy.part', 'a\u001b[31m', 'without control characters'],
    ['horizonDays', 0, '1 to 3650'],
    ['horizonDays', 3651, '1 to 3650'],
    ['horizonDays', '26 weeks', 'parseScenarioWithUnits'],
    ['desk.effortWorkingDays', 46, 'limit of 45'],
    ['desk.effortWorkingDays', { low: 50, high: 60 }, 'some mass above 0 and up to the limit'],
    ['desk.effortWorkingDays', { values: [0, 60], weights: [1, 1] }, 'some mass above 0 and up to the limit'],
    ['market.miningShare', { median: 0.7, sigma: 0.1 }, 'a share from 0 to 1, whatever is drawn'],
    ['market.separatedInChina.Dy', { mean: 0.9, sd: 0.1, min: 0 }, 'whatever is drawn'],
    ['market.thriftCap', 1, 'below 1'],
    ['market.thriftCap', { low: 0.5, high: 1 }, 'below 1'],
    ['market.rampPerMonth', { low: -1, high: 1 }, 'at least 0'],
    ['plant.rationRate', 0.4, 'at least minimumRate (0.5)'],
    ['automakers.maker.lanes.Dy.bufferDays', { mean: 60, sd: 20 }, 'from 0 to 1000000, whatever is drawn'],
    ['automakers.maker.lanes.Dy.bufferDays', { low: 5, mode: 1, high: 9 }, 'low <= mode <= high'],
    ['automakers.maker.lanes.Dy.bufferDays', { p5: 0, p95: 3 }, '0 < p5 <= p95'],
    ['automakers.maker.lanes.Dy.bufferDays', { median: 0, sigma: 1 }, 'median above 0'],
    ['automakers.maker.lanes.Dy.bufferDays', { values: [1], weights: [] }, 'as many weights as values'],
    ['automakers.maker.lanes.Dy.bufferDays', { values: [1, 2], weights: [1] }, 'as many weights as values'],
    ['automakers.maker.lanes.Dy.bufferDays', { low: 1, high: 2, min: 3 }, 'some mass between min and max'],
    ['automakers.maker.lanes.Dy.bufferDays', { mean: -100, sd: 1, min: 0 }, 'some mass between min and max'],
    ['automakers.maker.lanes.Dy.bufferDays', { median: 30, sigma: 0.4, min: 1e9 }, 'some mass between'],
    ['automakers.maker.lanes.Dy.bufferDays', { median: 1000, sigma: 0.05, max: 45 }, 'some mass between'],
    ['desk.effortWorkingDays', { mean: -1000, sd: 10 }, 'some mass above 0 and up to the limit'],
    ['automakers.maker.lanes.Dy.bufferDays', { median: 9 }, 'key sets'],
    ['automakers.maker.lanes.Dy.phaseDays', 30, 'below cycleDays (30)'],
    ['automakers.maker.lanes.Dy.bufferDasySource', 'x', 'did you mean "bufferDays"?'],
    ['automakers.maker.lanes.Dy.source', 5, 'text that names a source'],
    ['automakers.maker.lanes', {}, 'at least one lane'],
    ['automakers', {}, 'at least one automaker'],
    ['policy.regimes', {}, 'at least one regime'],
    ['name', 'Not Kebab', 'kebab-case'],
    ['name', 'one/two/three', 'kebab-case'],
    ['name', '/absolute', 'kebab-case'],
    ['name', 'folder/', 'kebab-case'],
    ['extends', 'truce-hold', 'did you mean "truce-holds"?'],
    ['extends', 'autumn-2026/truce-hold', 'did you mean "autumn-2026/truce-holds"?'],
    ['extends', 'minimal', 'another scenario than the file itself'],
    ['extends', 7, 'the name of a scenario'],
  ];

  it.each(cases)('%s = %j', (path, value, says) => {
    const issues = issuesOf(withValue(path, value));
    const found = issues.find((issue) => issue.path === path || issue.path.startsWith(`${path}.`));
    expect(found, JSON.stringify(issues)).toBeDefined();
    expect(found!.message).toContain(says);
    expect(found!.message).toMatch(/^Expected .* to be .*, got /);
  });

  it('dates that are none beside wrong fields', () => {
    const policy = { ...minimal.policy, events: [{ date: '2025-99-01', to: 'truce' }] };
    const paths = issuesOf({ ...minimal, start: '2025-13-40', horizonDays: 0, policy }).map(
      ({ path }) => path,
    );
    expect(paths).toEqual(['horizonDays', 'start', 'policy.events.0.date']);
  });

  it('every issue at once, the shallowest first', () => {
    const data = withValue('automakers.maker.lanes.Dy.chains', 0) as Record<string, unknown>;
    const paths = issuesOf({ ...data, horizonDays: 0, plan: {} }).map(({ path }) => path);
    expect(paths).toEqual(['horizonDays', 'plan', 'automakers.maker.lanes.Dy.chains']);
  });

  it('undefined names even when single fields are wrong too', () => {
    const data = withValue('policy.initial', 'truse') as Record<string, unknown>;
    const paths = issuesOf({ ...data, horizonDays: 0, plan: 1 }).map(({ path }) => path);
    expect(paths).toEqual(['horizonDays', 'plan', 'policy.initial']);
  });
});

describe('data from a stranger', () => {
  it('may have no prototype keys', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const issues = issuesOf(JSON.parse(`{ "name": "x", "policy": { "${key}": { "polluted": 1 } } }`));
      expect(issues.map(({ path }) => path)).toContain(`policy.${key}`);
    }
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('may have no values that JSON does not have', () => {
    expect(issuesOf(JSON.parse('{ "horizonDays": 1e400 }'))[0]!.message).toContain(
      'a finite number, got Infinity',
    );
    for (const value of [() => 1, Symbol('x'), 5n, new Date(), new Map()]) {
      expect(issuesOf(withValue('desk', value))[0]!.path).toBe('desk');
    }
    for (const data of [null, undefined, 5, 'text', [], true])
      expect(issuesOf(data).length).toBeGreaterThan(0);
  });

  it('may have no cycles, and not more levels, values or characters than the limits', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = { deep };
    expect(issuesOf(deep)[0]!.message).toContain(`at most ${LIMITS.depth} levels`);
    const circle: Record<string, unknown> = {};
    circle.circle = circle;
    expect(issuesOf(circle)[0]!.message).toContain('without cycles');
    expect(issuesOf({ list: new Array(LIMITS.values + 1).fill(0) })[0]!.message).toContain('at most');
    expect(issuesOf({ name: 'x'.repeat(LIMITS.characters + 1) })[0]!.message).toContain('characters');
  });

  it('may not have more chains and days than memory holds', () => {
    const data = withValue('automakers.maker.lanes.Dy.chains', 1000) as {
      automakers: { maker: { lanes: object } };
    };
    const lanes = { Dy: { bufferDays: 1, chains: 1000 }, Tb: { bufferDays: 1, chains: 1000 } };
    expect(issuesOf({ ...data, horizonDays: 3650 })).toEqual([]);
    expect(issuesOf({ ...data, horizonDays: 3650, automakers: { maker: { lanes } } })[0]!.message).toContain(
      '1095 chains',
    );
  });

  it('is refused soon and in few lines, however many issues it has', () => {
    const automakers = Object.fromEntries(Array.from({ length: 12_000 }, (_, i) => [`a${i}`, { x: 1 }]));
    expect(issuesOf({ ...minimal, automakers }).length).toBeLessThan(500);
    const regimes = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`r${i}`, {}]));
    expect(issuesOf({ ...minimal, policy: { initial: 'r0', regimes } })[0]!.message).toContain(
      'at most 100 regimes',
    );
    expect(new ScenarioError(issuesOf({ ...minimal, automakers })).message.split('\n').length).toBeLessThan(
      40,
    );
  });

  it('may have the same object in two places', () => {
    const lane = { bufferDays: 60 };
    expect(issuesOf(withValue('automakers.maker.lanes', { Dy: lane, Tb: lane }))).toEqual([]);
  });
});

describe('override', () => {
  const base = parseScenario(
    withValue('automakers.maker.lanes.Dy', {
      bufferDays: { median: 60, sigma: 0.5 },
      bufferDaysSource: 'judgement',
      chains: 3,
    }),
  );
  const lane = (bufferDays: unknown): Parameters<typeof override>[1] =>
    ({ automakers: { maker: { lanes: { Dy: { bufferDays } } } } }) as Parameters<typeof override>[1];
  const buffer = (patch: Parameters<typeof override>[1]): unknown =>
    override(base, patch).automakers.maker!.lanes.Dy!.bufferDays;

  it('replaces numbers and whole distributions, merges parts of one', () => {
    expect(buffer(lane(120))).toBe(120);
    expect(buffer(lane({ low: 1, high: 2 }))).toEqual({ low: 1, high: 2 });
    expect(buffer(lane({ sigma: 0.7 }))).toEqual({ median: 60, sigma: 0.7 });
  });

  it('drops the source of a number that it replaces, and keeps the others', () => {
    expect(override(base, lane(120)).automakers.maker!.lanes.Dy).toEqual({
      bufferDays: 120,
      chains: 3,
      essential: true,
      assembly: { chance: 0, belowDays: 0, leadDays: 45 },
    });
    expect(override(base, { horizonDays: 90 }).automakers.maker!.lanes.Dy).toEqual(
      base.automakers.maker!.lanes.Dy,
    );
  });

  it('removes keys with null', () => {
    const patch = { automakers: { maker: null, other: { new: true, lanes: { Tb: { bufferDays: 9 } } } } };
    expect(Object.keys(override(base, patch as Parameters<typeof override>[1]).automakers)).toEqual([
      'other',
    ]);
    expect(override(base, { horizonDays: null }).horizonDays).toBe(365);
  });

  it('removes the source of a key with the key, and does not mistake regimes for a distribution', () => {
    const valued = override(base, {
      automakers: { maker: { valuePerVehicle: 9, valuePerVehicleSource: 'x' } },
    });
    const bare = override(valued, { automakers: { maker: { valuePerVehicle: null } } });
    expect(bare.automakers.maker).toEqual(base.automakers.maker);
    const patched = override(base, {
      policy: { regimes: { low: { new: true }, high: { new: true } } },
    } as Parameters<typeof override>[1]);
    expect(Object.keys(patched.policy.regimes)).toEqual(['truce', 'low', 'high']);
  });

  it('refuses an invalid patch, and does not change the scenario', () => {
    const before = JSON.stringify(base);
    expect(() => override(base, { horizonDays: -1 })).toThrow(ScenarioError);
    expect(JSON.stringify(base)).toBe(before);
  });
});
