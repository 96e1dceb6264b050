import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readRun } from '../../src/node/index.ts';
import { inProcess, root } from './cli-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'cli-files-'));
const file = (name: string, text?: string): string => {
  const path = join(folder, name);
  if (text !== undefined) writeFileSync(path, text);
  return path;
};
afterAll(() => rmSync(folder, { recursive: true }));

const small = ['simulate', 'ban-resumes', '--set', 'horizonDays=120', '--seed', 'files'];

it('A folder that is missing is told before the run, in one sentence, with exit code 1', async () => {
  const path = file('missing/run.json');
  expect(await inProcess(...small, '--trials', '100m', '--save', path)).toEqual({
    status: 2,
    out: '',
    err: expect.stringMatching(
      /^Expected a run of this scenario that is saved to have at most \d+ trials, got 100000000; .*\n$/,
    ),
  });
  expect(await inProcess(...small, '--trials', '1M', '--save', path)).toEqual({
    status: 1,
    out: '',
    err: `Expected ${path} to be a file that can be written, got a folder that does not exist\n`,
  });
  expect((await inProcess(...small, '--save', '')).err).toContain('got an empty name');
});

it('A full disk keeps the stored run, prints the result, and exits with 1 and one sentence', async () => {
  const path = file('run.json');
  await inProcess(...small, '--trials', '300', '--save', path);
  const before = readFileSync(path, 'utf8');
  const args = [...small, '--trials', '500', '--resume', path, '--save', path].map((word) => `'${word}'`);
  const command = `ulimit -f 20; '${process.execPath}' --import tsx src/cli/main.ts ${args.join(' ')}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { cwd: root, encoding: 'utf8' });
  expect(stderr).toBe(
    `Expected ${path} to be a file that can be written, got a limit on the size of files\n`,
  );
  expect({ status, shown: stdout.includes('500 futures each') }).toEqual({ status: 1, shown: true });
  expect(readFileSync(path, 'utf8')).toBe(before);
});

it('A reader that stops loses no run that is to be saved', () => {
  const path = file('piped.json');
  const args = [...small, '--trials', '50', '--save', path].join(' ');
  const command = `'${process.execPath}' --import tsx src/cli/main.ts ${args} | true; exit \${PIPESTATUS[0]}`;
  expect(spawnSync('bash', ['-c', command], { cwd: root, encoding: 'utf8' }).stderr).toBe('');
  expect(statSync(path).size).toBeGreaterThan(1000);
});

it('Ctrl-C prints what is known, stores it, and says how to go on, with exit code 130', async () => {
  const path = file('stopped.json');
  const before = process.listeners('SIGINT');
  // As soon as the command listens; in this process alone, so that the test runner does not.
  const stop = setInterval(() => {
    for (const listener of process.listeners('SIGINT')) if (!before.includes(listener)) listener('SIGINT');
  }, 5);
  const precise = ['simulate', 'truce-holds', '--precision', '1e-4', '--trials', '20k', '--seed', "it's"];
  const { status, out, err } = await inProcess(...precise, '--save', path);
  clearInterval(stop);
  const { trials } = (await readRun(path)).options;
  expect(status).toBe(130);
  expect(out).toContain(`${trials.toLocaleString('en-US')} futures each`);
  expect(err).toBe(
    `Stopped by Ctrl-C after ${trials.toLocaleString('en-US')} of 20,000 futures; the result holds those.\n` +
      `To go on: rare-earth-risk simulate truce-holds --precision 1e-4 --trials 20k --seed 'it'\\''s' --save ${path} --resume ${path}\n`,
  );
});

it('Several files are validated at once, and stdin is read for -', async () => {
  const good = file('good.yaml', 'extends: truce-holds\nname: good\n');
  const bad = file('bad.json', '{ "extends": "truce-holds", "name": "bad", "horizonDay": 3 }');
  const { status, out, err } = await inProcess('validate', bad, good, 'ban-resumes');
  expect(status).toBe(2);
  expect(out.split('\n')).toHaveLength(3);
  expect(err).toContain('did you mean "horizonDays"?');
  for (const input of [
    'extends: truce-holds\nname: piped\n',
    '{ "extends": "truce-holds", "name": "piped" }',
  ]) {
    const args = ['--import', 'tsx', 'src/cli/main.ts', 'validate', '-'];
    const done = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', input });
    expect(done).toMatchObject({ status: 0, stderr: '' });
    expect(done.stdout).toMatch(/^stdin: valid \(piped;/);
  }
});
