import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** Packages of @stdlib that stand in for what every runtime of today has, and what is bundled in their place. */
const BUILT_IN: Readonly<Record<string, string>> = {
  'array-float64': 'export default Float64Array;',
  'array-uint8': 'export default Uint8Array;',
  'array-uint16': 'export default Uint16Array;',
  'array-uint32': 'export default Uint32Array;',
  'utils-define-nonenumerable-read-only-property':
    'export default (target, key, value) => { Object.defineProperty(target, key, { value }); };',
};

/** Bundles less of what is bundled: the same arithmetic, without support for runtimes of twenty years ago. */
export const lean: Plugin = {
  name: 'lean',
  setup(build) {
    const names = Object.keys(BUILT_IN).join('|');
    build.onResolve({ filter: new RegExp(`^@stdlib/(${names})$`) }, ({ path }) => ({
      path: path.slice('@stdlib/'.length),
      namespace: 'built-in',
      sideEffects: false,
    }));
    build.onLoad({ filter: /.*/, namespace: 'built-in' }, ({ path }) => ({ contents: BUILT_IN[path]! }));
    build.onLoad({ filter: /@stdlib.*\.js$/ }, async ({ path }) => ({
      contents: asModule(await readFile(path, 'utf8'), path),
    }));
    // One of its seven generators is used.
    build.onResolve({ filter: /^seedrandom$/ }, ({ path, ...from }) =>
      build.resolve('seedrandom/seedrandom.js', { ...from, pluginData: { resolved: true } }),
    );
    build.onLoad({ filter: /seedrandom\.js$/ }, async ({ path }) => ({
      contents: withSeedOnly(await readFile(path, 'utf8')),
    }));
  },
};

/** CommonJS as @stdlib writes it, in the syntax that a bundler can join without a wrapper around each file. */
function asModule(text: string, path: string): string {
  const code = text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^var (\w+) = require\( '([^']+)' \);/gm, "import $1 from '$2';")
    .replace(/^var (\w+) = require\( '([^']+)' \)(\.\w+);/gm, "import $1_ from '$2';\nvar $1 = $1_$3;")
    .replace(/^module\.exports = (\w+);/m, 'export default $1;');
  if (/\b(require\(|module\.|exports\.)/.test(code))
    throw new Error(`Expected ${path} to be CommonJS of the usual form`);
  return code;
}

/** seedrandom as a module of its own, for callers who have a seed: without what draws one from the clock, the window, `Math.random` or node:crypto. */
function withSeedOnly(text: string): string {
  const cuts: readonly (readonly [RegExp, string])[] = [
    [/^\(function \(global, pool, math\)/m, 'export default (function (global, pool, math)'],
    [/\(seed == null\) \? autoseed\(\) : seed/, 'seed'],
    [/^function autoseed\(\) \{[\s\S]*?^\}$/m, ''],
    [/^mixkey\(math\.random\(\), pool\);$/m, ''],
    [/^if \(\(typeof module\) == 'object'[\s\S]*?^\}$(?![\s\S]*^\}$)/m, 'return seedrandom;'],
  ];
  return cuts.reduce((left, [what, instead]) => {
    if (!what.test(left)) throw new Error(`Expected seedrandom to have ${what}`);
    return left.replace(what, instead);
  }, text);
}
