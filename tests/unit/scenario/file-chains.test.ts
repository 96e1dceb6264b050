import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { loadScenario, override, type Scenario, type ScenarioPatch } from '../../../src/index.ts';
import { readScenario } from '../../../src/node/index.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'file-chains-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** Writes files that extend each other, the first one licences-slowed, and reads the last. */
async function byFiles(patches: readonly ScenarioPatch[]): Promise<Scenario> {
  for (const [i, patch] of patches.entries()) {
    const base = i === 0 ? 'licences-slowed' : `./${i - 1}.json`;
    await writeFile(join(folder, `${i}.json`), JSON.stringify({ ...patch, extends: base, name: `p${i}` }));
  }
  return readScenario(join(folder, `${patches.length - 1}.json`));
}

function byOverrides(patches: readonly ScenarioPatch[]): Scenario {
  return patches.reduce<Scenario>(
    (base, patch, i) => override(base, { ...patch, name: `p${i}` }),
    loadScenario('licences-slowed'),
  );
}

const ofDy = (bufferDays: object | number): ScenarioPatch =>
  ({ automakers: { 'eu-volume': { lanes: { Dy: { bufferDays } } } } }) as ScenarioPatch;

describe('a chain of files means what the same chain of overrides means', () => {
  test.each<[string, ScenarioPatch[]]>([
    ['the single setting, kept', [{ parameters: 'median' }, { title: 'child' }]],
    ['the sets taken away, kept', [{ parameters: null }, { title: 'child' }]],
    ['the sets taken away at the end', [{}, { parameters: null }]],
    ['a number that is fixed, kept', [ofDy({ median: 120 }), { plant: { restartDays: 4 } }]],
    ['numbers fixed one after the other', [ofDy({ median: 120 }), { desk: { effortWorkingDays: 20 } }]],
    ['the sets named again', [ofDy({ median: 120 }), { parameters: 'spring-2025' }]],
    [
      'the sets named after none',
      [ofDy({ median: 120 }), { parameters: null }, { parameters: 'spring-2025' }],
    ],
    ['an automaker taken away', [{}, { automakers: { 'eu-volume': null } }]],
    ['parts of a distribution', [ofDy({ median: 120 }), ofDy({ sigma: 0.5 })]],
    [
      'a bound that stays',
      [ofDy({ median: 90, sigma: 0.4, min: 10 }), ofDy({ median: 120 }), ofDy({ sigma: 0.5 })],
    ],
    ['a part of what the catalogue has', [{}, ofDy({ sigma: 0.5 })]],
  ])('%s', async (_, patches) => {
    expect(JSON.stringify(await byFiles(patches))).toBe(JSON.stringify(byOverrides(patches)));
  });

  it('with quantities in units', async () => {
    const scenario = await byFiles([
      ofDy({ median: '17 weeks' }),
      { ...ofDy({ sigma: 0.5 }), horizonDays: '26 weeks' } as unknown as ScenarioPatch,
    ]);
    expect(scenario).toEqual(
      byOverrides([ofDy({ median: 119 }), { ...ofDy({ sigma: 0.5 }), horizonDays: 182 }]),
    );
  });

  it('for arbitrary patches', async () => {
    const patch = fc.constantFrom<ScenarioPatch>(
      { parameters: 'median' },
      { parameters: null },
      { parameters: 'spring-2025' },
      { parameters: { sets: 'spring-2025' } },
      { parameters: { sets: 'spring-2025', fixed: ['desk', 'automakers.us-volume'] } },
      { parameters: 'spring-2025', ...ofDy({ median: 80 }) },
      ofDy({ median: 120 }),
      ofDy({ median: 90, sigma: 0.4, min: 10 }),
      { automakers: { 'us-volume': null } },
      { desk: { effortWorkingDays: { median: 30 } } },
      { desk: { effortWorkingDays: { low: 10, high: 40 } } },
      { policy: { regimes: { truce: { returned: 0.2 } } } },
      { policy: { regimes: { truce: { returned: null } } } },
    );
    const property = fc.asyncProperty(fc.array(patch, { minLength: 1, maxLength: 4 }), async (patches) => {
      let expected: Scenario;
      try {
        expected = byOverrides(patches);
      } catch {
        return;
      }
      expect(JSON.stringify(await byFiles(patches))).toBe(JSON.stringify(expected));
    });
    await fc.assert(property, { seed: 11, numRuns: 150 });
  });
});
