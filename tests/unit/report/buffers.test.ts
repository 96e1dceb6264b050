import { describe, expect, test } from 'vitest';
import { bufferCurve, format, loadScenario, optimizeBuffers, toCSV } from '../../../src/index.ts';

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
    expect(text.replaceAll('\n', ' ')).toContain('fresh futures that');
    expect(text.replaceAll('\n', ' ')).toMatch(
      /One more day on eu-volume Sm, eu-volume Tb, eu-volume Dy together: \S+ \(\S+ to \S+\)\./,
    );
  });

  test('by lane shows one more day of each lane beside its days', () => {
    const byLane = optimizeBuffers(slowed, { automaker, atMost: 0.3, vary: 'lane' }, options);
    const text = format(byLane);
    expect(text).toMatch(/^ +days of cover +one more day$/m);
    expect(text).not.toContain('together');
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
      /at or under 1 %\. The shortage outlasts it in \d+\.\d % \(\S+\) of futures, by the regime when goods could last leave in time: \w+ \d+ %, /,
    );
    const shares = Object.values(none.outlasted!);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(none.outOfSample.value, 9);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
  });
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
  ])('%j', (question, message) => {
    expect(() => optimizeBuffers(slowed, question, options)).toThrow(message);
  });

  test('an unknown lane, with the lanes that can stop the line', () => {
    expect(() => bufferCurve(slowed, { automaker, lane: 'Y', days: [30] }, options)).toThrow('Sm, Tb, Dy');
  });

  test.each([[[]], [[30, 20]], [[0]], [[1.5]]])('days %j', (days) => {
    expect(() => bufferCurve(slowed, { automaker, days }, options)).toThrow('Expected days');
  });
});
