import { describe, expect, test } from 'vitest';
import { runId } from '../../../src/engine/run-id.ts';
import { loadScenario, override, parseScenario, simulate } from '../../../src/index.ts';

const scenario = loadScenario('truce-holds');
const run = simulate(scenario, { trials: 5, seed: 'id' });

/** Returns the data with the keys of every object in the opposite order. */
const reversed = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, entry]) => [key, reversed(entry)]);
  return Object.fromEntries(entries.reverse());
};

describe('The id of a run', () => {
  test('is 32 hexadecimal digits, equal for all of its shards', () => {
    expect(run.id).toMatch(/^[0-9a-f]{32}$/);
    expect(simulate(scenario, { trials: 9, firstTrial: 5, seed: 'id' }).id).toBe(run.id);
  });

  test('does not depend on the order of keys in the scenario', () => {
    const other = parseScenario(reversed(JSON.parse(JSON.stringify(scenario))));
    expect(runId({ ...run, scenario: other })).toBe(run.id);
  });

  test('differs for another scenario, seed, option or version', () => {
    const others = [
      runId({ ...run, scenario: override(scenario, { horizonDays: 100 }) }),
      runId({ ...run, scenario: override(scenario, { market: { thriftCap: 0.101 } }) }),
      runId({ ...run, options: { ...run.options, seed: 'ie' } }),
      runId({ ...run, options: { ...run.options, confidence: 0.9 } }),
      runId({ ...run, options: { ...run.options, sampling: 'sobol' } }),
      runId({ ...run, version: '9.9.9' }),
    ];
    expect(new Set([run.id, ...others]).size).toBe(7);
  });
});
