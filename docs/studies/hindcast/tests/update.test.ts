import { describe, expect, test } from 'vitest';
import { flowError } from '../../../../src/analysis/hindcast/flows.ts';
import { verification } from '../../../../src/analysis/hindcast/verification.ts';
import { normalQuantile } from '../../../../src/random/normal.ts';
import { openStream } from '../../../../src/random/stream.ts';
import { sigmaQuantile } from '../discrepancy/ar1.ts';
import { drawPaths } from '../discrepancy/paths.ts';
import { update } from '../discrepancy/update.ts';
import { licenceLogLikelihoods } from '../discrepancy/weights.ts';
import { pit } from '../predictions.ts';

const places = ['world', 'us', 'eu'];
const months = ['2025-06', '2025-07', '2025-08', '2025-09'];

/** Flows of members that differ in their level and in how fast they recover. */
function membersOf(count: number, seed: string) {
  const stream = openStream(seed, 'members');
  return Object.fromEntries(
    places.map((place) => [
      place,
      Object.fromEntries(
        months.map((month, m) => [
          month,
          Float64Array.from({ length: count }, (_, i) => {
            const level = 1 + 0.1 * normalQuantile(stream.uniform(i, 0));
            const missing = 0.5 * stream.uniform(i, 1) * 0.5 ** m;
            return level - missing;
          }),
        ]),
      ),
    ]),
  );
}

const about = { id: 'x', title: '', unit: '', observedInterval: [0, 0] as const };

describe('The widened forecast', () => {
  test('of truths drawn from the model with its discrepancy covers as much as it says', () => {
    const repetitions = 200;
    const expected = membersOf(120, 'coverage');
    const found = Array.from({ length: repetitions }, (_, r) => {
      const stream = openStream(`truth/${r}`, 'truth');
      const member = Math.floor(120 * stream.uniform(0, 0));
      const sigma = sigmaQuantile(stream.uniform(0, 1));
      const paths = drawPaths(places, months, 1, `truth/${r}`);
      let draw = 2;
      const seen = (place: string, month: string): number => {
        const flow = expected[place]![month]![member]! * Math.exp(sigma * paths[place]![month]![0]!);
        return Math.max(0, flow + flowError(flow) * normalQuantile(stream.uniform(0, draw++)));
      };
      const known = [
        ['world', '2025-06'],
        ['us', '2025-06'],
        ['us', '2025-07'],
        ['world', '2025-07'],
      ].map(([place, month]) => ({ place: place!, month: month!, value: seen(place!, month!), sd: 0 }));
      const { flows } = update({ expected, known, seed: `forecast/${r}` });
      return verification({ ...about, observed: seen('us', '2025-09') }, flows.us!['2025-09']!);
    });
    const inside = (of: 'interval50' | 'interval90') =>
      found.filter(({ observed, [of]: [low, high] }) => observed >= low && observed <= high).length;
    expect(Math.abs(inside('interval90') / repetitions - 0.9)).toBeLessThan(0.05);
    expect(Math.abs(inside('interval50') / repetitions - 0.5)).toBeLessThan(0.08);
    // The PIT is uniform: χ² of 8 equal bins, 7 degrees of freedom, 99.9 % of which lie below 24.3.
    const bins = new Float64Array(8);
    for (const one of found) bins[Math.min(7, Math.floor(8 * pit(one)))]! += 1;
    const chiSquared = bins.reduce((sum, n) => sum + (n - repetitions / 8) ** 2 / (repetitions / 8), 0);
    expect(chiSquared).toBeLessThan(24.3);
  });

  test('gives the weight to members that were planted', () => {
    const count = 200;
    const expected = Object.fromEntries(
      places.map((place) => [
        place,
        Object.fromEntries(
          months.map((month, m) => [
            month,
            // The first tenth recovers late, the rest at once.
            Float64Array.from({ length: count }, (_, i) => (i < count / 10 ? 0.3 + 0.2 * m : 1.2 - 0.05 * m)),
          ]),
        ),
      ]),
    );
    const known = months
      .slice(0, 3)
      .map((month, m) => ({ place: 'us', month, value: 0.32 + 0.2 * m, sd: 0 }));
    const { weights, effectiveSize, flows } = update({ expected, known, seed: 'planted' });
    expect(weights.subarray(0, count / 10).reduce((a, b) => a + b, 0)).toBeGreaterThan(0.95);
    expect(effectiveSize).toBeLessThan(count / 8);
    const mean = flows.us!['2025-09']!.reduce((a, b) => a + b, 0) / count;
    expect(Math.abs(mean - 0.92)).toBeLessThan(0.1);
  });

  test('carries a bias of one place forward, and half of it to others', () => {
    const count = 400;
    const one = new Float64Array(count).fill(1);
    const expected = Object.fromEntries(
      places.map((place) => [place, Object.fromEntries(months.map((month) => [month, one]))]),
    );
    const known = months.slice(0, 3).map((month) => ({ place: 'us', month, value: 0.7, sd: 0 }));
    const sigmas = new Float64Array(count).fill(0.25);
    const { flows } = update({ expected, known, seed: 'bias', sigmas });
    const mean = (place: string) => flows[place]!['2025-09']!.reduce((a, b) => a + Math.log(b), 0) / count;
    expect(mean('us')).toBeLessThan(-0.22);
    expect(mean('us')).toBeGreaterThan(-0.36);
    expect(mean('eu') / mean('us')).toBeGreaterThan(0.3);
    expect(mean('eu') / mean('us')).toBeLessThan(0.7);
  });

  test('learns δ from months of the fit, and weighs no member by them', () => {
    const count = 400;
    const level = Float64Array.from({ length: count }, (_, i) => (i < count / 2 ? 0.9 : 1.1));
    const expected = Object.fromEntries(
      places.map((place) => [place, Object.fromEntries(months.map((month) => [month, level]))]),
    );
    const sigmas = new Float64Array(count).fill(0.25);
    const fact = (month: string) => ({ place: 'us', month, value: 0.7, sd: 0 });
    const [june, july] = [fact('2025-06'), fact('2025-07')];
    const before = update({ expected, fitted: [june], known: [], seed: 'fit', sigmas });
    expect(before.effectiveSize).toBeCloseTo(count, 9);
    const mean = (of: Float64Array) => of.reduce((a, b) => a + b, 0) / count;
    expect(mean(before.flows.us!['2025-07']!)).toBeLessThan(0.85);
    // That July is low too says less of a member when June was than it would alone.
    const highOf = (weights: Float64Array) => weights.subarray(count / 2).reduce((a, b) => a + b, 0);
    const given = update({ expected, fitted: [june], known: [july], seed: 'fit', sigmas });
    const alone = update({ expected, known: [july], seed: 'fit', sigmas });
    const both = update({ expected, known: [june, july], seed: 'fit', sigmas });
    expect(highOf(given.weights)).toBeGreaterThan(highOf(alone.weights));
    expect(highOf(both.weights)).toBeLessThan(highOf(given.weights));
  });

  test('adds the variance of the discrepancy to that of a month', () => {
    const count = 4000;
    const one = new Float64Array(count).fill(1);
    const expected = Object.fromEntries(
      places.map((place) => [place, Object.fromEntries(months.map((month) => [month, one]))]),
    );
    const { flows } = update({ expected, known: [], seed: 'spread', sigmas: one.map(() => 0.1) });
    const variance = (place: string): number => {
      const logs = flows[place]!['2025-09']!.map(Math.log);
      const mean = logs.reduce((a, b) => a + b, 0) / count;
      return logs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / count;
    };
    const month = flowError(1) ** 2;
    expect(Math.abs(variance('eu') / (0.01 + month) - 1)).toBeLessThan(0.1);
    expect(variance('eu') - variance('world')).toBeGreaterThan(0.003);
    expect(variance('eu') - variance('world')).toBeLessThan(0.007);
  });

  test('has the same bytes for the same seed, whatever comes after its last month', () => {
    const expected = membersOf(50, 'bytes');
    const known = [{ place: 'us', month: '2025-06', value: 0.8, sd: 0 }];
    const long = update({ expected, known, seed: 'bytes' });
    const short = Object.fromEntries(
      Object.entries(expected).map(([place, all]) => {
        const { '2025-09': _, ...others } = all as Record<string, Float64Array>;
        return [place, others];
      }),
    );
    const found = update({ expected: short, known, seed: 'bytes' });
    expect(found.flows.us!['2025-08']).toEqual(long.flows.us!['2025-08']);
  });
});

describe('News of firms and shares', () => {
  const firm = { id: 'x', like: 'us-volume', destination: 'us', until: 87, isStated: false };
  const other = { ...firm, id: 'y' };
  const run = {
    decided: { us: [Float64Array.of(0.1, 0.5), Float64Array.of(0.1, 0.6)] },
    firstHaltDay: { x: Float64Array.of(50, 100, 200, 484), y: Float64Array.of(484, 100, 484, 484) },
    trials: 2,
    parameterDraws: 2,
  };
  const factors = (firms: Parameters<typeof licenceLogLikelihoods>[1]['firms']) =>
    [...licenceLogLikelihoods(run, { shares: [], firms })].map(Math.exp);

  test('that it has not halted still count a halt as unheard of, by its chance in a parameter set', () => {
    // Two trials and half a one: by day 87 one had halted in the first set, by day 118 both.
    const [first, second] = [(0.6 + 0.5) / (1.3 + 0.5), 1];
    expect(factors([{ before: firm, now: { ...firm, until: 118 } }])).toEqual(
      [first, first, second, second].map((x) => expect.closeTo(x, 12)),
    );
  });

  test('that a firm says so count every halt against it', () => {
    const [first] = factors([{ before: firm, now: { ...firm, until: 118, isStated: true } }]);
    expect(first).toBeCloseTo(0.5 / (1.3 + 0.5), 12);
  });

  test('of a firm are told by the trials of all firms of its kind', () => {
    const firms = [
      { before: firm, now: { ...firm, until: 118 } },
      { before: other, now: other },
    ];
    expect(factors(firms)[0]).toBeCloseTo((1 + 0.3 * 3 + 0.5) / (3 + 0.3 + 0.5), 12);
  });

  test('of an approved share weigh all trials of a parameter set alike', () => {
    const shares = [{ id: 's', destination: 'us', day: 1, value: 0.5, sd: 0.1 }];
    const logs = licenceLogLikelihoods(run, { shares, firms: [] });
    expect([...logs]).toEqual([0, 0, -0.5, -0.5].map((x) => expect.closeTo(x, 12)));
  });
});
