import { describe, expect, test } from 'vitest';
import { knownBy, type Observations, observations } from '../../../../src/history/index.ts';
import { baselinesFrom, firstUnknown, priorQuantile } from '../baselines.ts';
import { trendOf } from '../trend.ts';

type Tonnes = Record<string, Record<string, number>>;

/** Observations that hold nothing but magnet exports. */
function exportsOf(tonnes: Tonnes, means: Record<string, number>, growth?: number): Observations {
  const observed = (value: number) => ({ value, interval: [value, value] });
  const byPeriod = (periods: Record<string, number>) =>
    Object.fromEntries(Object.entries(periods).map(([period, value]) => [period, observed(value)]));
  return {
    'magnet-exports': {
      tonnes: Object.fromEntries(
        Object.entries(tonnes).map(([place, periods]) => [place, byPeriod(periods)]),
      ),
      meanTonnesPerMonth: Object.fromEntries(
        Object.entries(means).map(([place, mean]) => [place, byPeriod({ '2024': mean })]),
      ),
      changeOnYear: growth === undefined ? {} : { world: byPeriod({ '2024': growth }) },
    },
  } as unknown as Observations;
}

const times = (mean: number, logs: readonly number[], from = 1): Record<string, number> =>
  Object.fromEntries(
    logs.map((log, i) => [`2024-${String(from + i).padStart(2, '0')}`, mean * Math.exp(log)]),
  );

const tonnes: Tonnes = {
  // Six months that are off by a tenth.
  world: {
    ...times(100, [0.1, -0.1, 0.1, -0.1, 0.1, -0.1]),
    '2025-02': 110 * Math.exp(0.3),
    '2025-03': 110 * Math.exp(-0.4),
    '2025-04': 50,
    '2025-05': 20,
  },
  us: { ...times(10, [0.2]), '2025-05': 1 },
  // Its mean is that of these two, 10.
  japan: { '2024-09': 8, '2024-10': 12, '2025-06': 1 },
};
const known = exportsOf(tonnes, { world: 100, us: 10 }, 0.1);

describe('the trend of 2024', () => {
  test('multiplies the mean by 1 and the growth', () => {
    expect(trendOf(known).factor).toBeCloseTo(1.1, 12);
  });

  test('has the error of the months of 2024 where six of them are known', () => {
    expect(trendOf(known).errorOf2024('world')).toBeCloseTo(0.1, 12);
  });

  test('has one error for all places with fewer; a mean of the same months costs a degree of freedom', () => {
    const squares = 0.2 ** 2 + Math.log(0.8) ** 2 + Math.log(1.2) ** 2;
    for (const place of ['us', 'japan', 'india']) {
      expect(trendOf(known).errorOf2024(place), place).toBeCloseTo(Math.sqrt(squares / (1 + 1)), 12);
    }
  });

  test('has another error, by which it missed January to March 2025', () => {
    expect(trendOf(known).errorOfEarly2025).toBeCloseTo(Math.sqrt((0.3 ** 2 + 0.4 ** 2) / 2), 12);
  });

  test('is refused where the growth or months are missing', () => {
    expect(() => trendOf(exportsOf(tonnes, { world: 100 }))).toThrow(/growth of 2024/);
    const { world, us, japan } = tonnes as { world: object; us: object; japan: object };
    const late = Object.fromEntries(Object.entries(world).filter(([month]) => !month.startsWith('2025-0')));
    expect(() =>
      trendOf(exportsOf({ world: late, us, japan } as Tonnes, { world: 100, us: 10 }, 0.1)),
    ).toThrow(/early 2025/);
  });

  test('comes from what Adamas Intelligence said of customs before the cut-off', () => {
    const { factor, errorOf2024 } = trendOf(knownBy(observations, '2025-06-30'));
    expect(factor).toBe(1.1);
    expect(errorOf2024('world')).toBeGreaterThan(0.05);
    expect(errorOf2024('us')).toBeGreaterThan(errorOf2024('world'));
  });
});

describe('baselines', () => {
  const median = (members: Float64Array): number => members.slice().sort()[members.length / 2]!;
  const flat = (place: string) => [
    place,
    Object.fromEntries(['2025-07', '2025-08', '2025-09'].map((month) => [month, Float64Array.of(0.7)])),
  ];
  const flows = Object.fromEntries(['world', 'us', 'japan'].map(flat));
  const others = { pool: () => [0, 1], trendUpdated: flows, free: flows, freeWidened: flows };
  const at = baselinesFrom(known, '2025-07', others);

  test('a trend is a lognormal around mean × trend', () => {
    const { trend2024, trendEarly2025 } = at('world', '2025-09');
    const logs = trend2024.map((x) => Math.log(x / 1.1));
    expect(logs.reduce((a, b) => a + b, 0) / logs.length).toBeCloseTo(0, 9);
    expect(Math.sqrt(logs.reduce((a, b) => a + b * b, 0) / logs.length)).toBeCloseTo(0.1, 3);
    expect(median(trendEarly2025)).toBeCloseTo(1.1, 2);
  });

  test('persistence is the last month that was known, of the place or else of the world', () => {
    expect(median(at('us', '2025-09').persistence)).toBeCloseTo(0.1, 2);
    expect(median(at('japan', '2025-09').persistence)).toBeCloseTo(0.2, 2);
  });

  test('what persists may drift away, the more the later', () => {
    const spread = (month: string) => {
      const sorted = at('us', month).persistence.slice().sort();
      return (sorted[300]! - sorted[100]!) / sorted[200]!;
    };
    expect(spread('2025-09')).toBeGreaterThan(1.02 * spread('2025-07'));
  });

  test('the pool stands for a share of the tonnes, uniform on the bounds of the fit', () => {
    const { pool } = at('us', '2025-07');
    const mean = pool.reduce((a, b) => a + b, 0) / pool.length;
    const rest = at('us', '2025-07').trendEarly2025;
    const trend = rest.reduce((a, b) => a + b, 0) / rest.length;
    // A mean licensed share of 0.485, and a mean of 0.5 in the pool.
    expect(mean).toBeCloseTo(0.485 * 0.5 + 0.515 * trend, 2);
  });

  test('a prior is the ends of a uniform one, or its quantiles', () => {
    expect(priorQuantile([0.2, 0.6], 0.25)).toBeCloseTo(0.3, 12);
    expect(priorQuantile([0.1, 0.2, 0.7, 0.9], 0.5)).toBe(0.7);
  });

  test('what was held leaves in the first month alone', () => {
    expect(median(at('world', '2025-07').resumption)).toBeCloseTo(1 + 0.5 + 0.8, 1);
    expect(median(at('world', '2025-08').resumption)).toBeCloseTo(1, 2);
  });

  test('nothing after the last month of the world that was known is known', () => {
    expect(firstUnknown(known)).toBe('2025-06');
    expect(firstUnknown(knownBy(observations, '2025-06-30'))).toBe('2025-06');
    expect(firstUnknown(knownBy(observations, '2025-07-20'))).toBe('2025-07');
  });
});
