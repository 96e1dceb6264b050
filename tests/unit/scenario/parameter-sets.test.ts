import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parameterSetNames, parameterSets } from '../../../src/calibration/index.ts';
import {
  loadScenario,
  override,
  parseScenario,
  type Scenario,
  ScenarioError,
  type ScenarioPatch,
  scenarioOfSet,
} from '../../../src/index.ts';
import { moved, readParameterSets } from '../../../src/scenario/parameter-sets.ts';

const sets = parameterSets('spring-2025');
const overSets = override(loadScenario('truce-holds'), { parameters: 'spring-2025' });
const single = override(overSets, { parameters: 'median' });
const DY = 'automakers.eu-volume.lanes.Dy.bufferDays';

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

  it('ship small, under names that are known', () => {
    expect(parameterSetNames).toContain('spring-2025');
    const file = new URL('../../../scenarios/parameters/spring-2025.json', import.meta.url);
    expect(gzipSync(readFileSync(file)).length).toBeLessThan(60_000);
    expect(() => parameterSets('spring-2026')).toThrow('did you mean "spring-2025"?');
  });

  it('have the numbers of truce-holds as their medians', () => {
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

  it('leaves out what a scenario does not have: lanes, makers, laws of another form', () => {
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

  it('moves a number that is a tenth above to a tenth above, in every set', () => {
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

  it('refuses a set that there is not, and a scenario without sets', () => {
    for (const k of [-1, 0.5, sets.sets, Number.NaN])
      expect(() => scenarioOfSet(overSets, k)).toThrow(RangeError);
    expect(() => scenarioOfSet(single, 0)).toThrow('Expected scenario to name parameter sets');
  });
});

describe('the key parameters', () => {
  const withKey = (parameters: unknown): Scenario =>
    parseScenario({ ...JSON.parse(JSON.stringify(single)), parameters });

  it('is absent for the single setting, whose bytes are those without the key', () => {
    for (const parameters of ['median', null, { sets: 'median', fixed: [] }]) {
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

  it('has one form, in which paths are sorted, distinct and none below another', () => {
    expect(withKey('spring-2025').parameters).toEqual({ sets: 'spring-2025', fixed: [] });
    const fixed = [`${DY}.sigma`, 'desk.effortWorkingDays.sigma', DY, DY];
    expect(withKey({ sets: 'spring-2025', fixed }).parameters!.fixed).toEqual([
      DY,
      'desk.effortWorkingDays.sigma',
    ]);
  });

  it('is a file again that means the same', () => {
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

  it('refuses a law that would have no mass in some set', () => {
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

describe('a patch that states a number fixes it', () => {
  const ofDy = (bufferDays: ScenarioPatch | number | null): ScenarioPatch =>
    ({ automakers: { 'eu-volume': { lanes: { Dy: { bufferDays } } } } }) as ScenarioPatch;

  test.each<[string, ScenarioPatch, string[]]>([
    ['a number for a law', ofDy(120), [DY]],
    ['a whole law', ofDy({ median: 80, sigma: 0.3 } as ScenarioPatch), [DY]],
    ['the median alone', ofDy({ median: 80 } as ScenarioPatch), [`${DY}.median`]],
    ['a bound of the law', ofDy({ min: 5 } as ScenarioPatch), []],
    ['a share', { policy: { regimes: { truce: { returned: 0.2 } } } }, ['policy.regimes.truce.returned']],
    [
      'what sets do not move',
      { plant: { restartDays: 4 }, policy: { regimes: { ban: { returned: 0.2 } } } },
      [],
    ],
    ['a maker taken away', { automakers: { 'eu-volume': null } }, ['automakers.eu-volume']],
  ])('%s', (_, patch, fixed) => {
    expect(fixedBy(patch)).toEqual(fixed);
    for (const path of fixed) {
      if (path === 'automakers.eu-volume') continue;
      const [one, other] = [override(overSets, patch), scenarioOfSet(override(overSets, patch), 7)];
      expect(valueAt(other, path)).toEqual(valueAt(one, path));
    }
  });

  it('beside those that were fixed before, in whatever order they come', () => {
    const truce: ScenarioPatch = { policy: { regimes: { truce: { returned: 0.2 } } } };
    const both = [DY, 'policy.regimes.truce.returned'];
    expect(fixedBy(truce, override(overSets, ofDy(50)))).toEqual(both);
    expect(fixedBy(ofDy(50), override(overSets, truce))).toEqual(both);
  });

  it('unless it names the sets itself', () => {
    const patch = { ...ofDy({ median: 58.3 } as ScenarioPatch), parameters: 'spring-2025' };
    expect(fixedBy(patch)).toEqual([]);
    expect(fixedBy({ ...ofDy(50), parameters: { fixed: ['desk.effortWorkingDays'] } })).toEqual([
      'desk.effortWorkingDays',
    ]);
  });

  it('in a file that extends one, too', () => {
    const file = { name: 'mine', ...ofDy(50) };
    const parents = { ...JSON.parse(JSON.stringify(overSets)), name: 'parent' };
    expect(override(parents as Scenario, file).parameters!.fixed).toEqual([DY]);
  });

  it('and a maker taken away and added again is not moved', () => {
    const again = override(override(overSets, { automakers: { 'us-volume': null } }), {
      automakers: { 'us-volume': single.automakers['us-volume']! },
    } as ScenarioPatch);
    expect(scenarioOfSet(again, 3).automakers['us-volume']).toBe(again.automakers['us-volume']);
  });

  it('for any of the numbers: it is the same in every set, and every other moves as before', () => {
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
