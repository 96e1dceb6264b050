import { expect, it, test } from 'vitest';
import { parseScenario, parseScenarioWithUnits, ScenarioError } from '../../../src/index.ts';

const lanes = { Dy: { bufferDays: 60 } };
const whole = {
  name: 'whole',
  start: '2026-01-05',
  policy: { regimes: { truce: {} }, initial: 'truce' },
  automakers: { a: { lanes } },
};

function issuesOf(data: unknown): { path: string; message: string }[] {
  try {
    parseScenario(data);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ScenarioError);
    return [...(error as ScenarioError).issues];
  }
}

const pathsOf = (data: unknown): string[] => issuesOf(data).map(({ path }) => path);

it('An object under a bad key has its other keys checked', () => {
  const automakers = {
    'a.b': { vehiclesPerDay: -1, lanes: { Dy: { bufferDays: -1 } } },
    a: { lanes, priority: 1 },
  };
  expect(pathsOf({ ...whole, automakers }).sort()).toEqual([
    'automakers.a.b',
    'automakers.a.b.lanes.Dy.bufferDays',
    'automakers.a.b.vehiclesPerDay',
    'automakers.a.priority',
  ]);
});

it('Values that JSON does not have leave the rest to be checked', async () => {
  const data = {
    ...whole,
    horizonDays: Number.NaN,
    title: new Date(0),
    horizonDay: 3,
    plant: { restartDays: 10n, constructor: 1, minimumRate: 2 },
  };
  const paths = [
    'horizonDays',
    'title',
    'horizonDay',
    'plant.restartDays',
    'plant.constructor',
    'plant.minimumRate',
  ];
  expect(pathsOf(data).sort()).toEqual([...paths].sort());
  const error = await parseScenarioWithUnits(data).catch((reason: ScenarioError) => reason);
  expect((error as ScenarioError).issues).toEqual(issuesOf(data));
});

it('A distribution is told by the keys that it is nearest to', () => {
  const of = (bufferDays: object): string[] =>
    issuesOf({ ...whole, automakers: { a: { lanes: { Dy: { bufferDays } } } } }).map(
      ({ message }) => message,
    );
  const path = 'automakers.a.lanes.Dy.bufferDays';
  expect(of({ median: 60, sigma: 0.5, mx: 90 })).toEqual([
    `Expected ${path}.mx to be a known key, got 90 (number); did you mean "max"?`,
  ]);
  expect(of({ p5: 'low', p95: 10, mn: 1 })).toHaveLength(2);
  expect(of({ p5: 10 }).join()).toContain('one of the key sets');
  expect(of({ values: [], weights: [1] })).toContain(
    `Expected ${path}.values to be a list of 1 to 1000 numbers, got a list of 0`,
  );
});

test.each([
  [new Date(0), 'a Date'],
  [new Map(), 'a Map'],
  [new Float64Array(2), 'a Float64Array'],
  [/x/, 'a RegExp'],
  [() => 1, 'a function'],
  [10n, '10 (bigint)'],
])('The kind of %o is named', (title, kind) => {
  expect(issuesOf({ ...whole, title })[0]!.message).toMatch(
    new RegExp(`got ${kind.replace(/[()]/g, '\\$&')}$`),
  );
});

it('Escapes, line feeds and marks of direction in keys and values reach no terminal', () => {
  const bad = 'a\u001b[31m\nb\u202e';
  const data = {
    ...whole,
    [bad]: 1,
    policy: { ...whole.policy, initial: bad },
    automakers: { [bad]: { lanes } },
  };
  for (const { path, message } of issuesOf(data)) expect(path + message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(issuesOf(data)).toHaveLength(3);
});

it('Thousands of wrong names are told without comparing each with every other', () => {
  const name = (i: number, k: number): string => `${String(i * 7919 + k).padStart(8, '0')}`.repeat(8);
  const regimes = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [name(i, 0), {}]));
  const row = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [name(i, 1), 1]));
  const policy = { regimes, initial: name(0, 0), ratesPerYear: { [name(0, 0)]: row } };
  const issues = issuesOf({ ...whole, policy });
  expect(issues).toHaveLength(1000);
  expect(issues.filter(({ message }) => message.includes('did you mean')).length).toBeLessThanOrEqual(30);
  for (const { message } of issues) expect(message.length).toBeLessThan(1000);
});
