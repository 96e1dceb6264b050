import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { checkReplaceable, replaceFile } from '../../../src/node/replace-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'replace-'));
const file = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

test('A file is replaced as a whole, keeps its mode, and leaves nothing beside it', async () => {
  await replaceFile(file('a'), ['one ', 'two']);
  chmodSync(file('a'), 0o640);
  symlinkSync(file('a'), file('link'));
  await replaceFile(file('link'), ['three']);
  expect(readFileSync(file('a'), 'utf8')).toBe('three');
  expect(statSync(file('a')).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder).sort()).toEqual(['a', 'link']);
});

test('A file that fails half-way keeps its old content, and the failure is one sentence', async () => {
  await replaceFile(file('old'), ['old']);
  function* failing(): Generator<string> {
    yield 'new'.repeat(1e6);
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  }
  await expect(replaceFile(file('old'), failing())).rejects.toThrow(
    `Expected ${file('old')} to be a file that can be written, got a full disk`,
  );
  expect(readFileSync(file('old'), 'utf8')).toBe('old');
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('What cannot be written is refused before anything is written', async () => {
  mkdirSync(file('folder'));
  writeFileSync(file('plain'), '');
  for (const [path, why] of [
    [file('none/run.json'), 'a folder that does not exist'],
    [file('folder'), 'a folder'],
    [file('plain/run.json'), 'a folder that is a file'],
    ['/dev/null', 'something that is not a file'],
    ['', 'an empty name'],
  ] as const) {
    await expect(checkReplaceable(path), path).rejects.toThrow(
      `to be a file that can be written, got ${why}`,
    );
    await expect(replaceFile(path, ['x']), path).rejects.toThrow(`got ${why}`);
  }
  await checkReplaceable(file('new'));
  expect(readdirSync(folder)).not.toContain('new');
});

test('A process killed at any moment of writing leaves the old content or the new one', {
  timeout: 60_000,
}, async () => {
  const path = file('killed');
  const script = fileURLToPath(new URL('./save-again.ts', import.meta.url));
  for (const delay of [0, 4, 11, 23]) {
    const child = spawn(process.execPath, ['--import', 'tsx', script, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    await new Promise((resolve) => setTimeout(resolve, delay));
    child.kill('SIGKILL');
    await once(child, 'close');
    const text = readFileSync(path, 'utf8');
    expect(text.length).toBe(4_000_000);
    expect(['a', 'b'].map((letter) => letter.repeat(4_000_000))).toContain(text);
  }
});
