import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { format, fromJSON, loadScenario, override, simulate } from '../../src/index.ts';
import { inProcess } from './cli-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'cli-runs-'));
const file = join(folder, 'run.json');
afterAll(() => rmSync(folder, { recursive: true }));

const scenario = override(loadScenario('ban-resumes'), { horizonDays: 120 });
const common = [
  'simulate',
  'ban-resumes',
  '--set',
  'horizonDays=120',
  '--seed',
  'files',
  '--sampling',
  'sobol',
];

it('simulate --save stores a run, and --resume continues it', { timeout: 120_000 }, async () => {
  const whole = simulate(scenario, { trials: 150, seed: 'files', sampling: 'sobol' });
  expect(await inProcess(...common, '--trials', '100', '--save', file)).toMatchObject({ status: 0, err: '' });
  const longer = await inProcess(...common, '--trials', '150', '--resume', file, '--save', file);
  expect(longer).toMatchObject({ status: 0, err: '' });
  expect(longer.out.startsWith(format(whole))).toBe(true);
  expect(fromJSON(JSON.parse(readFileSync(file, 'utf8')))).toEqual(whole);
  for (const [args, says] of [
    [[...common, '--trials', '149', '--resume', file], 'at least the 150 trials'],
    [
      [...common, '--seed', 'other', '--trials', '160', '--resume', file],
      'the same scenario, seed and options',
    ],
    [[...common, '--set', 'horizonDays=119', '--resume', file], 'the same scenario, seed and options'],
    [[...common, '--resume', join(folder, 'none.json')], 'no such file'],
    [
      ['simulate', 'ban-resumes', 'truce-holds', '--save', file],
      'one scenario with --save or --resume, got 2',
    ],
  ] as const) {
    const { status, out, err } = await inProcess(...args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(says);
  }
});
