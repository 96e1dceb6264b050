import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readScenario } from '../../../src/node/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'names-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, data: object): string {
  writeFileSync(join(folder, name), JSON.stringify(data));
  return join(folder, name);
}

describe('A file that extends another and has no name takes that of the file', () => {
  test.each([
    ['plan.json', 'plan'],
    ['Our Plan 2.json', 'our-plan-2'],
    ['v1.2_draft.json', 'v1-2-draft'],
    ['-x-.json', 'x'],
    ['日本-b.yaml', 'b'],
  ])('%s is %s', async (path, expected) => {
    const { name, title } = await readScenario(file(path, { extends: 'ban-resumes', horizonDays: 90 }));
    expect([name, title]).toEqual([expected, expected]);
  });

  test('and so does each file of a chain, and none the name or the title of what it extends', async () => {
    file('base.json', { extends: 'ban-resumes', title: 'Our base' });
    const middle = file('middle.json', { extends: './base.json', horizonDays: 90 });
    const named = file('named.json', { extends: './middle.json', name: 'own-name' });
    expect((await readScenario(middle)).name).toBe('middle');
    expect(await readScenario(named)).toMatchObject({ name: 'own-name', title: 'own-name', horizonDays: 90 });
    expect((await readScenario(named)).title).not.toBe('Our base');
  });

  test('unless the name of the file has no letters that could be one', async () => {
    await expect(readScenario(file('鈴木.json', { extends: 'ban-resumes' }))).rejects.toThrow(
      'the name of the file has no letters from a to z that could be one',
    );
  });

  test('A file that extends nothing must say its name', async () => {
    await expect(readScenario(file('bare.json', { start: '2026-01-05' }))).rejects.toThrow(
      'Expected name to be',
    );
  });
});
