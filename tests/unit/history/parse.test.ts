import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../../src/errors.ts';
import { type Observations, observations, parseObservations } from '../../../src/history/index.ts';

type Data = Record<string, unknown>;

/** The shipped observations with one value put at a path, of which the parts are split by blanks. */
function withValue(path: string, value: unknown): Data {
  const data = structuredClone(observations) as unknown as Data;
  const keys = path.split(' ');
  const last = keys.pop()!;
  const parent = keys.reduce<Data>((at, key) => at[key] as Data, data);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return data;
}

function issuesOf(data: unknown): readonly { path: string; message: string }[] {
  try {
    parseObservations(data);
  } catch (error) {
    expect(error).toBeInstanceOf(ScenarioError);
    return (error as ScenarioError).issues;
  }
  return [];
}

const may = 'magnet-exports tonnes world 2025-05';
const april = 'magnet-exports tonnes us 2025-04';
const swift = 'halts firms suzuki halts swift';

describe('parseObservations refuses, with its path,', () => {
  const cases: [path: string, value: unknown, message: string][] = [
    ['halt', {}, 'Expected halt to be a known key, got an object with no keys; did you mean "halts"?'],
    ['cover', undefined, 'Expected cover to be an object, got nothing'],
    ['magnet-exports tonnes germny', {}, 'did you mean "germany"?'],
    [
      'magnet-exports tonnes world 2025-13',
      {},
      'Expected magnet-exports.tonnes.world.2025-13 to be a period such as',
    ],
    [`${may} value`, '1238', 'to be a number of at least 0, got "1238" (string)'],
    [`${may} value`, -1, 'to be a number of at least 0, got -1 (number)'],
    [`${may} value`, 1239, 'to be within the interval (1237.5 … 1238.5), got 1239 (number)'],
    [`${may} interval`, [1239, 1237], 'to be two values, the lowest first, got "1239 … 1237" (string)'],
    [`${may} interval`, [1238], 'to be a list of two, the lowest and the highest, got a list of 1'],
    [`${may} confidense`, 'seen', 'did you mean "confidence"?'],
    [`${may} confidence`, 'sure', 'to be one of seen, second-hand, derived, background, got "sure" (string)'],
    [`${may} source`, 'thereport', 'to be a list of keys of sources, got "thereport" (string)'],
    [`${may} source`, [], 'to be a list of at least one key, got a list of 0'],
    [
      `${may} source`,
      ['theraport'],
      'source.0 to be a key of sources, got "theraport" (string); did you mean "thereport"?',
    ],
    [
      `${april} alternatives 0 value`,
      300,
      'alternatives.0.value to be within the interval (226 … 246), got 300 (number)',
    ],
    [`${april} alternatives 0 source`, ['memori'], 'did you mean "memory"?'],
    [
      `${april} where may`,
      'magnet-exports:tonnes.us.2025-5',
      'a reference to a value with an interval, got "magnet-exports:tonnes.us.2025-5" (string); did you mean "2025-05"?',
    ],
    [`${april} where may`, 'magnet-export:tonnes.us.2025-05', 'did you mean "magnet-exports"?'],
    [
      `${april} where may`,
      'magnet-exports:tonnes.us',
      'to be a date, or a reference to a value with an interval',
    ],
    [`${april} where may`, '2025-02-30', 'to be a date, or a reference to a value with an interval'],
    [`${april} roundedTo`, undefined, 'roundedTo to be given, as formula is, got nothing'],
    [`${april} roundedTo`, 0, 'to be a number above 0'],
    [`${april} confidence`, 'seen', 'confidence to be "derived", as a formula is given, got "seen" (string)'],
    ['magnet-exports shares germany 2024 value', 18.8, 'to be a share from 0 to 1'],
    ['magnet-exports changeOnYear us 2025 value', -20.3, 'to be a change of at least -1'],
    [`${swift} firstDay value`, '2025-05-32', 'to be a date such as "2025-06-06", got "2025-05-32" (string)'],
    [`${swift} firstDay value`, '2025-05-27', 'to be within the interval (2025-05-26 … 2025-05-26)'],
    ['halts firms suzuki destination', 'jpan', 'to be one of world, us, eu'],
    ['halts firms suzuki outcome basis', 'rumor', 'to be one of statement, absence-of-reports'],
    ['regimes series us 1 regime', 'embargo', 'to be one of none, ban, slowed, licensed, truce'],
    [
      'regimes series us 1 from',
      '2025-04-05',
      'regimes.series.us.1.from to be the day after 2025-04-03, got "2025-04-05" (string)',
    ],
    ['regimes series us 1 from', '2025-04-03', 'to be the day after 2025-04-03'],
    ['regimes series us 5 to', '2025-10-01', 'regimes.series.us.5.to to be not before 2025-10-30'],
    ['approvals sources osenc url', 5, 'to be text'],
    [`${may} publishedOn`, undefined, 'publishedOn to be a date such as "2025-06-06", got nothing'],
    [`${may} publishedOn`, '2025-05-31', 'to be 2025-06-01 or later, as 2025-05 had to end first'],
    [
      'magnet-exports tonnes world 2025-01/2025-06 publishedOn',
      '2025-06-30',
      'to be 2025-07-01 or later, as 2025-01/2025-06 had to end first',
    ],
    ['magnet-exports tonnes us 2025 publishedOn', '2025-12-31', 'to be 2026-01-01 or later'],
    [`${swift} restart publishedOn`, '2025-06-12', 'to be 2025-06-13 or later, the day itself'],
    ['regimes series us 2 publishedOn', '2025-06-01', 'to be 2025-06-02 or later, its first day'],
    [`${april} publishedOn`, '2026-01-19', 'to be 2026-01-20 or later, as year is'],
    [`${april} earlier 1 publishedOn`, '2026-04-20', 'to be 2026-04-19 or earlier, before the next vintage'],
    [`${april} earlier 0 publishedOn`, '2025-07-21', 'to be 2025-07-19 or earlier, before the next vintage'],
    [`${april} earlier 0 value`, 250, 'earlier.0.value to be within the interval (238 … 248), got 250'],
    ['halts firms', null, 'to be an object keyed by name, got null'],
  ];

  it.each(cases)('%s: %j', (path, value, message) => {
    const issues = issuesOf(withValue(path, value));
    expect(issues.map((issue) => issue.message).join('\n')).toContain(message);
  });

  it('every issue at once, of schema and cross checks, without a hint at units', () => {
    const data = withValue(`${may} value`, '1238 t');
    (data.cover as { statements: Data }).statements = { a: { title: 5 } };
    ((data.regimes as { series: { us: Data[] } }).series.us[1] as Data).from = '2025-04-05';
    const messages = issuesOf(data).map(({ message }) => message);
    expect(messages).toHaveLength(5);
    expect(messages.join()).not.toContain('parseScenarioWithUnits');
  });

  it.each([[null], [[]], ['halts'], [undefined]])('anything but an object: %j', (data) => {
    expect(issuesOf(data)[0]!.message).toMatch(/^Expected the observations to be an object, got /);
  });

  it('cycles and reserved names, before anything walks the data', () => {
    const data: Data = {};
    data.halts = data;
    expect(issuesOf(data)[0]!.message).toContain('nested at most 16 levels deep');
    expect(issuesOf(JSON.parse('{ "__proto__": 1 }'))[0]!.message).toContain('the name is reserved');
  });
});

describe('what parseObservations accepts', () => {
  it('is frozen to the bottom, and the same after a round trip through JSON', () => {
    const again: Observations = parseObservations(JSON.parse(JSON.stringify(observations)));
    expect(again).toEqual(observations);
    expect(Object.isFrozen(again.halts.firms.ford!.halts.chicago!.days!.interval)).toBe(true);
    expect(Object.isFrozen(observations.halts.firms.ford!.halts.chicago!.days!.interval)).toBe(true);
  });

  it('has the defaults of keys that files leave out', () => {
    expect(observations.halts.firms.toyota).toMatchObject({ halts: {}, reductions: {} });
    expect(observations.approvals.times['india-supply']!.censored).toBe(false);
    expect(observations.regimes.remarks).toEqual({});
  });
});
