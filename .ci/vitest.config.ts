import { fileURLToPath } from 'node:url';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Tests that take long, start many processes or need the built package: `npm run test:soak`. */
const LONG = [
  'docs/studies/calibration/tests/{committed-sets,defaults}.test.ts',
  'docs/studies/episodes/tests/{committed-prior,prior}.test.ts',
  'docs/studies/hindcast/tests/cut-offs.test.ts',
  'tests/cli/report.test.ts',
  'tests/soak/**/*.test.ts',
  'tests/cli/{examples,interrupted}.test.ts',
  'tests/package/**/*.test.ts',
  'tests/platform/{shells,threads}.test.ts',
  'tests/docs/docs.test.ts',
  'tests/theory/{assemblies,buffers,comparison,coverage*,discovery,forecast,newsvendor,pace,policy}.test.ts',
  'tests/theory/{rare-events,rare-events-*,sensitivity,sobol,stages,stock,uncertainty}.test.ts',
  'tests/unit/analysis/{knowledge,report}.test.ts',
  'tests/unit/rare-events/splitting.test.ts',
];

/** Tests that replace modules, for which they need a module graph of their own. */
const REPLACING = ['tests/unit/node/**/*.test.ts', 'docs/studies/calibration/tests/synthetic.test.ts'];

/** Those of them that take long. */
const LONG_REPLACING = ['tests/kernel/parameter-sets.test.ts', 'tests/unit/node/parallel.test.ts'];

const ALL = ['tests/**/*.test.ts', 'docs/**/*.test.ts'];
const isSoak = process.env.SOAK !== undefined;
const anywhere = ['**/node_modules/**'];
const testTimeout = isSoak ? 900_000 : 120_000;

/** Tests that share one module graph, and tests that do not. */
const shared = isSoak
  ? { include: LONG, exclude: [...anywhere, ...LONG_REPLACING] }
  : { include: ALL, exclude: [...anywhere, ...LONG, ...REPLACING, ...LONG_REPLACING] };
const apart = isSoak
  ? { include: LONG_REPLACING, exclude: anywhere }
  : { include: REPLACING, exclude: [...anywhere, ...LONG_REPLACING] };

const config: ViteUserConfig = defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    maxWorkers: 2,
    projects: [
      { test: { name: 'shared', ...shared, testTimeout, isolate: false } },
      { test: { name: 'apart', ...apart, testTimeout } },
    ],
  },
});

export default config;
