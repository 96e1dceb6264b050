import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadScenario, override, simulate, toJSON } from '../../../src/index.ts';
import { readRun, resumeInParallel, saveRun } from '../../../src/node/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'runs-'));
const file = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

const scenario = override(loadScenario('ban-resumes'), { horizonDays: 120 });
const run = simulate(scenario, { trials: 100, seed: 'files' });

test('A run is read from a file as it was saved', async () => {
  await saveRun(run, file('run.json'));
  expect(await readRun(file('run.json'))).toEqual(run);
});

test('A file without a run is refused', async () => {
  await expect(readRun(file('none.json'))).rejects.toThrow(
    'none.json to be a readable file with a run, got no such file',
  );
  writeFileSync(file('text.json'), 'no run');
  await expect(readRun(file('text.json'))).rejects.toThrow('text.json to be a run stored as JSON');
  writeFileSync(file('other.json'), '{}');
  await expect(readRun(file('other.json'))).rejects.toThrow(
    'Expected format to be "rare-earth-risk run 1", got nothing',
  );
});

test('A stored run with a byte changed is refused, and keeps columns and text apart', async () => {
  const text = readFileSync(file('run.json'), 'utf8');
  expect(text).toBe(`${JSON.stringify(toJSON(run))}\n`);
  writeFileSync(file('cut.json'), text.replace(/(u16:.{20})./, '$1'));
  await expect(readRun(file('cut.json'))).rejects.toThrow(
    'to be the text of a column of 100 numbers, got "u16:',
  );
  const [first] = text.match(/"u16:[^"]*"/)!;
  writeFileSync(file('escaped.json'), text.replace(first!, '"u16:0"'));
  await expect(readRun(file('escaped.json'))).rejects.toThrow('to be the text of a column of 100 numbers');
  writeFileSync(file('quote.json'), text.replace('"version":"', '"version":"\\\\\\"'));
  expect((await readRun(file('quote.json'))).version).toBe(`\\"${run.version}`);
});

test('A FIFO is refused, as nobody may ever write to it', async () => {
  execFileSync('mkfifo', [file('fifo')]);
  await expect(readRun(file('fifo'))).rejects.toThrow(
    'to be a file with a run, got something that is not a file',
  );
});

test('A run resumed on several threads has the bytes of one run', { timeout: 120_000 }, async () => {
  const seen: number[] = [];
  const onProgress = (done: number): number => seen.push(done);
  const longer = await resumeInParallel(run, { trials: 260, workers: 2, onProgress });
  expect(longer).toEqual(simulate(scenario, { trials: 260, seed: 'files' }));
  expect(seen).toEqual([160]);
  expect(await resumeInParallel(run, { trials: 100 })).toBe(run);
  await expect(resumeInParallel(run, { trials: 99 })).rejects.toThrow('at least the 100 trials');
});
