import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** The tests that the mutants of each room are held against. */
const TESTS: Readonly<Record<string, readonly string[]>> = {
  calendar: ['tests/unit/calendar/**'],
  random: ['tests/unit/random/**'],
  stats: ['tests/unit/stats/**'],
  model: [
    'tests/model/**',
    'tests/kernel/kernel.test.ts',
    'tests/properties/laws.test.ts',
    'tests/theory/{licences,review,queue,halts,market}.test.ts',
  ],
  kernel: ['tests/kernel/kernel.test.ts', 'tests/unit/kernel/**'],
};

const config: ViteUserConfig = defineConfig({
  test: {
    include: TESTS[process.env.MUTATED_ROOM ?? 'calendar']!.map((path) =>
      path.endsWith('.test.ts') ? path : `${path}/*.test.ts`,
    ),
    env: { CASES: '0.05' },
    testTimeout: 60_000,
  },
});

export default config;
