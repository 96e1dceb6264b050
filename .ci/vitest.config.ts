import { fileURLToPath } from 'node:url';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Tests that take long, start many processes or need the built package: `npm run test:soak`. */
const LONG = [
  'docs/studies/calibration/tests/{committed-sets,defaults}.test.ts',
  'docs/studies/episodes/tests/committed-prior.test.ts',
  'tests/soak/**/*.test.ts',
  'tests/package/**/*.test.ts',
  'tests/platform/threads.test.ts',
  'tests/docs/docs.test.ts',
  'tests/theory/{comparison,policy,rare-events,rare-events-*,stock,uncertainty}.test.ts',
  'tests/unit/analysis/knowledge.test.ts',
  'tests/unit/rare-events/splitting.test.ts',
];

/** Tests that replace modules, for which they need a module graph of their own. */
const REPLACING = [
  'tests/kernel/parameter-sets.test.ts',
  'tests/unit/node/**/*.test.ts',
  'docs/studies/calibration/tests/synthetic.test.ts',
];

const ALL = ['tests/**/*.test.ts', 'docs/**/*.test.ts'];
const isSoak = process.env.SOAK !== undefined;
const include = isSoak ? LONG : ALL;
const exclude = ['**/node_modules/**', ...(isSoak ? [] : LONG)];
const testTimeout = isSoak ? 900_000 : 120_000;

const config: ViteUserConfig = defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    maxWorkers: 2,
    projects: [
      { test: { name: 'shared', include, exclude: [...exclude, ...REPLACING], testTimeout, isolate: false } },
      { test: { name: 'apart', include: isSoak ? [] : REPLACING, exclude, testTimeout } },
    ],
  },
});

export default config;
