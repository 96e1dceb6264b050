import { describe, expect, test } from 'vitest';
import {
  bindingElements,
  bufferCurve,
  format,
  loadScenario,
  optimizeBuffers,
  override,
  type Scenario,
  simulate,
  toCSV,
} from '../../../src/index.ts';

const slowed = loadScenario('licences-slowed');
const options = { trials: 200, seed: 'report' };
const automaker = 'eu-volume';

describe('A plan of buffers', () => {
  const plan = optimizeBuffers(slowed, { automaker, atMost: 0.3 }, options);

  test('is told within 80 columns, with the target, the days and both chances', () => {
    const text = format(plan);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(text.replaceAll('\n', ' ')).toContain('at or under 30 %');
    for (const lane of ['Sm', 'Tb', 'Dy']) expect(text).toContain(`eu-volume ${lane}`);
    expect(text.replaceAll('\n', ' ')).toContain('both on 200 fresh futures. What runs out first');
    expect(text.replaceAll('\n', ' ')).toMatch(
      /One more day on all lanes together: \S+ \(\S+ to \S+\) points\./,
    );
  });

  test('by lane shows one more day of each lane beside its days', () => {
    const byLane = optimizeBuffers(slowed, { automaker, atMost: 0.3, vary: 'lane' }, options);
    const text = format(byLane);
    expect(text).toMatch(/^ +days now +with the plan +one more day$/m);
    expect(text).not.toContain('together');
  });

  test('says what is held now, and what stops the line in spite of it, of the same fresh futures', () => {
    const lanes = Object.keys(plan.settings).map((path) => path.split('.')[3] as 'Dy');
    const now = lanes.map((lane) => slowed.automakers[automaker]!.lanes[lane]!.bufferDays);
    expect(Object.values(plan.present)).toEqual(now.map((law) => (law as { median: number }).median));
    const run = simulate(plan.scenarios[0]!, { ...options, seed: 'report/fresh' });
    for (const [element, { value }] of Object.entries(bindingElements(run, { automaker })))
      expect(plan.bindsNext[element as 'Dy']! / plan.outOfSample.value).toBeCloseTo(value, 12);
    const shares = Object.values(plan.bindsNext);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(plan.outOfSample.value, 12);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    const early = optimizeBuffers(slowed, { automaker, atMost: 0.3, byDay: 200 }, options);
    const sum = Object.values(early.bindsNext).reduce((total, share) => total + share, 0);
    expect(sum).toBeCloseTo(early.outOfSample.value, 12);
  });

  test('at stated costs says what it costs and saves on fresh futures', () => {
    const cost = { perDay: { Sm: 1, Tb: 2, Dy: 3 }, perVehicle: 0.01 };
    const stated = optimizeBuffers(slowed, { automaker, vary: 'lane', cost }, options);
    const costOf = (scenario: Scenario, days: readonly number[]): number => {
      const { vehiclesLost } = simulate(scenario, { ...options, seed: 'report/fresh' }).outcomes[automaker]!;
      const lost = vehiclesLost.reduce((sum, vehicles) => sum + vehicles, 0) / options.trials;
      return days[0]! + 2 * days[1]! + 3 * days[2]! + cost.perVehicle * lost;
    };
    const after = costOf(stated.scenarios[0]!, Object.values(stated.settings));
    const before = costOf(slowed, Object.values(stated.present));
    expect(stated.stated!.after.value).toBeCloseTo(after, 6);
    expect(stated.stated!.before.value).toBeCloseTo(before, 6);
    expect(stated.stated!.saving.value).toBeCloseTo(before - after, 6);
    expect(format(stated)).toMatch(/^ {2}cover and vehicles lost/m);
    expect(plan.stated).toBeUndefined();
  });

  test('has a row of CSV for each lane', () => {
    expect(toCSV(plan).trim().split('\r\n')).toHaveLength(1 + Object.keys(plan.settings).length);
  });

  test('that no cover reaches is said to be out of reach', () => {
    const none = optimizeBuffers(
      loadScenario('ban-resumes'),
      { automaker, atMost: 0.01, bounds: [1, 20] },
      options,
    );
    expect(none.isReached).toBe(false);
    expect(format(none).replaceAll('\n', ' ')).toContain(
      'no cover up to 20 days keeps P(eu-volume halts by day 365)',
    );
    expect(format(none).replaceAll('\n', ' ')).toMatch(
      /at or under 1 %\. The shortage lasts longer than that in \d+\.\d % \(\S+\) of futures: \w+ \d+ %, .*last day/,
    );
    const shares = Object.values(none.outlasted!);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(none.outOfSample.value, 9);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
  });
});

describe('What keeps a plan from less cover', () => {
  const binding = (question: object) => optimizeBuffers(slowed, { automaker, ...question }, options).binding;
  test('is the target, the bounds or cost', () => {
    expect(binding({ atMost: 0.3 })).toBe('target');
    expect(binding({ atMost: 0.99, bounds: [60, 365] })).toBe('bound');
    expect(binding({ atMost: 0.001, bounds: [1, 10] })).toBe('bound');
    // A vehicle that costs next to nothing: the target alone asks for cover.
    expect(binding({ atMost: 0.3, cost: { perVehicle: 1e-9 } })).toBe('target');
    expect(binding({ atMost: 0.99, bounds: [1, 30], cost: { perVehicle: 1e3 } })).toBe('bound');
    expect(binding({ cost: { perDay: 1, perVehicle: 2e-3 } })).toBe('cost');
  });

  test('keeps the target by the upper limit, also of the cheapest plan', () => {
    for (const cost of [{}, { perVehicle: 1e-9 }]) {
      const { inSample, isReached } = optimizeBuffers(slowed, { automaker, atMost: 0.3, cost }, options);
      expect(isReached).toBe(true);
      expect(inSample.interval[1]).toBeLessThanOrEqual(0.3);
    }
  });
});

test('One more day in the worst of several scenarios is that of the worst alone', () => {
  const all = [loadScenario('truce-holds'), slowed];
  const question = { automaker, atMost: 0.3 };
  expect(optimizeBuffers(all, question, options).oneMoreDay).toEqual(
    optimizeBuffers(slowed, question, options).oneMoreDay,
  );
});

test('The cheapest cover is said to be the most that may be held where it is, with a target or without', () => {
  const question = { automaker, bounds: [1, 10], cost: { perVehicle: 1e6 } } as const;
  for (const target of [{}, { atMost: 0.99 }]) {
    const text = format(optimizeBuffers(slowed, { ...question, ...target }, options));
    expect(text.replaceAll('\n', ' ')).toContain('more than 10 days may cost less still');
  }
});

test('A curve of buffers is told within 80 columns, a row for each point', () => {
  const curve = bufferCurve(slowed, { automaker, lane: 'Dy', days: [30, 90] }, options);
  const text = format(curve);
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(text.replaceAll('\n', ' ')).toContain('by days of cover of Dy');
  expect(toCSV(curve).trim().split('\r\n')).toHaveLength(3);
});

describe('A question about buffers refuses', () => {
  test.each<[object, string]>([
    [{ atMost: 0 }, 'Expected atMost to be a chance between 0 and 1'],
    [{}, 'Expected atMost'],
    [{ atMost: 0.1, vary: 'lanes' }, 'did you mean "lane"'],
    [{ atMost: 0.1, automaker: 'eu-volum' }, 'did you mean "eu-volume"'],
    [{ atMost: 0.1, bounds: [10, 5] }, 'Expected bounds'],
    [{ atMost: 0.1, byday: 90 }, 'did you mean "byDay"'],
    [{ atMost: 0.1, cost: { perVehicle: -1 } }, 'Expected cost.perVehicle to be at least 0'],
    [{ atMost: 0.1, cost: 5 }, 'Expected cost to be an object, got 5'],
    [{ atMost: 0.1, cost: { perday: 5 } }, 'Expected cost to have none but known keys, got "perday"'],
    [{ atMost: 0.1, cost: { perDay: { Dyy: 5 } } }, 'got "Dyy" (string); did you mean "Dy"?'],
    [{ atMost: 0.1, bounds: [Symbol('x'), 5] }, 'Expected bounds'],
    [{ atMost: 0.1, wanted: 1 }, 'Expected question to have none but known keys, got "wanted"'],
  ])('%j', (question, message) => {
    expect(() => optimizeBuffers(slowed, question, options)).toThrow(message);
  });

  test('scenarios whose lines stop at other lanes, and a forecast that is none', () => {
    const fewer = override(slowed, { automakers: { [automaker]: { lanes: { Dy: { essential: false } } } } });
    const asked = { automaker, atMost: 0.1 };
    expect(() => optimizeBuffers([slowed, fewer], asked, options)).toThrow(
      'Expected scenarios[1] to have the lanes that can stop a line in the first, eu-volume Dy, eu-volume Sm, eu-volume Tb, got',
    );
    const other = override(slowed, { automakers: { [automaker]: null } });
    expect(() => optimizeBuffers([slowed, other], asked, options)).toThrow('Expected automaker to be one of');
    expect(() => optimizeBuffers({ forecast: null } as never, asked, options)).toThrow(
      'Expected forecast to be an object, got null',
    );
  });

  test('rare events in a curve', () => {
    const rare = { ...options, rareEvents: true };
    expect(() => bufferCurve(slowed, { automaker, days: [30] }, rare)).toThrow('Expected options.rareEvents');
  });

  test('an unknown lane, with the lanes that can stop the line', () => {
    expect(() => bufferCurve(slowed, { automaker, lane: 'Y', days: [30] }, options)).toThrow('Sm, Tb, Dy');
  });

  test.each([[[]], [[30, 20]], [[0]], [[1.5]]])('days %j', (days) => {
    expect(() => bufferCurve(slowed, { automaker, days }, options)).toThrow('Expected days');
  });
});
