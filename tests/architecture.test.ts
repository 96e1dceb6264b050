import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { VERSION } from '../src/version.ts';

const src = fileURLToPath(new URL('../src', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

/** The rooms of src/ in the order of the flow: each imports itself and those before it (docs/design.md). */
const ROOMS = [
  ...['errors', 'check', 'units', 'elements', 'distribution', 'version'],
  ...['calendar', 'random', 'stats', 'scenario', 'history', 'model', 'sampling', 'kernel', 'engine'],
  ...['rare-events', 'sweep', 'simulation', 'parallel', 'analysis', 'report', 'index'],
];

/** Entries of their own, which import from the rooms; the command line also from `node`. */
const ENTRIES = ['calibration', 'node', 'browser', 'parquet', 'cli'];

/** Imports that the order allows and the design does not. */
const FORBIDDEN: Record<string, readonly string[]> = {
  stats: ['calendar'],
  kernel: ['scenario', 'stats', 'sampling'],
};

/** Packages and the only places that may import them. */
const PACKAGES: Record<string, readonly string[]> = {
  seedrandom: ['random'],
  zod: ['scenario', 'history'],
  mathjs: ['scenario', 'analysis'],
  yaml: ['node'],
  piscina: ['node'],
  comlink: ['browser'],
  commander: ['cli'],
  'hyparquet-writer': ['parquet'],
  '@stdlib': ['random', 'stats', 'rare-events'],
  '@observablehq/plot': ['report'],
  linkedom: ['report'],
  'node:': ['node', 'cli'],
};

const placeOf = (path: string): string => path.split(sep)[0]!.replace(/\.ts$/, '');
const textOf = (file: string): string => readFileSync(join(src, file), 'utf8');
/** Without block comments, whose examples import the package by its name. */
const codeOf = (file: string): string => textOf(file).replace(/\/\*[\s\S]*?\*\//g, '');
const importsOf = (file: string): string[] =>
  [...codeOf(file).matchAll(/(?:from |import |import\()'([^']+)'/g)].map((match) => match[1]!);

describe.each(files)('%s', (file) => {
  const place = placeOf(file);

  it('imports only rooms before its own, types included', () => {
    for (const target of importsOf(file).filter((name) => name.startsWith('.'))) {
      const path = relative(src, join(src, file, '..', target));
      if (path.startsWith('..') && ['scenario', 'history'].includes(place)) continue; // the files they ship
      const to = placeOf(path);
      if (to === place) continue;
      const isBefore = ENTRIES.includes(place) || ROOMS.indexOf(to) < ROOMS.indexOf(place);
      if (place === 'cli' && to === 'node') continue;
      expect(ROOMS.includes(to) && isBefore, `${file} → ${target}`).toBe(true);
      expect(FORBIDDEN[place] ?? [], `${file} → ${target}`).not.toContain(to);
    }
  });

  it('imports packages only where they belong', () => {
    for (const target of importsOf(file).filter((name) => !name.startsWith('.'))) {
      const known = Object.keys(PACKAGES).find((name) => target.startsWith(name));
      expect(known, `${file} → ${target}`).toBeDefined();
      expect(PACKAGES[known!], `${file} → ${target}`).toContain(place);
    }
  });

  it('has no hidden input: no clock, no Math.random, no platform outside node/, cli/ and browser/', () => {
    const code = textOf(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    const forbidden = ['node', 'cli'].includes(place)
      ? /Math\.random|Date\.now/
      : /Math\.random|Date\.now|new Date\(\)|performance\.|console\.|process\./;
    expect(code.match(forbidden)).toBeNull();
    if (!['node', 'cli', 'browser'].includes(place)) expect(code).not.toContain('setTimeout');
    // These differ by a bit between runtimes; @stdlib's do not.
    expect(code.match(/Math\.(log|exp|pow|sin|cos|tan|cbrt|hypot|sinh|cosh|tanh)\w*\(/)).toBeNull();
  });
});

it('mathjs is loaded only when it is needed', () => {
  for (const file of files) expect(textOf(file)).not.toMatch(/^import (?!type)[^;]*from 'mathjs'/m);
});

it('nothing but the report and its charts loads the library that draws them', () => {
  const users = files.filter((file) => /from '(?:@observablehq|linkedom)/.test(codeOf(file)));
  expect(users).toEqual([join('report', 'charts', 'library.ts')]);
  const loaded = loadedBy('index.ts');
  expect([...loaded].filter((file) => file.includes('charts'))).toEqual([]);
});

it('there are no circles of imports', () => {
  const edges = new Map(
    files.map((file) => [
      file,
      [...codeOf(file).matchAll(/^(?:import|export) [^;]*?from '(\.[^']+)'/gm)].map((match) =>
        relative(src, join(src, file, '..', match[1]!)),
      ),
    ]),
  );
  const done = new Set<string>();
  const visit = (file: string, above: readonly string[]): void => {
    expect(above, [...above, file].join(' → ')).not.toContain(file);
    if (done.has(file)) return;
    for (const next of edges.get(file) ?? []) visit(next, [...above, file]);
    done.add(file);
  };
  for (const file of [
    'index.ts',
    join('browser', 'index.ts'),
    join('calibration', 'index.ts'),
    join('cli', 'main.ts'),
    join('history', 'index.ts'),
    join('parquet', 'index.ts'),
    join('node', 'worker.ts'),
    join('browser', 'worker.ts'),
  ])
    visit(file, []);
});

/** Returns the files that a file loads, itself and through others; types load nothing. */
function loadedBy(file: string, loaded: Set<string> = new Set()): Set<string> {
  if (loaded.has(file)) return loaded;
  loaded.add(file);
  for (const [, target] of codeOf(file).matchAll(/^(?:import|export) (?!type)[^;]*?from '(\.[^']+)'/gm))
    loadedBy(relative(src, join(src, file, '..', target!)), loaded);
  return loaded;
}

it('simulate loads no question about decisions, and no Sobol dimension beyond the 32nd', () => {
  const loaded = loadedBy(join('simulation', 'simulate.ts'));
  expect(loaded).toContain(join('random', 'sobol.ts'));
  expect(loaded).not.toContain(join('random', 'sobol-128.ts'));
  expect([...loaded].filter((file) => file.startsWith('analysis'))).toEqual([]);
});

it('the version that runs carry is that of the package', () => {
  expect(VERSION).toBe(packageJson.version);
});
