import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadScenario, parseScenarioWithUnits, ScenarioError } from '../../../src/index.ts';
import { readScenario } from '../../../src/node/index.ts';
import { LIMITS } from '../../../src/scenario/limits.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scenario-files-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, content: string | object): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

async function refusal(path: string): Promise<string> {
  const error = await readScenario(path).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ScenarioError);
  return (error as ScenarioError).message;
}

describe('readScenario', () => {
  it('reads JSON, YAML, and chains of files that end in the catalogue', async () => {
    await file('base.yaml', 'extends: licences-slowed\nname: base\nhorizonDays: 30 weeks\n');
    const path = await file('top.json', {
      extends: './base.yaml',
      name: 'top',
      plant: { restartDays: '1 week' },
    });
    const scenario = await readScenario(path);
    expect(scenario).toMatchObject({ name: 'top', horizonDays: 210, plant: { restartDays: 7 } });
    expect(scenario.policy).toEqual(loadScenario('licences-slowed').policy);
  });

  it('tells catalogue names with a folder, also misspelt ones, from paths', async () => {
    const path = await file('autumn.json', { extends: 'autumn-2026/ban-resumes', name: 'mine/autumn' });
    expect(await readScenario(path)).toEqual({
      ...loadScenario('autumn-2026/ban-resumes'),
      name: 'mine/autumn',
      title: 'mine/autumn',
    });
    const misspelt = await file('misspelt.json', { extends: 'autumn-2026/ban-resume', name: 'x' });
    expect(await refusal(misspelt)).toContain('did you mean "autumn-2026/ban-resumes"?');
    const elsewhere = await file('elsewhere.json', { extends: 'autumn-2026/mine.json', name: 'x' });
    expect(await refusal(elsewhere)).toContain('no such file');
  });

  it('refuses cycles, long chains, missing and oversized files, with the path', async () => {
    const self = await file('self.json', { extends: './self.json' });
    const one = await file('one.json', { extends: 'two.json' });
    await file('two.json', { extends: './one.json' });
    expect(await refusal(self)).toContain('without a cycle');
    expect(await refusal(one)).toContain('without a cycle');
    for (let i = 0; i <= LIMITS.extendsChain; i++) await file(`c${i}.json`, { extends: `./c${i + 1}.json` });
    expect(await refusal(join(folder, 'c0.json'))).toContain(`at most ${LIMITS.extendsChain} files`);
    expect(await refusal(join(folder, 'none.json'))).toContain('no such file');
    expect(await refusal(folder)).toContain('got a folder');
    const large = await file('large.json', `{ "name": "${'x'.repeat(50_000_000)}" }`);
    expect(await refusal(large)).toContain(`at most ${LIMITS.fileBytes} bytes`);
    await rm(large);
  });

  it('refuses text that is no JSON or YAML, deep nesting and YAML bombs', async () => {
    expect(await refusal(await file('broken.json', '{ "name": '))).toContain('valid JSON');
    expect(await refusal(await file('nan.json', '{ "horizonDays": NaN }'))).toContain('valid JSON');
    expect(await refusal(await file('broken.yaml', 'name: [unclosed'))).toContain('valid YAML');
    expect(await refusal(await file('deep.json', '['.repeat(500_000)))).toContain('JSON');
    expect(
      await refusal(await file('nested.json', `${'['.repeat(200_000)}${']'.repeat(200_000)}`)),
    ).toContain('nested');
    expect(await refusal(await file('deep.yaml', '['.repeat(30_000)))).toContain('YAML');
    expect(await refusal(await file('large.yaml', '#'.repeat(100_000)))).toContain(
      `at most ${LIMITS.yamlBytes} bytes`,
    );
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (const [name, of] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg']) {
      bomb.push(`${name}: &${name} [${new Array(9).fill(`*${of}`).join(', ')}]`);
    }
    expect(await refusal(await file('bomb.yaml', bomb.join('\n')))).toMatch(/YAML|values in all/);
    expect(await refusal(await file('infinite.json', '{ "horizonDays": 1e400 }'))).toContain('horizonDays');
    expect(await refusal(await file('proto.json', '{ "__proto__": { "x": 1 } }'))).toContain('__proto__');
  });
});

describe('quantities with units', () => {
  const withValues = (patch: object): Promise<unknown> =>
    parseScenarioWithUnits({ extends: 'truce-holds', name: 'units', ...patch });

  it('become numbers in the unit of the key', async () => {
    const scenario = await parseScenarioWithUnits({
      extends: 'truce-holds',
      name: 'units',
      horizonDays: '1 year',
      policy: {
        ratesPerYear: { truce: { ban: '0.02 / month', slowed: { low: '1 per year', high: '2 per year' } } },
      },
      market: { miningShare: '70 %', rampPerMonth: '1 % / month', thriftAfterDays: '2 months' },
      automakers: {
        'us-volume': {
          vehiclesPerDay: '7000 / week',
          lanes: { Dy: { gramsPerVehicle: '0.012 kg', bufferDays: '6 weeks' } },
        },
      },
    });
    expect(scenario.horizonDays).toBe(365);
    expect(scenario.policy.ratesPerYear.truce!.ban).toBeCloseTo((0.02 * 365) / 30, 12);
    expect(scenario.policy.ratesPerYear.truce!.slowed).toEqual({ low: 1, high: 2 });
    expect(scenario.market).toMatchObject({ miningShare: 0.7, rampPerMonth: 0.01, thriftAfterDays: 60 });
    expect(scenario.automakers['us-volume']).toMatchObject({ vehiclesPerDay: 1000 });
    expect(scenario.automakers['us-volume']!.lanes.Dy).toMatchObject({ gramsPerVehicle: 12, bufferDays: 42 });
  });

  it('are refused together with every other issue', async () => {
    const lanes = { Dy: { bufferDays: { median: '6 kg', sigma: 0.5 } }, Tb: { chain: 2 } };
    const path = await file('both.json', {
      extends: 'truce-holds',
      name: 'both',
      horizonDay: 3,
      policy: { initial: 'truse' },
      automakers: { 'us-volume': { lanes } },
    });
    const error = await readScenario(path).catch((reason: ScenarioError) => reason);
    expect((error as ScenarioError).issues.map((issue) => issue.path)).toEqual([
      'horizonDay',
      'policy.initial',
      'automakers.us-volume.lanes.Tb.chain',
      'automakers.us-volume.lanes.Dy.bufferDays.median',
    ]);
  });

  it.each([
    [{ horizonDays: '6 kg' }, 'horizonDays to be a quantity in time'],
    [{ horizonDays: '6 ton' }, 'a known unit'],
    [{ market: { miningShare: '70 weeks' } }, 'percent'],
    [{ automakers: { 'us-volume': { lanes: { Dy: { bufferDays: '9 t/year' } } } } }, 'in time'],
    [{ desk: { limitWorkingDays: '9 weeks' } }, 'limitWorkingDays'],
    [{ horizonDays: '6 weeks; import("x")' }, 'horizonDays'],
    [{ horizonDays: '2 ^ 9 days' }, 'horizonDays'],
  ])('are refused with the path: %j', async (patch, says) => {
    await expect(withValues(patch)).rejects.toThrow(says);
    await expect(withValues(patch)).rejects.toBeInstanceOf(ScenarioError);
  });
});
