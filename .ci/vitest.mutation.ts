import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** The tests that mutants are held against: quick ones, without processes of their own. */
const config: ViteUserConfig = defineConfig({
  test: {
    include: ['tests/{model,kernel,properties,theory}/**/*.test.ts', 'tests/unit/{calendar,random,stats,kernel,model}/**/*.test.ts'],
    exclude: ['tests/theory/rare-events.test.ts'],
    testTimeout: 60_000,
  },
});

export default config;
