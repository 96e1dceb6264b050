import { expect, it } from 'vitest';
import { parseScenario } from '../../../src/index.ts';

const base = {
  name: 'base',
  start: '2025-06-06',
  horizonDays: 3650,
  policy: { regimes: { a: {}, b: {} }, initial: 'a' },
  automakers: { maker: { lanes: { Dy: { bufferDays: 60 } } } },
};
const names = Array.from({ length: 100 }, (_, i) => `r${i}`);
const regimes = Object.fromEntries(names.map((name) => [name, {}]));

it('A trial takes at most a million jumps, stages included', () => {
  const all = Object.fromEntries(names.map((to) => [to, 1e5]));
  const policy = { regimes, initial: 'r0', ratesPerYear: { r0: all } };
  expect(() => parseScenario({ ...base, policy })).toThrow(
    'Expected policy.ratesPerYear to be at most 1000000 jumps in a trial, stages included, got 100000000 (number)',
  );
  const one = (stages: number): object => ({
    regimes: { a: { stages }, b: {} },
    initial: 'a',
    ratesPerYear: { a: { b: 1e5 } },
  });
  expect(() => parseScenario({ ...base, policy: one(1) })).not.toThrow();
  expect(() => parseScenario({ ...base, policy: one(2) })).toThrow('at most 1000000 jumps');
});

it('The jumps of uncertain rates are those of about their mean', () => {
  const uncertain = { median: 3, sigma: 1 };
  const rows = names.map((from) => [from, Object.fromEntries(names.map((to) => [to, uncertain]))]);
  const policy = { regimes, initial: 'r0', ratesPerYear: Object.fromEntries(rows.slice(0, 50)) };
  expect(() => parseScenario({ ...base, policy })).not.toThrow();
});

it('A trial takes at most twenty million reviews', () => {
  const policy = { ...base.policy, regimes: { a: { returned: 1 }, b: {} } };
  const automakers = {
    maker: { cycleDays: 1, lanes: { Dy: { bufferDays: 60, chains: 1000 } } },
  };
  expect(() => parseScenario({ ...base, policy, automakers })).toThrow(
    'Expected automakers to be at most 20000000 reviews in a trial',
  );
  expect(() => parseScenario({ ...base, automakers })).not.toThrow();
  const period = { maker: { ...automakers.maker, licence: { validityDays: 90 } } };
  expect(() => parseScenario({ ...base, policy, automakers: period })).not.toThrow();
});

it('A run holds at most so many destinations with a policy of their own', () => {
  const destinations = Object.fromEntries(Array.from({ length: 1100 }, (_, i) => [`d${i}`, {}]));
  expect(() => parseScenario({ ...base, policy: { ...base.policy, destinations } })).toThrow(
    'Expected policy.destinations to be at most 1095 destinations over 3650 days, got 1100',
  );
});
