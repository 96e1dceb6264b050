import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parameterSetNames, parameterSets } from '../../../src/calibration/index.ts';
import {
  compare,
  digest,
  haltProbability,
  loadScenario,
  override,
  parseScenario,
  type Scenario,
  ScenarioError,
  type ScenarioPatch,
  scenarioOfSet,
  setOfTrial,
  setsOfTrials,
  simulate,
  sweep,
} from '../../../src/index.ts';
import { scenarioJsonSchema } from '../../../src/scenario/json-schema.ts';
import { moved, readParameterSets } from '../../../src/scenario/parameter-sets.ts';

const sets = parameterSets('spring-2025');
const overSets = override(loadScenario('truce-holds'), { parameters: 'spring-2025' });
const single = override(overSets, { parameters: 'median' });
const DY = 'automakers.eu-volume.lanes.Dy.bufferDays';
const BOTH = [`${DY}.median`, `${DY}.sigma`];
const EFFORT = ['desk.effortWorkingDays.median', 'desk.effortWorkingDays.sigma'];

const valueAt = (scenario: object, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], scenario);

const valuesOf = (path: string): readonly number[] =>
  sets.columns.find(({ paths }) => paths.includes(path))!.values;

const fixedBy = (patch: ScenarioPatch, base: Scenario = overSets): readonly string[] =>
  override(base, patch).parameters!.fixed;

describe('the data of parameter sets', () => {
  const column = { paths: [`${DY}.median`], kind: 'positive', median: 53, values: [40, 60] };
  const data = (change: object): unknown => ({ name: 'x', sets: 2, columns: [{ ...column, ...change }] });

  test.each([
    [{}, undefined],
    [
      { paths: ['plant.restartDays'] },
      /columns\.0\.paths\.0 to be a number that parameter sets can move, got "plant/,
    ],
    [{ paths: ['automakers.eu-volume.lanes.Dy.chains'] }, /a number that parameter sets can move/],
    [{ paths: ['desk.effortWorkingDays'] }, /a number that parameter sets can move/],
    [{ kind: 'share', median: 0.5, values: [0.4, 0.6] }, /a number of kind share/],
    [{ values: [40] }, /columns\.0\.values to be a list of 2/],
    [{ values: [40, -1] }, /each is a number above 0, got -1/],
    [{ median: 0 }, /columns\.0\.median/],
    [
      { paths: ['automakers.x.clearedAtStart'], kind: 'share', median: 1, values: [0, 1] },
      /median to be between 0/,
    ],
    [{ paths: [`${DY}.median`, `${DY}.median`] }, /stands twice/],
  ])('%j: %s', (change, message) => {
    const read = (): unknown => readParameterSets(data(change));
    if (message === undefined) expect(read()).toBeDefined();
    else expect(read).toThrow(message);
  });

  it('are small, and ship under known names', () => {
    expect(parameterSetNames).toContain('spring-2025');
    const file = new URL('../../../scenarios/parameters/spring-2025.json', import.meta.url);
    expect(gzipSync(readFileSync(file)).length).toBeLessThan(60_000);
    expect(() => parameterSets('spring-2026')).toThrow('did you mean "spring-2025"?');
    expect(() => parameterSets('median')).toThrow('the name of parameter sets (spring-2025), got "median"');
  });

  it('has the numbers of truce-holds as medians', () => {
    for (const { paths, median } of sets.columns) {
      for (const path of paths) expect([path, valueAt(single, path)]).toEqual([path, median]);
    }
  });
});

describe('a number that a set moves', () => {
  const share = { paths: [], kind: 'share', median: 0.2, values: [0.5, 0, 1] } as const;
  const positive = { paths: [], kind: 'positive', median: 0.3, values: [0.1] } as const;

  it('is the value of the set where the scenario has the median, to the bit', () => {
    expect(moved(positive, 0.3, 0)).toBe(0.1);
    expect(moved(share, 0.2, 0)).toBe(0.5);
  });

  it('is a multiple otherwise: of the number, or of the odds', () => {
    expect(moved(positive, 0.6, 0)).toBeCloseTo(0.2, 15);
    // Odds of 1 to 4 become 1 to 1: four times as much, so 1 to 1 becomes 4 to 1.
    expect(moved(share, 0.5, 0)).toBeCloseTo(0.8, 15);
    expect([moved(share, 0, 0), moved(share, 1, 0)]).toEqual([0, 1]);
    expect([moved(share, 0.7, 1), moved(share, 0.7, 2)]).toEqual([0, 1]);
  });
});

describe('scenarioOfSet', () => {
  it('has the numbers of the set, and names no sets', () => {
    const ours = scenarioOfSet(overSets, 5);
    expect('parameters' in ours).toBe(false);
    for (const { paths, values } of sets.columns) {
      for (const path of paths) expect([path, valueAt(ours, path)]).toEqual([path, values[5]]);
    }
    expect(parseScenario(JSON.parse(JSON.stringify(ours)))).toEqual(ours);
  });

  it('is frozen, shares what does not move, and has the keys in their order', () => {
    const ours = scenarioOfSet(overSets, 5);
    expect(Object.isFrozen(ours.automakers['eu-volume']!.lanes.Dy!.bufferDays)).toBe(true);
    expect(ours.market).toBe(overSets.market);
    expect(ours.automakers['india-scooter']).toBe(overSets.automakers['india-scooter']);
    expect(Object.keys(ours)).toEqual(Object.keys(single));
  });

  it('ignores what a scenario does not have: lanes, automakers, distributions of another family', () => {
    const bare = override(overSets, {
      parameters: 'spring-2025',
      desk: { effortWorkingDays: { low: 5, mode: 20, high: 45 } },
      automakers: { 'us-volume': null, 'eu-volume': { lanes: { Dy: { bufferDays: 12 }, Tb: null } } },
    });
    const ours = scenarioOfSet(bare, 9);
    expect(ours.desk).toBe(bare.desk);
    expect(ours.automakers['eu-volume']!.lanes.Dy).toBe(bare.automakers['eu-volume']!.lanes.Dy);
    expect(ours.automakers['eu-volume']!.lanes.Sm).not.toBe(bare.automakers['eu-volume']!.lanes.Sm);
  });

  it('multiplies a number that is a tenth above the median in every set', () => {
    const above = override(overSets, {
      parameters: 'spring-2025',
      automakers: {
        'eu-volume': {
          lanes: { Dy: { bufferDays: { median: 1.1 * (valueAt(single, `${DY}.median`) as number) } } },
        },
      },
    });
    valuesOf(`${DY}.median`).forEach((value, k) => {
      expect(valueAt(scenarioOfSet(above, k), `${DY}.median`)).toBeCloseTo(1.1 * value, 10);
    });
  });

  it('refuses a set that does not exist, and a scenario without sets', () => {
    for (const k of [-1, 0.5, sets.sets, Number.NaN])
      expect(() => scenarioOfSet(overSets, k)).toThrow(RangeError);
    expect(() => scenarioOfSet(single, 0)).toThrow('Expected scenario to name parameter sets');
  });
});

describe('the key parameters', () => {
  const withKey = (parameters: unknown): Scenario =>
    parseScenario({ ...JSON.parse(JSON.stringify(single)), parameters });

  it('is absent for the single setting, whose bytes are those without the key', () => {
    for (const parameters of ['median', null, undefined]) {
      expect(JSON.stringify(withKey(parameters))).toBe(JSON.stringify(single));
    }
    expect(JSON.stringify(override(overSets, { parameters: null }))).toBe(JSON.stringify(single));
    const noted = {
      ...JSON.parse(JSON.stringify(single)),
      parameters: 'median',
      parametersSource: 'history',
    };
    expect(JSON.stringify(parseScenario(noted))).toBe(JSON.stringify(single));
  });

  it('has one form: the numbers, sorted and distinct, whatever stood above them', () => {
    expect(withKey('spring-2025').parameters).toEqual({ sets: 'spring-2025', fixed: [] });
    for (const fixed of [
      [...EFFORT, DY, DY],
      ['desk', `${DY}.sigma`, `${DY}.median`],
    ]) {
      expect(withKey({ sets: 'spring-2025', fixed }).parameters!.fixed).toEqual([...BOTH, ...EFFORT]);
    }
    const patch = (bufferDays: object): ScenarioPatch =>
      ({ automakers: { 'eu-volume': { lanes: { Dy: { bufferDays } } } } }) as ScenarioPatch;
    const parts = override(override(overSets, patch({ median: 90 })), patch({ sigma: 0.5 }));
    expect(parts.parameters).toEqual(override(overSets, patch({ median: 90, sigma: 0.5 })).parameters);
  });

  it('is removed together with its source', () => {
    const noted = override(overSets, { parametersSource: 'a survey' } as ScenarioPatch) as Scenario & {
      parametersSource?: string;
    };
    expect(noted.parametersSource).toBe('a survey');
    for (const ours of [
      scenarioOfSet(noted, 5),
      parseScenario({ ...noted, parameters: undefined }),
      override({ ...noted, parameters: undefined }, {}),
      override(noted, { parameters: null, parametersSource: 'why' } as ScenarioPatch),
    ]) {
      expect('parametersSource' in ours).toBe(false);
      expect(parseScenario(JSON.parse(JSON.stringify(ours)))).toEqual(ours);
    }
    expect(parseScenario(JSON.parse(JSON.stringify(scenarioOfSet(loadScenario('truce-holds'), 5))))).toEqual(
      scenarioOfSet(loadScenario('truce-holds'), 5),
    );
  });

  it('keeps the sources inside it, as any object does', () => {
    const noted = { sets: 'spring-2025', setsSource: 'npm run calibrate', source: 'a survey', fixed: [] };
    expect(withKey(noted).parameters).toEqual(noted);
  });

  it('is part of a valid file with the same meaning', () => {
    const some = override(overSets, { automakers: { 'eu-volume': { lanes: { Dy: { bufferDays: 120 } } } } });
    expect(parseScenario(JSON.parse(JSON.stringify(some)))).toEqual(some);
  });

  test.each([
    [
      'spring-2024',
      'Expected parameters to be the name of parameter sets (median, spring-2025), got "spring-2024"',
    ],
    ['spring-2024', 'did you mean "spring-2025"?'],
    [{ sets: 'spring-25' }, 'did you mean "spring-2025"?'],
    [
      { sets: 'median', fixed: [] },
      'Expected parameters.sets to be the name of parameter sets (spring-2025), got "median"',
    ],
    [
      { sets: 'median', fixed: 7, speling: 1 },
      'Expected parameters.fixed to be a list of paths, got 7 (number)',
    ],
    [{ sets: 'median', fixed: 7, speling: 1 }, 'Expected parameters.speling to be a known key'],
    [
      { sets: 'median', fixed: 7, speling: 1 },
      'Expected parameters.sets to be the name of parameter sets (spring-2025)',
    ],
    [{ sets: 'spring-2025', fixed: [7] }, 'Expected parameters.fixed.0 to be text, got 7 (number)'],
    [{ fixed: [] }, 'Expected parameters.sets to be the name of parameter sets, got nothing'],
    [{ sets: 'spring-2025', setsSource: 7 }, 'Expected parameters.setsSource to be text that names a source'],
    [
      { sets: 'spring-2025', fixed: ['desk', 'automakers', 'plant'] },
      'Expected parameters.fixed.2 to be the path of a number',
    ],
    [7, 'Expected parameters to be the name of parameter sets, "median", or an object'],
    [
      { sets: 'spring-2025', fixed: ['plant.restartDays'] },
      'Expected parameters.fixed.0 to be the path of a number',
    ],
    [
      { sets: 'spring-2025', fixed: [`${DY.replace('eu-v', 'eu-w')}.median`] },
      `did you mean "${DY}.median"?`,
    ],
  ])('refuses %j: %s', (parameters, message) => {
    expect(() => withKey(parameters)).toThrow(ScenarioError);
    expect(() => withKey(parameters)).toThrow(message);
  });

  it('is accepted by the JSON Schema where the parser accepts it, in a file and in a patch', () => {
    const validate = new Ajv({ strict: false }).compile(scenarioJsonSchema());
    const values: unknown[] = [
      'spring-2025',
      'median',
      null,
      'spring-2024',
      7,
      [],
      {},
      { fixed: ['desk'] },
      { fixed: null },
      { sets: 'spring-2025' },
      { sets: 'spring-2025', fixed: ['desk'] },
      { sets: 'spring-2025', fixed: null },
      { sets: 'spring-2025', fixed: 7 },
      { sets: 'spring-2025', fixed: [7] },
      { sets: 'spring-2025', fixed: [], speling: 1 },
      { sets: 'spring-2025', setsSource: 'npm run calibrate', source: 'a survey' },
      { sets: 'spring-2025', source: 7 },
      { sets: 'median' },
      { sets: 'median', fixed: [] },
      { sets: null },
    ];
    const takes = (data: object): boolean => {
      try {
        parseScenario(data);
        return true;
      } catch {
        return false;
      }
    };
    for (const base of [JSON.parse(JSON.stringify(single)), { extends: 'truce-holds', name: 'x' }]) {
      for (const parameters of values) {
        const data = { ...base, parameters };
        expect([parameters, validate(data)]).toEqual([parameters, takes(data)]);
      }
    }
  });

  it('is refused together with other issues', () => {
    const wrong = { ...JSON.parse(JSON.stringify(single)), parameters: 'spring-2024', horizonDays: -1 };
    expect(() => parseScenario(wrong)).toThrow(/2 issues.*horizonDays.*did you mean "spring-2025"/s);
  });

  it('is refused when a distribution would have no mass in some set', () => {
    const late = {
      ...JSON.parse(JSON.stringify(single)),
      desk: { effortWorkingDays: { median: 40, sigma: 0 } },
    };
    expect(() => parseScenario(late)).not.toThrow();
    expect(() => parseScenario({ ...late, parameters: 'spring-2025' })).toThrow(
      'Expected desk.effortWorkingDays to be a distribution with some mass within its bounds in every parameter set',
    );
  });
});

describe('a patch that sets a number fixes it', () => {
  const ofDy = (bufferDays: ScenarioPatch | number | null): ScenarioPatch =>
    ({ automakers: { 'eu-volume': { lanes: { Dy: { bufferDays } } } } }) as ScenarioPatch;

  test.each<[string, ScenarioPatch, string[]]>([
    ['a number for a law', ofDy(120), BOTH],
    ['a whole law', ofDy({ median: 80, sigma: 0.3 } as ScenarioPatch), BOTH],
    ['the median alone', ofDy({ median: 80 } as ScenarioPatch), [`${DY}.median`]],
    ['a bound of the law', ofDy({ min: 5 } as ScenarioPatch), []],
    ['a share', { policy: { regimes: { truce: { returned: 0.2 } } } }, ['policy.regimes.truce.returned']],
    [
      'what sets do not move',
      { plant: { restartDays: 4 }, policy: { regimes: { ban: { returned: 0.2 } } } },
      [],
    ],
    [
      'a maker taken away',
      { automakers: { 'eu-volume': null } },
      sets.columns
        .flatMap(({ paths }) => paths.filter((path) => path.startsWith('automakers.eu-volume.')))
        .sort(),
    ],
  ])('%s', (_, patch, fixed) => {
    expect(fixedBy(patch)).toEqual(fixed);
    if (patch.automakers?.['eu-volume'] === null) return;
    const [one, other] = [override(overSets, patch), scenarioOfSet(override(overSets, patch), 7)];
    for (const path of fixed) expect(valueAt(other, path)).toEqual(valueAt(one, path));
  });

  it('beside those that were fixed before, in any order', () => {
    const truce: ScenarioPatch = { policy: { regimes: { truce: { returned: 0.2 } } } };
    const both = [...BOTH, 'policy.regimes.truce.returned'];
    expect(fixedBy(truce, override(overSets, ofDy(50)))).toEqual(both);
    expect(fixedBy(ofDy(50), override(overSets, truce))).toEqual(both);
  });

  it('in a file that extends one, too', () => {
    const file = { name: 'mine', ...ofDy(50) };
    const parents = { ...JSON.parse(JSON.stringify(overSets)), name: 'parent' };
    expect(override(parents as Scenario, file).parameters!.fixed).toEqual(BOTH);
  });

  it('and an automaker that is removed and added again keeps its numbers in every set', () => {
    const again = override(override(overSets, { automakers: { 'us-volume': null } }), {
      automakers: { 'us-volume': { ...single.automakers['us-volume']!, new: true } },
    } as ScenarioPatch);
    expect(scenarioOfSet(again, 3).automakers['us-volume']).toBe(again.automakers['us-volume']);
  });

  it('for any of the numbers, while every other differs between sets as before', () => {
    const paths = sets.columns.flatMap((column) => column.paths);
    const property = fc.property(fc.constantFrom(...paths), fc.nat(sets.sets - 1), (path, k) => {
      const value = valueAt(overSets, path) as number;
      const patch = path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value * 0.9);
      const some = override(overSets, patch as ScenarioPatch);
      expect(some.parameters!.fixed).toEqual([path]);
      const [ours, before] = [scenarioOfSet(some, k), scenarioOfSet(overSets, k)];
      for (const other of paths) {
        expect(valueAt(ours, other)).toBe(other === path ? value * 0.9 : valueAt(before, other));
      }
    });
    fc.assert(property, { seed: 7, numRuns: 60 });
  });
});

describe('a patch that names the sets', () => {
  const ofDy = (bufferDays: object | number): ScenarioPatch =>
    ({ automakers: { 'eu-volume': { lanes: { Dy: { bufferDays } } } } }) as ScenarioPatch;
  const stated = override(overSets, { ...ofDy({ median: 120 }), desk: { effortWorkingDays: 20 } });
  const again: NonNullable<ScenarioPatch['parameters']>[] = [
    'spring-2025',
    { sets: 'spring-2025' },
    { sets: 'spring-2025', fixed: undefined },
    {},
  ];

  test.each(again)('that the scenario has changes nothing: %j', (parameters) => {
    const noted = loadScenario('licences-slowed');
    for (const scenario of [noted, stated, override(noted, ofDy({ median: 120 }))]) {
      expect(JSON.stringify(override(scenario, { parameters }))).toBe(JSON.stringify(scenario));
    }
  });

  test.each(again)('says that its own numbers move, and no others: %j', (parameters) => {
    expect(fixedBy({ ...ofDy({ median: 58.3 }), parameters })).toEqual([]);
    expect(fixedBy({ ...ofDy({ median: 58.3 }), parameters }, stated)).toEqual(EFFORT);
    expect(fixedBy({ desk: { effortWorkingDays: { sigma: 0.4, median: 9 } }, parameters }, stated)).toEqual([
      `${DY}.median`,
    ]);
  });

  it('over a single setting fixes none', () => {
    const before = override(stated, { parameters: 'median' });
    expect(fixedBy({ parameters: 'spring-2025' }, before)).toEqual([]);
    expect(fixedBy({ ...ofDy({ median: 58.3 }), parameters: { sets: 'spring-2025' } }, before)).toEqual([]);
  });

  it('and what is fixed, means that list', () => {
    const fixed = ['desk'];
    expect(fixedBy({ ...ofDy(50), parameters: { fixed } })).toEqual(EFFORT);
    expect(fixedBy({ ...ofDy(50), parameters: { fixed: null } }, stated)).toEqual([]);
    expect(fixedBy({ ...ofDy(50), parameters: { sets: 'spring-2025', fixed: [DY] } })).toEqual(BOTH);
  });

  it('in a shipped file changes the numbers of autumn 2026', () => {
    expect(loadScenario('autumn-2026/truce-holds').parameters!.fixed).toEqual([]);
  });
});

describe('sets that move no number', () => {
  const still = override(overSets, { parameters: { fixed: ['desk', 'policy', 'automakers'] } });
  const options = { trials: 1100, seed: 'still' };

  it('are the single setting: the same outcomes, and no range of knowledge', () => {
    const run = simulate(still, options);
    const ofSingle = Object.entries(simulate(single, options).outcomes);
    for (const [id, columns] of ofSingle) {
      expect(run.outcomes[id]!.firstHaltDay.join()).toBe(columns.firstHaltDay.join());
      expect(run.outcomes[id]!.vehiclesLost.join()).toBe(columns.vehiclesLost.join());
    }
    expect(setsOfTrials(run)).toBeUndefined();
    expect(setOfTrial(still, 'still', 3)).toBeUndefined();
    expect('knowledge' in haltProbability(run)).toBe(false);
    expect(simulate(still, { ...options, keep: 'summary' })).toEqual(digest(run));
    expect(scenarioOfSet(still, 3)).toEqual(single);
  });

  it('leave a difference from the single setting without a range of knowledge', () => {
    const { still: ours, single: theirs } = compare(overSets, { still, single }, options).differences;
    expect(ours!.haltProbability).toEqual(theirs!.haltProbability);
    expect('knowledge' in compare(still, { still }, options).differences.still!.haltProbability).toBe(false);
  });

  it('may share a sweep with sets that do', () => {
    const axis = { x: { parameters: { fixed: ['desk', 'policy', 'automakers'] } }, y: {} };
    const { points } = sweep(overSets, { fixed: axis }, options);
    for (const { digest: swept } of points) {
      expect(swept).toEqual(simulate(swept.scenario, { ...options, keep: 'summary' }));
    }
    const buffers = {
      x: { parameters: { fixed: ['desk', 'policy', 'automakers'] } },
      y: {
        parameters: {
          fixed: [...sets.columns.flatMap(({ paths }) => paths).filter((path) => !path.startsWith(DY))],
        },
      },
    };
    for (const { digest: swept } of sweep(overSets, { fixed: buffers }, options).points) {
      expect(swept).toEqual(simulate(swept.scenario, { ...options, keep: 'summary' }));
    }
  });
});

describe('setOfTrial', () => {
  test.each([
    ['', 0, /Expected seed to be a non-empty string, got ""/],
    [7, 0, /Expected seed to be a non-empty string, got 7/],
    ['any', -1, /Expected trial to be a whole number from 0 to 4294967295, got -1/],
    ['any', 0.5, /Expected trial/],
    ['any', 2 ** 32, /Expected trial/],
    ['any', Number.NaN, /Expected trial/],
    ['any', '3', /Expected trial/],
  ])('refuses seed %j, trial %j', (seed, trial, message) => {
    for (const scenario of [overSets, single]) {
      expect(() => setOfTrial(scenario, seed as string, trial as number)).toThrow(message);
    }
  });

  it('accepts the last possible trial', () => {
    expect(setOfTrial(overSets, 'any', 2 ** 32 - 1)).toBeLessThan(sets.sets);
  });
});
