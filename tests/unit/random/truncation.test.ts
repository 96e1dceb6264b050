import { describe, expect, test } from 'vitest';
import { normalCdf, normalQuantile } from '../../../src/random/normal.ts';
import { samplerOf } from '../../../src/random/sampler-of.ts';

/* Truncated distributions against the whole ones, and draws by way of a normal. */

const TRUNCATED = [
  ['a PERT', { low: 10, mode: 20, high: 40 }, { min: 15, max: 30 }],
  ['a PERT near its upper end', { low: 10, mode: 20, high: 40 }, { min: 33, max: 39 }],
  ['a lognormal', { median: 30, sigma: 0.5 }, { min: 20, max: 45 }],
  ['a lognormal above its median', { median: 30, sigma: 0.5 }, { min: 40, max: 90 }],
  ['a lognormal with one bound', { median: 30, sigma: 0.5 }, { min: 50 }],
  ['a normal', { mean: 5, sd: 3 }, { min: 1, max: 12 }],
  ['a normal above its mean', { mean: 5, sd: 3 }, { min: 9 }],
] as const;

describe.each(TRUNCATED)('%s that is truncated', (_, whole, bounds) => {
  const { min, max = Number.POSITIVE_INFINITY } = bounds as { min: number; max?: number };
  const plain = samplerOf(whole);
  const cut = samplerOf({ ...whole, ...bounds });
  const [from, to] = [plain.cdf(min), max === Number.POSITIVE_INFINITY ? 1 : plain.cdf(max)];

  test('keeps the mass between its bounds', () => {
    expect(cut.mass).toBeCloseTo(to - from, 12);
  });

  test('has the quantiles and chances of the whole one, renormalised', () => {
    for (const u of [0.001, 0.2, 0.5, 0.9, 0.999]) {
      const x = plain.quantile(from + u * (to - from));
      expect(cut.quantile(u)).toBeCloseTo(x, 6);
      expect(cut.cdf(x)).toBeCloseTo(u, 9);
    }
    expect([cut.cdf(min - 1), cut.cdf(Math.min(max, 1e9) + 1)]).toEqual([0, 1]);
  });
});

describe('a lognormal', () => {
  test('says so only where nothing is cut off', () => {
    const law = { median: 30, sigma: 0.5 };
    expect(samplerOf(law).lognormal).toEqual({ mu: expect.closeTo(3.4011973816621555, 14), sigma: 0.5 });
    for (const bounds of [{ min: 1e-9 }, { max: 1e9 }, { min: 20, max: 40 }])
      expect(samplerOf({ ...law, ...bounds }).lognormal).toBeUndefined();
  });
});

describe('a draw from a standard normal', () => {
  const laws = [
    ...TRUNCATED.map(([, whole, bounds]) => ({ ...whole, ...bounds })),
    ...TRUNCATED.map(([, whole]) => whole),
    { low: 2, high: 7 },
    { values: [5, 1, 9, 3], weights: [1, 2, 0, 1] },
    4,
  ];

  test.each(laws.map((law) => [JSON.stringify(law), law] as const))(
    'of %s is that of its uniform',
    (_, law) => {
      const { quantile } = samplerOf(law);
      for (const z of [-3, -0.7, 0, 0.3, 2.5]) {
        const values = Float64Array.of(z);
        samplerOf(law).drawFromNormal(values, 0);
        expect(values[0]).toBeCloseTo(quantile(normalCdf(z)), 7);
      }
    },
  );

  test('beyond all uniforms stays within the ends of the support', () => {
    const values = Float64Array.of(-40, 40);
    const { drawFromNormal } = samplerOf({ low: 2, high: 7 });
    drawFromNormal(values, 0);
    drawFromNormal(values, 1);
    expect(values[0]).toBeCloseTo(2, 12);
    expect(values[1]).toBeCloseTo(7, 12);
    expect(normalQuantile(2 ** -53)).toBeGreaterThan(-40);
  });
});

describe('a discrete distribution', () => {
  test('takes its values in order, whatever the order of the list, and none of weight 0', () => {
    const { quantile, cdf } = samplerOf({ values: [5, 1, 9, 3], weights: [1, 2, 0, 1] });
    expect([0.01, 0.49, 0.51, 0.74, 0.76, 0.999].map(quantile)).toEqual([1, 1, 3, 3, 5, 5]);
    expect([0, 1, 2, 3, 5, 9].map(cdf)).toEqual([0, 0.5, 0.5, 0.75, 1, 1]);
  });
});
