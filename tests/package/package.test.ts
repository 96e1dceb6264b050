import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { haltProbability, loadScenario, simulate } from '../../src/index.ts';
import { type PackedApp, packedApp } from './packed-app.ts';

let { scratch, app, installed }: PackedApp = { scratch: '', app: '', installed: '' };

/** The result of the source, which the installed package must give too. */
const expected = haltProbability(simulate(loadScenario('ban-resumes'), { trials: 1000, seed: 'pack' })).value;
const question = `haltProbability(simulate(loadScenario('ban-resumes'), { trials: 1000, seed: 'pack' })).value`;

/** Signs of a package, a platform or a loader that the core does not need. */
const NOT_IN_A_BROWSER = [
  'mathjs',
  '.random(',
  'createUnit',
  'piscina',
  'commander',
  'parseDocument',
  'node:',
  'require(',
  'import(',
  'process.',
  'worker_threads',
  '__dirname',
  'Function(',
  'toJSONSchema',
  'Date.now',
];

beforeAll(() => {
  ({ scratch, app, installed } = packedApp({ types: true }));
}, 240_000);

afterAll(() => rmSync(scratch, { recursive: true }));

function node(file: string, code: string): string {
  writeFileSync(join(app, file), code);
  return execFileSync(process.execPath, [file], { cwd: app, encoding: 'utf8' }).trim();
}

function built(): string[] {
  return readdirSync(join(installed, 'dist'));
}

function textOf(name: string): string {
  return readFileSync(join(installed, 'dist', name), 'utf8');
}

/** Returns the packages that a built module imports statically, itself or through its own files. */
function packagesOf(name: string): string[] {
  const targets = [...textOf(name).matchAll(/^(?:import|export|\}).*?(?:from )?"([^"]+)";$/gm)].map(
    ([, target]) => target!,
  );
  const own = targets.filter((target) => target.startsWith('./')).flatMap(packagesOf);
  return [...new Set([...own, ...targets.filter((target) => !/^(\.|node:)/.test(target))])];
}

/** Returns the text of a built module and of the files of the package that it imports. */
function textsOf(name: string): string {
  const own = [...textOf(name).matchAll(/from "\.\/([^"]+)"/g)].map(([, target]) => textsOf(target!));
  return [textOf(name), ...own].join('\n');
}

describe('The built package', { timeout: 120_000 }, () => {
  it('works by import and by require, with the results of the source', () => {
    const names = '{ haltProbability, loadScenario, simulate }';
    expect(node('use.mjs', `import ${names} from 'rare-earth-risk'; console.log(${question})`)).toBe(
      String(expected),
    );
    expect(node('use.cjs', `const ${names} = require('rare-earth-risk'); console.log(${question})`)).toBe(
      String(expected),
    );
  });

  it('runs on threads by import and by require, and lets the process end after an abort', () => {
    const body = `const run = await simulateInParallel(loadScenario('ban-resumes'), { trials: 1000, seed: 'pack', workers: 2 });
      console.log(haltProbability(run).value);
      const short = override(loadScenario('truce-holds'), { horizonDays: 30, policy: { events: [] } });
      const large = await simulateInParallel(short, { trials: 34000, workers: 1 });
      console.log(JSON.stringify(digest(large)) === JSON.stringify(simulate(short, { trials: 34000, keep: 'summary' })));
      const stop = new AbortController();
      setTimeout(() => stop.abort('enough'), 500);
      const long = { trials: 1e6, workers: 2, signal: stop.signal };
      await simulateInParallel(loadScenario('ban-resumes'), long).catch((reason) => console.log(reason));`;
    const names = '{ digest, haltProbability, loadScenario, override, simulate }';
    const esm = `import ${names} from 'rare-earth-risk';
      import { simulateInParallel } from 'rare-earth-risk/node'; ${body}`;
    const cjs = `const ${names} = require('rare-earth-risk');
      const { simulateInParallel } = require('rare-earth-risk/node'); (async () => { ${body} })();`;
    expect(node('threads.mjs', esm)).toBe(`${expected}\ntrue\nenough`);
    expect(node('threads.cjs', cjs)).toBe(`${expected}\ntrue\nenough`);
  });

  it('has an entry for browsers, which in Node refers to the entry for Node (tests/platform runs it)', () => {
    const body = `simulateInParallel(loadScenario('ban-resumes')).catch((error) => console.log(String(error)))`;
    const esm = `import { loadScenario } from 'rare-earth-risk';
      import { simulateInParallel } from 'rare-earth-risk/browser'; ${body}`;
    expect(node('browser-in-node.mjs', esm)).toBe(
      'TypeError: Expected a browser with Web Workers, got none; in Node use rare-earth-risk/node',
    );
  });

  it.each([
    ['esm', 'mjs'],
    ['cjs', 'cjs'],
  ] as const)(
    'says in a bundle for Node (%s) what to do about threads, and runs without them',
    async (format, extension) => {
      const body = `import { haltProbability, loadScenario, simulate } from 'rare-earth-risk';
      import { simulateInParallel } from 'rare-earth-risk/node';
      console.log(${question});
      simulateInParallel(loadScenario('ban-resumes'), { workers: 2 }).catch((error) => console.log(error.message));`;
      writeFileSync(join(app, 'server.mjs'), body);
      const bundle = `bundle.${extension}`;
      await build({
        entryPoints: [join(app, 'server.mjs')],
        outfile: join(app, bundle),
        bundle: true,
        platform: 'node',
        format,
        logLevel: 'silent',
      });
      const [value, message] = execFileSync(process.execPath, [bundle], { cwd: app, encoding: 'utf8' }).split(
        '\n',
      );
      expect(value).toBe(String(expected));
      expect(message).toMatch(/^Expected the file of a worker thread .*esbuild: --external:rare-earth-risk/);
    },
  );

  it('has the history by import and by require, and a core without it', () => {
    const body = `console.log(observations.halts.firms.suzuki.halts.swift.days.value)`;
    const esm = `import { observations } from 'rare-earth-risk/history'; ${body}`;
    const cjs = `const { observations } = require('rare-earth-risk/history'); ${body}`;
    expect([node('history.mjs', esm), node('history.cjs', cjs)]).toEqual(['18', '18']);
    expect(packagesOf('history.js')).toEqual([]);
    expect(textsOf('index.js')).not.toContain('holdsUntil');
  });

  it('has the parameter sets by import and by require, in files apart from the code', () => {
    const body = `console.log(parameterSets('spring-2025').sets, parameterSetNames.join())`;
    const esm = `import { parameterSetNames, parameterSets } from 'rare-earth-risk/calibration'; ${body}`;
    const cjs = `const { parameterSetNames, parameterSets } = require('rare-earth-risk/calibration'); ${body}`;
    const printed = '128 spring-2025';
    expect([node('sets.mjs', esm), node('sets.cjs', cjs)]).toEqual([printed, printed]);
    expect(packagesOf('calibration.js')).toEqual([]);
    // The numbers are in files of their own, except in the single file of a Web Worker.
    const holders = built().filter((name) =>
      textOf(name).includes('japan-compact.lanes.Sm.bufferDays.median'),
    );
    expect(holders.sort()).toEqual(['browser-worker.js', 'parameters.cjs', 'parameters.js']);
  });

  it('throws errors that are instances of ScenarioError from all entries, by import and by require', () => {
    const other = `import('node:module').then(({ createRequire }) => createRequire(process.cwd() + '/x.js')('rare-earth-risk'))`;
    const body = `readScenario('none.json').catch(async (error) => {
      const kinds = [await import('rare-earth-risk'), await ${other}].map((kind) => kind.ScenarioError);
      console.log([ScenarioError, ...kinds].every((kind) => error instanceof kind));
    })`;
    const cjs = `const { ScenarioError } = require('rare-earth-risk'); const { readScenario } = require('rare-earth-risk/node');`;
    const esm = `import { ScenarioError } from 'rare-earth-risk'; import { readScenario } from 'rare-earth-risk/node';`;
    expect([node('errors.cjs', `${cjs} ${body}`), node('errors.mjs', `${esm} ${body}`)]).toEqual([
      'true',
      'true',
    ]);
  });

  it('has a command line with the results of the source', () => {
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

  it('has a command that npx runs right after npm installed it', () => {
    writeFileSync(join(app, 'package.json'), JSON.stringify({ private: true, dependencies: {} }));
    writeFileSync(join(app, 'my-firm.json'), JSON.stringify({ extends: 'truce-holds', horizonDays: 90 }));
    // Links the commands of what is installed, as npm install does, without a registry.
    execFileSync('npm', ['rebuild', '--ignore-scripts', '--offline'], { cwd: app, stdio: 'pipe' });
    const command = ['--no-install', 'rare-earth-risk', 'validate', 'my-firm.json'];
    const out = execFileSync('npx', command, { cwd: app, encoding: 'utf8', stdio: 'pipe' });
    expect(out).toMatch(/^my-firm\.json: valid \(my-firm; /);
  });

  it('has a command line that runs longer runs on several cores, with the same results', () => {
    const body = `const { execFileSync } = require('node:child_process');
      const { haltProbability, loadScenario, simulate } = require('rare-earth-risk');
      const [cli, trials] = [${JSON.stringify(join(installed, 'dist/cli.js'))}, 20000];
      const out = execFileSync(process.execPath, [cli, 'simulate', 'truce-holds', '--trials', trials, '--json'], { encoding: 'utf8' });
      const run = simulate(loadScenario('truce-holds'), { trials });
      console.log(JSON.parse(out).scenarios[0].any.haltProbability.value === haltProbability(run).value);`;
    expect(node('cores.cjs', body)).toBe('true');
  });

  it('ships types for both kinds of module', () => {
    const both = ['index', 'node', 'history', 'calibration'].flatMap((name) => [
      `${name}.d.ts`,
      `${name}.d.cts`,
    ]);
    for (const name of [...both, 'browser.d.ts']) {
      expect(existsSync(join(installed, 'dist', name)), name).toBe(true);
    }
  });

  it('loads only its own files until it needs another package', () => {
    expect(packagesOf('index.js')).toEqual([]);
    expect(packagesOf('cli.js')).toEqual([]);
    const loaded = node(
      'loaded.cjs',
      `require('rare-earth-risk'); console.log(Object.keys(require.cache).join())`,
    );
    expect(loaded).not.toContain('node_modules/mathjs');
    expect(loaded).not.toContain('node_modules/zod');
    const worker = JSON.stringify(join(installed, 'dist/worker.cjs'));
    const byWorker = node(
      'worker.cjs',
      `require(${worker}); console.log(Object.keys(require.cache).slice(1).join())`,
    );
    expect(byWorker.split(',').filter((path) => !path.includes('/rare-earth-risk/dist/'))).toEqual([]);
  });

  it('names in its notice every package that it contains', () => {
    const notice = readFileSync(join(installed, 'docs/NOTICE.md'), 'utf8');
    const bundled = built().flatMap((name) => [
      ...textOf(name).matchAll(/^\/\/ node_modules\/(?:@stdlib\/)?([^/]+)/gm),
    ]);
    expect(bundled.length).toBeGreaterThan(0);
    for (const [, name] of bundled) expect(notice.includes(`\`${name}\``), name).toBe(true);
  });

  it('stays small for a browser, without code for Node and without packages loaded on demand', async () => {
    const [core] = packageJson['size-limit'];
    writeFileSync(join(app, 'browser.mjs'), `export ${core!.import} from 'rare-earth-risk';`);
    const { outputFiles } = await build({
      entryPoints: [join(app, 'browser.mjs')],
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      platform: 'browser',
      logLevel: 'silent',
      // The parameter sets are data, loaded on their own.
      external: ['*/parameters.js'],
    });
    const { text } = outputFiles[0]!;
    for (const name of NOT_IN_A_BROWSER) expect(text, name).not.toContain(name);
    // The limit of `npm run build:size`, which bundles in the same way.
    expect(gzipSync(text).length).toBeLessThan(80_000);
    expect(gzipSync(textOf('parameters.js')).length).toBeLessThan(60_000);
  });

  it('has no source maps, and no path of the machine that built it', () => {
    expect(built().filter((name) => name.endsWith('.map'))).toEqual([]);
    const root = fileURLToPath(new URL('../..', import.meta.url));
    for (const name of built()) {
      expect(textOf(name), name).not.toContain('sourceMappingURL');
      expect(textOf(name), name).not.toContain(root);
    }
  });

  it('has every file that its pages link to', () => {
    const pages = readdirSync(installed, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.md'),
    );
    const missing = pages.flatMap((page) =>
      [...readFileSync(join(installed, page), 'utf8').matchAll(/\]\((?![a-z]+:)([^)#\s]+)(?:#[^)]*)?\)/g)]
        .filter(([, target]) => !existsSync(join(installed, dirname(page), target!)))
        .map(([, target]) => `${page}: ${target}`),
    );
    expect(pages.length).toBeGreaterThan(10);
    expect(missing).toEqual([]);
  });

  it('keeps the total size of its files below a limit', () => {
    const total = built().reduce((sum, name) => sum + statSync(join(installed, 'dist', name)).size, 0);
    // Charts are 0.7 MB of it; the command line has its own copy of what the library has.
    expect(total).toBeLessThan(5_750_000);
  });
});
