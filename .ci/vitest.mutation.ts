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

/** Of tests/kernel, those that find most in the least time: a mutant that survives meets every test. */
const QUICK =
  /^(?!.*(digests count|columns of simulate)).*|.* for (truce-holds|ban-resumes|arbitrary scenarios)$|japan-2026 over|restarting/;

const config: ViteUserConfig = defineConfig({
  test: {
    include: TESTS[process.env.MUTATED_ROOM ?? 'calendar']!.map((path) =>
      path.endsWith('.test.ts') ? path : `${path}/*.test.ts`,
    ),
    env: { CASES: '0.05' },
    testNamePattern: QUICK,
    testTimeout: 60_000,
  },
});

export default config;
