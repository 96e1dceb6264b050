import { describe, expect, test } from 'vitest';
import { drawnInputs } from '../../../src/analysis/discover/drawn-inputs.ts';
import {
  compile,
  type DiscoveryPoint,
  discover,
  discoverInRun,
  discoverInSweep,
  drawSamplePath,
  format,
  loadScenario,
  override,
  simulate,
  sweep,
  toCSV,
} from '../../../src/index.ts';
import { planted, sample } from '../../theory/planted-box.ts';

describe('discover', () => {
  const seeds = ['one', 'two', 'three', 'four', 'five', 'six'];

  test.each(seeds)('a planted box is found with its bounds and no others, seed %s', (seed) => {
    const { boxes } = discover(sample(seed, 4000, planted));
    const [box] = boxes;
    expect(boxes).toHaveLength(1);
    expect(Object.keys(box!.limits)).toEqual(['pace', 'buffer']);
    expect(Math.abs(box!.limits.pace!.high! - 0.55)).toBeLessThan(0.015);
    expect(Math.abs(box!.limits.buffer!.high! - 0.48)).toBeLessThan(0.015);
    expect(box!.limits.pace!.low).toBeUndefined();
    expect(box!.limits.pace!.quasiP).toBeLessThan(1e-10);
    for (const [estimate, truth] of [
      [box!.coverage, 0.8659],
      [box!.density, 0.9],
      [box!.mass, 0.264],
    ] as const) {
      expect(Math.abs(estimate.value - truth)).toBeLessThan(3.5 * estimate.standardError);
    }
  });

  test('a second planted box is found outside the first, and boxes together hold both', () => {
    const two = (x: Record<string, number>): number =>
      x.pace! < 0.3 && x.buffer! < 0.5 ? 0.95 : x.other! > 0.8 ? 0.8 : 0.02;
    const { boxes, together } = discover(sample('two boxes', 6000, two));
    expect(boxes.map(({ limits }) => Object.keys(limits).join())).toEqual(['other', 'pace,buffer']);
    expect(together.coverage.value).toBeGreaterThan(0.9);
    expect(together.mass.value).toBeCloseTo(0.15 + 0.85 * 0.2, 1);
  });

  test('chances in place of yes and no give the same box', () => {
    const { boxes } = discover(sample('soft', 3000, planted, true));
    expect(boxes[0]!.limits.pace!.high).toBeCloseTo(0.55, 2);
    expect(boxes[0]!.limits.buffer!.high).toBeCloseTo(0.48, 2);
    expect(boxes[0]!.coverage.interval[0]).toBeLessThan(0.8659);
    expect(boxes[0]!.coverage.interval[1]).toBeGreaterThan(0.8659);
  });

  test('a point of weight 2 counts as two points', () => {
    const points = sample('weights', 2000, planted).map((point) => ({
      ...point,
      weight: point.y === 1 ? 2 : 1,
    }));
    const { overall, boxes } = discover(points);
    // Density 0.2744 of the points; twice the weight makes it 2 p / (1 + p).
    expect(Math.abs(overall.value - (2 * 0.2744) / 1.2744)).toBeLessThan(4 * overall.standardError);
    expect(boxes[0]!.density.value).toBeCloseTo(1.8 / 1.9, 1);
  });

  test('of boxes as dense as asked, the one with the greatest coverage is taken', () => {
    const graded = ({ pace }: Record<string, number>): number => 1 - pace!;
    const { boxes } = discover(sample('graded', 6000, graded, true), { density: 0.8, boxes: 1 });
    expect(boxes[0]!.limits.pace!.high).toBeCloseTo(0.4, 1);
    expect(Object.keys(boxes[0]!.limits)).toEqual(['pace']);
  });

  test('inputs of few values are cut between them', () => {
    const points = sample('levels', 2000, planted).map(({ x, y }) => ({
      x: { ...x, pace: Math.floor(20 * x.pace!) },
      y,
    }));
    expect(discover(points).boxes[0]!.limits.pace!.high).toBe(10.5);
  });

  test('only the inputs asked for are restricted', () => {
    const { boxes, inputs } = discover(sample('asked', 2000, planted), { inputs: ['buffer', 'fifth'] });
    expect(inputs).toEqual(['buffer', 'fifth']);
    expect(Object.keys(boxes[0]!.limits)).toEqual(['buffer']);
  });

  test('the same points and seed give the same boxes, as plain data', () => {
    const points = sample('plain', 800, planted);
    const result = discover(points);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(discover(points)).toEqual(result);
    expect(discover(points, {}, { seed: 'other' })).not.toEqual(result);
  });

  test('progress is told before each box and at the end, and a signal stops the search', () => {
    const points = sample('progress', 400, planted);
    const told: number[] = [];
    discover(points, {}, { onProgress: (done, of) => told.push(done, of) });
    expect(told.slice(0, 2)).toEqual([0, 3]);
    expect(told.slice(-2)).toEqual([3, 3]);
    expect(() => discover(points, {}, { signal: AbortSignal.abort() })).toThrow('aborted');
  });

  test('bad points, settings and options are refused in one sentence', () => {
    const points = sample('bad', 50, planted);
    const swap = (point: unknown): DiscoveryPoint[] => [...points.slice(1), point as DiscoveryPoint];
    expect(() => discover(points.slice(0, 39))).toThrow('Expected at least 40 points');
    expect(() => discover('points' as never)).toThrow(
      'Expected points to be a list of { x, y }, got "points"',
    );
    expect(() => discover(swap({ x: { pace: 1 }, y: 1 }))).toThrow('x["buffer"] to be a number, got nothing');
    expect(() => discover(swap({ ...points[0], y: 2 }))).toThrow('points[49].y to be from 0 to 1, got 2');
    expect(() => discover(swap({ ...points[0], weight: -1 }))).toThrow(
      'points[49].weight to be finite and at least 0',
    );
    expect(() => discover(swap({ ...points[0], x: 3 }))).toThrow('points[49].x to be inputs by name');
    expect(() => discover(points, { alpha: 0 })).toThrow(
      'settings.alpha to be above 0 and at most 0.5, got 0',
    );
    expect(() => discover(points, { leastMass: 1 })).toThrow('settings.leastMass to be above 0 and below 1');
    expect(() => discover(points, { density: 2 })).toThrow('settings.density to be above 0 and at most 1');
    expect(() => discover(points, { boxes: 0 })).toThrow('settings.boxes to be a whole number from 1 to 20');
    expect(() => discover(points, { inputs: ['bufer'] })).toThrow('did you mean "buffer"?');
    expect(() => discover(points, { boxs: 1 } as never)).toThrow('did you mean "boxes"?');
    expect(() => discover(points, {}, { trials: 1 } as never)).toThrow(
      'Expected options to have none but known keys',
    );
  });

  test('format says a box in words, and toCSV has a row for each restriction', () => {
    const result = discover(sample('words', 2000, planted));
    expect(format(result)).toMatch(
      /1\. pace under 0\.5\d+ and buffer under 0\.4\d+: \d\d\s%\sof\sthe\spoints\sof\sinterest\sin\s2\d\s%\sof\sthe\spoints\./,
    );
    const rows = toCSV(result).trim().split('\r\n');
    expect(rows).toHaveLength(3);
    expect(rows[1]).toMatch(/^1,pace,,0\.5/);
    expect(format(discover(sample('none', 200, () => 0.3)))).toContain('No box of inputs holds');
  });
});

describe('discoverInRun', () => {
  const ban = loadScenario('ban-resumes');

  test('sees the numbers that the trials of the run drew', () => {
    const deep = { bufferDays: 730 };
    const firm = override(ban, {
      parameters: null,
      automakers: {
        'us-volume': {
          lanes: {
            Sc: deep,
            Y: deep,
            Sm: deep,
            Tb: deep,
            Lu: deep,
            Dy: { bufferDays: { low: 5, high: 300 } },
          },
        },
      },
    });
    const run = simulate(firm, { trials: 1000, seed: 'drawn', firstTrial: 500 });
    const discovery = discoverInRun(run, { automaker: 'us-volume', boxes: 1 });
    const { high } = discovery.boxes[0]!.limits['automakers.us-volume.lanes.Dy.bufferDays']!;
    expect(discovery.question).toEqual({
      ...{ automaker: 'us-volume', byDay: 365, scenario: firm.name, points: 'futures' },
    });
    expect(high).toBeLessThan(200);
    expect(discovery.boxes[0]!.density.value).toBeGreaterThan(2 * discovery.overall.value);
    expect(format(discovery)).toContain("us-volume's buffer of Dy under");
  });

  test('columns of inputs have the numbers of the sample paths', () => {
    const run = simulate(ban, { trials: 50, seed: 'paths', firstTrial: 9 });
    const { names, inputs } = drawnInputs(run, 'us-volume', 100);
    const model = compile(ban);
    const a = model.automakers.findIndex(({ id }) => id === 'us-volume');
    const { lanes, policy } = model.automakers[a]!;
    const at = (name: string): Float64Array => inputs[names.indexOf(name)]!;
    for (let i = 0; i < 50; i++) {
      const path = drawSamplePath(model, 'paths', 9 + i);
      const ofDy = path.automakers[a]!.lanes.filter((_, l) => lanes[l]!.element === 'Dy');
      const least = Math.min(...ofDy.map(({ bufferDays }) => bufferDays));
      expect(at('automakers.us-volume.lanes.Dy.bufferDays')[i]).toBe(least);
      expect(at('market.rampPerMonth')[i]).toBe(path.market.rampPerMonth);
      const banned = [...path.regimes[policy]!.slice(0, 100)].filter((r) => model.regimes[r]!.name === 'ban');
      expect(at('daysUnder.ban')[i]).toBe(banned.length);
    }
  });

  test('a run over parameter sets has numbers of the set as inputs', () => {
    const run = simulate(ban, { trials: 400, seed: 'sets' });
    const { inputs } = discoverInRun(run, { automaker: 'us-volume' });
    expect(inputs).toContain('desk.effortWorkingDays.median');
    expect(inputs).toContain('market.separatedInChina.Dy');
    expect(inputs).toContain('daysUnder.ban');
    expect(inputs.filter((name) => name.includes('eu-volume'))).toEqual([]);
  });

  test('refuses runs whose trials were not drawn independently from the scenario', () => {
    expect(() => discoverInRun(simulate(ban, { trials: 30 }))).toThrow('at least 40 trials');
    expect(() => discoverInRun(simulate(ban, { trials: 64, sampling: 'sobol' }))).toThrow(
      "sampling 'independent'",
    );
    expect(() => discoverInRun(simulate(ban, { trials: 50, keep: 'summary' }) as never)).toThrow(
      'got a digest',
    );
    const run = simulate(ban, { trials: 50 });
    expect(() => discoverInRun({ ...run, options: { ...run.options, rareEvents: true } })).toThrow(
      'rareEvents',
    );
    expect(() => discoverInRun(run, { automaker: 'us-volum' })).toThrow('did you mean "us-volume"?');
    expect(() => discoverInRun(run, { byDay: 0 })).toThrow(
      'settings.byDay to be a whole number from 1 to 365',
    );
  });
});

test('discoverInSweep finds the settings under which halts are likely', () => {
  const buffers = Array.from({ length: 16 }, (_, i) => 10 * i + 5);
  const axes = {
    'automakers.us-volume.lanes.Dy.bufferDays': buffers.map((median) => ({ median, sigma: 0.1 })),
    'desk.limitWorkingDays': [43, 44, 45],
  };
  const result = sweep(loadScenario('ban-resumes'), axes, { trials: 50, seed: 'sweep' });
  const discovery = discoverInSweep(result, { automaker: 'us-volume', boxes: 1 });
  expect(discovery.inputs).toHaveLength(2);
  expect(discovery.question!.points).toBe('settings');
  const labels = sweep(loadScenario('ban-resumes'), { way: { none: {} } }, { trials: 10 });
  expect(() => discoverInSweep(labels)).toThrow(
    'settings of "way" to be numbers, switches, dates or lognormal',
  );
});
