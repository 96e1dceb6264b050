import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { haltProbability, loadScenario, simulate } from '../../src/index.ts';
import { type PackedApp, packedApp } from './packed-app.ts';

let { scratch, app, installed }: PackedApp = { scratch: '', app: '', installed: '' };

/** What the installed package must find: the same bytes as the source. */
const expected = haltProbability(simulate(loadScenario('ban-resumes'), { trials: 1000, seed: 'pack' })).value;
const question = `haltProbability(simulate(loadScenario('ban-resumes'), { trials: 1000, seed: 'pack' })).value`;

beforeAll(() => {
  ({ scratch, app, installed } = packedApp({ types: true }));
}, 240_000);

afterAll(() => rmSync(scratch, { recursive: true }));

function node(file: string, code: string): string {
  writeFileSync(join(app, file), code);
  return execFileSync(process.execPath, [file], { cwd: app, encoding: 'utf8' }).trim();
}

describe('the built package', { timeout: 120_000 }, () => {
  it('works by import and by require, and finds the same bytes', () => {
    const names = '{ haltProbability, loadScenario, simulate }';
    expect(node('use.mjs', `import ${names} from 'rare-earth-risk'; console.log(${question})`)).toBe(
      String(expected),
    );
    expect(node('use.cjs', `const ${names} = require('rare-earth-risk'); console.log(${question})`)).toBe(
      String(expected),
    );
  });

  it('runs on threads by import and by require, and ends by itself when aborted', () => {
    const body = `const run = await simulateInParallel(loadScenario('ban-resumes'), { trials: 1000, seed: 'pack', workers: 2 });
      console.log(haltProbability(run).value);
      const stop = new AbortController();
      setTimeout(() => stop.abort('enough'), 500);
      const long = { trials: 1e6, workers: 2, signal: stop.signal };
      await simulateInParallel(loadScenario('ban-resumes'), long).catch((reason) => console.log(reason));`;
    const esm = `import { haltProbability, loadScenario } from 'rare-earth-risk';
      import { simulateInParallel } from 'rare-earth-risk/node'; ${body}`;
    const cjs = `const { haltProbability, loadScenario } = require('rare-earth-risk');
      const { simulateInParallel } = require('rare-earth-risk/node'); (async () => { ${body} })();`;
    expect(node('threads.mjs', esm)).toBe(`${expected}\nenough`);
    expect(node('threads.cjs', cjs)).toBe(`${expected}\nenough`);
  });

  it('has an entry for browsers, which in Node says where to go (tests/platform runs it)', () => {
    const body = `simulateInParallel(loadScenario('ban-resumes')).catch((error) => console.log(String(error)))`;
    const esm = `import { loadScenario } from 'rare-earth-risk';
      import { simulateInParallel } from 'rare-earth-risk/browser'; ${body}`;
    expect(node('browser-in-node.mjs', esm)).toBe(
      'TypeError: Expected a browser with Web Workers, got none; in Node use rare-earth-risk/node',
    );
  });

  it('has one class of errors, whichever entry throws it', () => {
    const body = `readScenario('none.json').catch((error) => console.log(error instanceof ScenarioError))`;
    const cjs = `const { ScenarioError } = require('rare-earth-risk'); const { readScenario } = require('rare-earth-risk/node');`;
    const esm = `import { ScenarioError } from 'rare-earth-risk'; import { readScenario } from 'rare-earth-risk/node';`;
    expect([node('errors.cjs', `${cjs} ${body}`), node('errors.mjs', `${esm} ${body}`)]).toEqual([
      'true',
      'true',
    ]);
  });

  it('has a command line', () => {
    const out = execFileSync(
      process.execPath,
      [
        join(installed, 'dist/cli.js'),
        'simulate',
        'ban-resumes',
        '--trials',
        '1000',
        '--seed',
        'pack',
        '--json',
      ],
      { encoding: 'utf8' },
    );
    expect(JSON.parse(out).scenarios[0].any.haltProbability.value).toBe(expected);
  });

  it('ships types for both kinds of module', () => {
    for (const name of ['index.d.ts', 'index.d.cts', 'node.d.ts', 'node.d.cts', 'browser.d.ts']) {
      expect(existsSync(join(installed, 'dist', name)), name).toBe(true);
    }
  });

  it('stays small for a browser, without mathjs and node built-ins', async () => {
    writeFileSync(
      join(app, 'browser.mjs'),
      `import { loadScenario, simulate } from 'rare-earth-risk'; console.log(simulate, loadScenario);`,
    );
    const { outputFiles } = await build({
      entryPoints: [join(app, 'browser.mjs')],
      outdir: join(app, 'out'),
      bundle: true,
      splitting: true,
      minify: true,
      write: false,
      format: 'esm',
      platform: 'browser',
      logLevel: 'silent',
    });
    const main = outputFiles.find(({ path }) => path.endsWith('browser.js'))!;
    const chunks = [
      main.text,
      ...outputFiles
        .filter(({ path }) => main.text.split('import(')[0]!.includes(path.split('/').at(-1)!))
        .map(({ text }) => text),
    ];
    const text = chunks.join('');
    expect(text).not.toMatch(/node:|createUnit|piscina|commander/);
    // zod 28 kB, @stdlib 12, the catalogue with its sources 9, the library the rest.
    expect(gzipSync(text).length).toBeLessThan(85_000);
  });

  it('keeps its files under a ceiling', () => {
    const bytes = readdirSync(join(installed, 'dist')).filter((name) => !name.endsWith('.map'));
    const total = bytes.reduce((sum, name) => sum + statSync(join(installed, 'dist', name)).size, 0);
    expect(total).toBeLessThan(2_000_000);
  });
});
