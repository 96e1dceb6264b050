import { describe, expect, test } from 'vitest';
import { design, format, loadScenario, override, sweep, sweepInBatches, toCSV } from '../../../src/index.ts';

const scenario = override(loadScenario('ban-resumes'), { horizonDays: 100 });
const rate = 'plant.minimumRate';
const limit = 'desk.limitWorkingDays';
const options = { trials: 20, seed: 'design' };

/** Returns the slice of width 1/n of 0 … 1 in which each value lies, in ascending order. */
const slices = (values: readonly unknown[], n: number): number[] =>
  values.map((value) => Math.floor((value as number) * n)).sort((a, b) => a - b);

describe('design', () => {
  test('a Latin hypercube has one point in each slice of each input', () => {
    const points = design({ a: [0, 1], b: [0, 1], c: [0, 1] }, { points: 37, kind: 'lhs' });
    for (const name of ['a', 'b', 'c'])
      expect(
        slices(
          points.map((point) => point[name]),
          37,
        ),
      ).toEqual([...Array(37).keys()]);
    expect(points).not.toEqual(
      design({ a: [0, 1], b: [0, 1], c: [0, 1] }, { points: 37, kind: 'lhs', seed: 'b' }),
    );
  });

  test('the first 2ᵐ points of a Sobol design have one in each dyadic box', () => {
    const points = design({ a: [0, 1], b: [0, 1] }, { points: 64, kind: 'sobol' });
    for (const name of ['a', 'b'])
      expect(
        slices(
          points.map((point) => point[name]),
          64,
        ),
      ).toEqual([...Array(64).keys()]);
    // The first two dimensions are a (0, 6, 2)-net: every box of 2⁻ʲ by 2⁻⁶⁺ʲ holds one point.
    for (let j = 0; j <= 6; j++) {
      const boxes = points.map(
        ({ a, b }) =>
          Math.floor((a as number) * 2 ** j) * 2 ** (6 - j) + Math.floor((b as number) * 2 ** (6 - j)),
      );
      expect(new Set(boxes).size, `${j}`).toBe(64);
    }
  });

  test('a grid has every combination of as many levels as fit, from end to end, and all listed values', () => {
    const points = design({ a: [0, 10], b: { oneOf: ['x', 'y'] }, c: [1, 2] }, { points: 20, kind: 'grid' });
    expect(points).toHaveLength(18);
    expect([...new Set(points.map(({ a }) => a))]).toEqual([0, 5, 10]);
    expect(points[1]).toEqual({ a: 0, b: 'x', c: 1.5 });
    expect(design({ a: [0, 10] }, { points: 1, kind: 'grid' })).toEqual([{ a: 5 }]);
  });

  test('dates are filled day by day, distributions by their quantiles, lists in equal parts', () => {
    const inputs = {
      day: ['2025-07-01', '2025-07-04'],
      law: { low: 10, high: 20 },
      way: { oneOf: [true, false] },
    } as const;
    const points = design(inputs, { points: 8, kind: 'lhs' });
    const count = (name: string, value: unknown): number =>
      points.filter((point) => point[name] === value).length;
    expect(['2025-07-01', '2025-07-02', '2025-07-03', '2025-07-04'].map((day) => count('day', day))).toEqual([
      2, 2, 2, 2,
    ]);
    expect([count('way', true), count('way', false)]).toEqual([4, 4]);
    expect(
      slices(
        points.map(({ law }) => ((law as number) - 10) / 10),
        8,
      ),
    ).toEqual([...Array(8).keys()]);
  });

  test('inputs and options out of range are refused in one sentence', () => {
    const make =
      (inputs: object, change: object = {}) =>
      () =>
        design(inputs as never, { points: 4, kind: 'grid', ...change } as never);
    expect(make({})).toThrow('Expected inputs to have at least one input, got none');
    expect(make({ a: [2, 1] })).toThrow(
      'inputs["a"] to be [low, high] with low below high, got 2 (number) and 1',
    );
    expect(make({ a: ['2025-07-01', 'x'] })).toThrow('two numbers or two dates');
    expect(make({ a: 5 })).toThrow('to be [low, high], a distribution or { oneOf: […] }, got 5');
    expect(make({ a: [0, 1] }, { kind: 'random' })).toThrow('options.kind to be one of grid, lhs, sobol');
    expect(make({ a: [0, 1] }, { points: 0 })).toThrow(
      'options.points to be a whole number from 1 to 100000',
    );
    expect(make({ a: { oneOf: [1, 2, 3, 4, 5] } })).toThrow('options.points to be at least 5');
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`x${i}`, [0, 1]]));
    expect(make(many, { kind: 'sobol' })).toThrow('the number of inputs of a Sobol design');
  });
});

describe('sweep over a list of points', () => {
  const dated = override(scenario, {
    policy: { events: [{ date: '2025-07-15', to: 'ban', probability: 1 }] },
  });

  test('gives what a grid of the same settings gives, over dates of list items too', () => {
    const day = 'policy.events.0.date';
    const inputs = { [day]: ['2025-07-01', '2025-08-01'], [rate]: [0.2, 0.8] } as const;
    const points = design(inputs, { points: 4, kind: 'grid' });
    const listed = sweep(dated, points, options);
    const axes = { [day]: ['2025-07-01', '2025-08-01'], [rate]: [0.2, 0.8] };
    expect(JSON.stringify(listed.points)).toBe(JSON.stringify(sweep(dated, axes, options).points));
    expect(listed.points[3]!.digest.scenario.policy.events[0]!.date).toBe('2025-08-01');
    expect(format(listed)).toContain('A  policy.events.0.date');
  });

  test('points with other settings than the first are refused', () => {
    expect(() => sweep(scenario, [{ [rate]: 0.2 }, { [limit]: 40 }], options)).toThrow(
      'axes[1] to have the settings',
    );
    expect(() => sweep(scenario, [], options)).toThrow('Expected at least one point with settings by path');
  });
});

describe('sweepInBatches', () => {
  const points = design({ [rate]: [0.2, 0.8], [limit]: { oneOf: [40, 45] } }, { points: 6, kind: 'grid' });
  const whole = sweep(scenario, points, options);

  test('yields the points of the sweep, and tells progress', () => {
    const told: string[] = [];
    const onProgress = (done: number, of: number): unknown => told.push(`${done}/${of}`);
    const parts = [
      ...sweepInBatches(scenario, points, { ...options, batch: 4, onProgress: onProgress as never }),
    ];
    expect(parts.map((part) => part.points.length)).toEqual([4, 2]);
    expect(JSON.stringify(parts.flatMap((part) => part.points))).toBe(JSON.stringify(whole.points));
    expect(told).toEqual(['0/6', '4/6', '6/6']);
  });

  test('goes on from the rows of a file, whatever its settings, and starts anew for other trials', () => {
    const [first] = sweepInBatches(scenario, points, { ...options, batch: 4 });
    // The last row was not written to its end.
    const file = toCSV(first!).slice(0, -2);
    const rest = [...sweepInBatches(scenario, points, { ...options, resumeFrom: file })];
    expect(rest.map((part) => part.points.map(({ settings }) => settings))).toEqual([points.slice(3)]);
    expect(
      toCSV(first!).split('\r\n').slice(0, 4).join() +
        ',' +
        toCSV(rest[0]!, { header: false }).trim().replaceAll('\r\n', ','),
    ).toBe(toCSV(whole).trim().replaceAll('\r\n', ','));
    const more = { ...options, trials: 30, resumeFrom: toCSV(whole) };
    expect([...sweepInBatches(scenario, points, more)].flatMap((part) => part.points)).toHaveLength(6);
    expect([...sweepInBatches(scenario, points, { ...options, resumeFrom: toCSV(whole) })]).toEqual([]);
  });

  test('settings in quotes are read over', () => {
    const buffer = 'automakers.us-volume.lanes.Dy.bufferDays';
    const list = [{ [buffer]: { median: 50, sigma: 0.4 } }, { [buffer]: { median: 70, sigma: 0.4 } }];
    const result = sweep(scenario, list, options);
    expect(toCSV(result)).toContain('"{""median"":50,""sigma"":0.4}"');
    expect([...sweepInBatches(scenario, list, { ...options, resumeFrom: toCSV(result) })]).toEqual([]);
  });

  test('a signal stops it, and texts that are no CSV of a sweep are refused', () => {
    const stopped = sweepInBatches(scenario, points, { ...options, signal: AbortSignal.abort() });
    expect(() => stopped.next()).toThrow('aborted');
    const other = sweepInBatches(scenario, points, { ...options, resumeFrom: 'a,b\r\n1,2\r\n' });
    expect(() => other.next()).toThrow("columns run, firstTrial, trials of a sweep's CSV, got a, b");
  });
});
