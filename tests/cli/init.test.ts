import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { bundleCommandLine, emptyFolder } from './cli-bundle.ts';
import { inProcess } from './cli-process.ts';

const folder = emptyFolder();
afterAll(() => rmSync(folder, { recursive: true }));

describe('init', () => {
  it.each([
    [
      '--destination mars',
      'Expected --destination to be one of us, eu, japan, korea, india, got "mars" (string)',
    ],
    ['--vehicles x', 'Expected --vehicles to be a number, such as 800 or 1k, got "x" (string)'],
    ['--vehicles 0', 'Expected --vehicles to be a number above 0, got 0 (number)'],
    ['--buffer x', 'Expected --buffer to be a number, such as 45 or 60, got "x" (string)'],
    ['--lanes Dy,Xx', 'Expected --lanes to be elements of Sc, Y, Sm, Gd, Tb, Dy, Lu, got "Xx" (string)'],
    ['--lanes ,', 'Expected --lanes to be elements of Sc, Y, Sm, Gd, Tb, Dy, Lu, got "" (string)'],
    ['--id eu-volume', 'Expected --id to be an id that no shipped line has, got "eu-volume" (string)'],
    ['--id A_b', 'Expected --id to be a name in kebab-case, such as my-firm, got "A_b" (string)'],
  ])('refuses %s', async (words, message) => {
    expect(await inProcess('init', '-', ...words.split(' '))).toEqual({
      status: 2,
      out: '',
      err: `${message}\n`,
    });
  });

  it.each([
    ['Ünser Wérk 2', 'unser-werk-2'],
    ['Eu volume', 'eu-volume-own'],
    ['2026', '2026'],
    ['true', 'true'],
    ['東京', 'my-firm'],
  ])('makes of the name %s the id %s, which stays a text', async (title, id) => {
    const { out } = await inProcess('init', '-', '--title', title);
    expect(parse(out)).toMatchObject({ name: id, automakers: { [id]: { title } } });
  });
});

const hasTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

describe.skipIf(!hasTerminal)('init on a terminal', { timeout: 60_000 }, () => {
  const bundle = bundleCommandLine();
  afterAll(() => bundle.remove());

  /** Types on a terminal when the first question stands there. */
  function typed(keys: string): Promise<{ readonly status: number | null; readonly shown: string }> {
    const command = `'${process.execPath}' '${bundle.program}' init --force`;
    const terminal = spawn('script', ['-qec', command, '/dev/null'], { cwd: folder });
    let shown = '';
    terminal.stdout.on('data', (part) => {
      if (!shown.includes('[licences-slowed]') && `${shown}${part}`.includes('[licences-slowed]'))
        terminal.stdin.write(keys);
      shown += part;
    });
    return new Promise((resolve) => terminal.on('close', (status) => resolve({ status, shown })));
  }

  it('asks again where a reply is wrong, and writes a file that runs', async () => {
    const replies = [
      'bans',
      'ban-resumes',
      'Werk',
      'mars',
      'eu',
      'many',
      '-3',
      '1k',
      'Dy Xx',
      'Dy, Tb',
      'x',
      '60',
    ];
    const { status, shown } = await typed(replies.map((reply) => `${reply}\r`).join(''));
    expect(status).toBe(0);
    expect(shown.match(/Expected the answer/g)).toHaveLength(6);
    const file = join(folder, 'my-firm.yaml');
    expect(parse(readFileSync(file, 'utf8'))).toMatchObject({
      extends: 'ban-resumes',
      automakers: {
        werk: { destination: 'eu', vehiclesPerDay: 1000, lanes: { Tb: { bufferDays: { median: 60 } } } },
      },
    });
    expect((await inProcess('validate', file)).status).toBe(0);
    rmSync(file);
  });

  it.each([
    ['Ctrl-C', '\u0003', 130],
    ['Ctrl-D', '\u0004', 2],
  ])('ends at %s without a file', async (key, sign, status) => {
    const end = await typed(`\rName\r${sign}`);
    expect(end.status).toBe(status);
    expect(end.shown.trimEnd().endsWith(`Stopped by ${key}; no file was written.`)).toBe(true);
    expect(existsSync(join(folder, 'my-firm.yaml'))).toBe(false);
  });
});
