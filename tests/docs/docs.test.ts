import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { parseScenario } from '../../src/index.ts';
import { snippetsOf } from './snippets.ts';

const root = new URL('../../', import.meta.url);
const at = (path: string): string => fileURLToPath(new URL(path, root));
const pages = [
  'README.md',
  ...readdirSync(at('docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const scratch = mkdtempSync(at('tests/docs/.run-'));

afterAll(() => rmSync(scratch, { recursive: true }));

/** Runs TypeScript as a user would, with the package's name standing for the source. */
function runTypeScript(code: string, name: string): string {
  const source = (entry: string): string => JSON.stringify(new URL(entry, root).href);
  const file = join(scratch, `${name.replace(/\W+/g, '-')}.ts`);
  writeFileSync(
    file,
    code
      .replaceAll("'rare-earth-risk/node'", source('src/node/index.ts'))
      .replaceAll("'rare-earth-risk/calibration'", source('src/calibration/index.ts'))
      .replaceAll("'rare-earth-risk/history'", source('src/history/index.ts'))
      .replaceAll("'rare-earth-risk'", source('src/index.ts')),
  );
  return run([file]);
}

function run(args: string[]): string {
  const done = spawnSync(process.execPath, ['--import', 'tsx', ...args], { cwd: at('.'), encoding: 'utf8' });
  expect(done.stderr).toBe('');
  expect(done.status).toBe(0);
  return done.stdout;
}

describe.each(pages)('%s', { timeout: 60_000 }, (page) => {
  for (const { language, code, output, line } of snippetsOf(new URL(page, root))) {
    if (language === 'ts') {
      it(`line ${line} runs${output === undefined ? '' : ' and prints what the page shows'}`, () => {
        const printed = runTypeScript(code, `${page}-${line}`);
        if (output !== undefined) expect(printed.trimEnd()).toBe(output.trimEnd());
      });
    }
    if (language === 'json')
      it(`line ${line} is a valid scenario`, () => void parseScenario(JSON.parse(code)));
  }

  it('links to files that exist', () => {
    const text = readFileSync(at(page), 'utf8');
    for (const [, target] of text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
      expect(existsSync(fileURLToPath(new URL(target!, new URL(page, root)))), target).toBe(true);
    }
  });
});

describe('examples', { timeout: 60_000 }, () => {
  const examples = readdirSync(at('examples')).filter((name) => name.endsWith('.ts'));

  // Snapshots guard change, not truth: what each example prints at its seed.
  it.each(examples)('%s runs, opens with a question and ends with its answer', (name) => {
    expect(readFileSync(at(`examples/${name}`), 'utf8').split('\n\n')[0]).toContain('?');
    expect(run([at(`examples/${name}`)])).toMatchSnapshot();
  });
});

describe('README', { timeout: 120_000 }, () => {
  it('shows what npm start prints', () => {
    const { start } = JSON.parse(readFileSync(at('package.json'), 'utf8')).scripts as { start: string };
    const shown = snippetsOf(new URL('README.md', root)).find(({ code }) => code.includes('Any line halts'));
    const [, args] = start.split('node dist/cli.js ');
    expect(run(['src/cli/main.ts', ...args!.split(' ')]).trimEnd()).toBe(shown!.code.trimEnd());
  });
});
