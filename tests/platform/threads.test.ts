import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digest, loadScenario, override, simulate } from '../../src/index.ts';
import { type PackedApp, packedApp } from '../package/packed-app.ts';
import { chromium, reportOf } from './chromium.ts';
import { hashOf } from './hash.ts';

/*
 * Runs on Web Workers in Chromium, from the packed tarball: in a production build by Vite and without a
 * bundler. Skipped without Chromium, unless REQUIRE_PLATFORMS is set.
 */
const here = fileURLToPath(new URL('.', import.meta.url));
const required = process.env.REQUIRE_PLATFORMS !== undefined;
const scenario = loadScenario('ban-resumes');
const single = override(scenario, { parameters: 'median' });
const options = { trials: 1300, seed: 'threads' };

let packed: PackedApp;

describe.skipIf(chromium === undefined && !required)(
  'A run on Web Workers, if the machine has Chromium, gives the bytes of simulate, reuses workers and reports failures',
  () => {
    beforeAll(() => {
      packed = packedApp({ types: false });
      for (const name of ['threads-page.ts', 'hash.ts']) {
        const source = readFileSync(join(here, name), 'utf8')
          .replace("'../../src/browser/index.ts'", "'rare-earth-risk/browser'")
          .replace("'../../src/index.ts'", "'rare-earth-risk'");
        writeFileSync(join(packed.app, name), source);
      }
    }, 240_000);
    afterAll(() => rmSync(packed.scratch, { recursive: true }));

    it('in a production build by Vite', { timeout: 240_000 }, async () => {
      writeFileSync(join(packed.app, 'index.html'), '<script type="module" src="/threads-page.ts"></script>');
      await build({ root: packed.app, configFile: false, logLevel: 'error' });
      expectAllOf(await reportOf(join(packed.app, 'dist'), join(packed.scratch, 'profile-1')));
    });

    it('in plain modules', { timeout: 240_000 }, async () => {
      const site = await plainSite();
      expectAllOf(await reportOf(site, join(packed.scratch, 'profile-2')));
    });
  },
);

function expectAllOf(found: unknown): void {
  const failed = 'Error: Expected every worker to finish its trials, got one that failed: ';
  const hash = hashOf(simulate(scenario, options));
  expect(found).toMatchObject({
    1: hash,
    2: hash,
    3: hash,
    7: hash,
    all: [hash, hashOf(simulate(loadScenario('truce-holds'), options))],
    rare: hashOf(simulate(single, { trials: 50, seed: 'rare', rareEvents: { automaker: 'eu-volume' } })),
    summary: JSON.stringify(digest(simulate(scenario, options))),
    aliveAfterAll: 0,
    idle: [2, 0],
    aborted: 'RangeError: enough',
    wrong: expect.stringMatching(/^RangeError: .*did you mean "eu-volume"/),
    'throws as it loads': `${failed}Uncaught Error: broken`,
    'cannot be loaded': expect.stringContaining(
      `${failed}its script could not be loaded: browser-worker.js beside http`,
    ),
    'throws later': `${failed}Uncaught Error: broken`,
    'is ended': `${failed}it was terminated`,
    alive: 0,
  });
  for (const seen of (found as { progress: number[][] }).progress) {
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(options.trials);
  }
}

/** Writes a site without a bundler: the files as they are, and an import map for package names. */
async function plainSite(): Promise<string> {
  const site = join(packed.scratch, 'site');
  mkdirSync(site);
  symlinkSync(join(packed.installed, 'dist'), join(site, 'dist'));
  symlinkSync(join(packed.scratch, 'node_modules'), join(site, 'node_modules'));
  for (const name of ['threads-page', 'hash']) {
    const source = readFileSync(join(packed.app, `${name}.ts`), 'utf8').replace("'./hash.ts'", "'./hash.js'");
    writeFileSync(join(site, `${name}.js`), (await transform(source, { loader: 'ts' })).code);
  }
  // The only dependency that is not an ES module.
  const seedrandom = readFileSync(join(site, 'node_modules/seedrandom/seedrandom.js'), 'utf8');
  writeFileSync(
    join(site, 'seedrandom.js'),
    `const module = { exports: {} }; const define = undefined, require = () => ({});\n${seedrandom}\nexport default module.exports;`,
  );
  const imports = {
    'rare-earth-risk': '/dist/index.js',
    'rare-earth-risk/browser': '/dist/browser.js',
    comlink: '/node_modules/comlink/dist/esm/comlink.mjs',
    zod: '/node_modules/zod/index.js',
    seedrandom: '/seedrandom.js',
  };
  const map = `<script type="importmap">${JSON.stringify({ imports })}</script>`;
  writeFileSync(join(site, 'index.html'), `${map}<script type="module" src="/threads-page.js"></script>`);
  return site;
}
