import type { Plugin } from 'esbuild';
import { defineConfig, type Options } from 'tsup';
import { lean } from './.ci/lean-bundle.ts';

/** Keeps the numbers of the parameter sets in a file of their own, so that what weighs the code can leave them out. */
function parametersApart(extension: 'js' | 'cjs'): Plugin {
  return {
    name: 'parameters-apart',
    setup(build) {
      build.onResolve({ filter: /\/parameter-data\.ts$/ }, ({ kind }) =>
        kind === 'entry-point' ? undefined : { path: `./parameters.${extension}`, external: true },
      );
    },
  };
}

/** Keeps the library that draws charts in one file of its own, which only a report loads. */
const chartsApart: Plugin = {
  name: 'charts-apart',
  setup(build) {
    build.onResolve({ filter: /\/library\.ts$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './charts.js', external: true },
    );
  },
};

const shared: Options = {
  target: 'node20',
  // Shared chunks, also for require: one class ScenarioError, whichever entry it is imported from.
  splitting: true,
  removeNodeProtocol: false,
  esbuildOptions: (options, { format }) => {
    if (format !== 'cjs') return;
    options.define = { ...options.define, 'import.meta.url': 'importMetaUrl' };
    options.inject = ['./.ci/import-meta-url.ts'];
  },
  // Deterministic ln, exp, pow and erf are bundled (docs/NOTICE.md), so that every runtime computes the same bits.
  // The used parts of zod and seedrandom too: Node loads one file instead of a hundred, in a third of the time.
  noExternal: [/^@stdlib\//, /^zod(\/|$)/, 'seedrandom'],
};

const entry = {
  index: 'src/index.ts',
  node: 'src/node/index.ts',
  history: 'src/history/index.ts',
  calibration: 'src/calibration/index.ts',
};
// Web Workers, the writer of Parquet files and the library that draws charts exist as ES modules alone.
const withModulesOnly = {
  ...entry,
  browser: 'src/browser/index.ts',
  parquet: 'src/parquet/index.ts',
  report: 'src/node/report/index.ts',
};
const parameters = { parameters: 'src/scenario/parameter-data.ts' };
const esm: Options = {
  ...shared,
  format: ['esm'],
  esbuildPlugins: [lean, chartsApart, parametersApart('js')],
};
const cjs: Options = { ...shared, format: ['cjs'], esbuildPlugins: [lean, parametersApart('cjs')] };

const scripts: Options[] = [
  { ...esm, entry: { ...withModulesOnly, ...parameters } },
  // Node 20 ends the whole process when a thread is ended while it loads an ES module by `require`, as piscina does.
  {
    ...cjs,
    entry: { ...entry, ...parameters, worker: 'src/node/worker.ts' },
  },
  { ...esm, entry: { cli: 'src/cli/main.ts' } },
  {
    // Observable Plot with what it draws in: nobody installs their sixty packages (docs/NOTICE.md).
    entry: { charts: 'src/report/charts/library.ts' },
    format: ['esm'],
    target: 'node20',
    splitting: false,
    minify: true,
    noExternal: [/./],
  },
  {
    // One file with all it needs: a worker knows no import map, and pages without a bundler have no other way.
    entry: { 'browser-worker': 'src/browser/worker.ts' },
    format: ['esm'],
    platform: 'browser',
    target: 'es2022',
    splitting: false,
    minify: true,
    noExternal: [/./],
    esbuildPlugins: [lean],
  },
];

/** Types of both kinds of module at once, as they take longest. */
const types: Options = { entry: withModulesOnly, format: ['esm', 'cjs'], dts: { only: true } };

const configs: ReturnType<typeof defineConfig> = defineConfig(({ dts }) =>
  dts === false ? scripts : [...scripts, types],
);

export default configs;
