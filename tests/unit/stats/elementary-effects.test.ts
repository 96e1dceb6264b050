import { describe, expect, test } from 'vitest';
import { elementaryEffects } from '../../../src/index.ts';
import { openStream } from '../../../src/random/stream.ts';

const UNIT = [0, 1] as const;

describe('elementaryEffects', () => {
  test('is exact for a linear function: the size of each coefficient, and no spread', () => {
    const inputs = { a: UNIT, b: UNIT, c: UNIT, d: [0, 10] as const };
    const { effects, noise } = elementaryEffects(({ a, b, d }) => 3 * a - 2 * b + d, inputs);
    const found = Object.values(effects);
    expect(noise).toBeCloseTo(0, 12);
    [3, 2, 0, 10].forEach((size, k) => {
      expect(found[k]!.meanAbsolute.value).toBeCloseTo(size, 12);
      expect(found[k]!.mean.value).toBeCloseTo([3, -2, 0, 10][k]!, 12);
      expect(found[k]!.deviation).toBeCloseTo(0, 12);
    });
  });

  test('shows an interaction as a spread, and an effect of both signs in the size alone', () => {
    const { effects } = elementaryEffects(
      ({ a, b }) => a * (b - 0.5),
      { a: UNIT, b: UNIT },
      { trajectories: 200 },
    );
    expect(Math.abs(effects.a.mean.value)).toBeLessThan(0.1);
    expect(effects.a.meanAbsolute.value).toBeGreaterThan(0.25);
    expect(effects.a.deviation).toBeGreaterThan(0.3);
  });

  test('takes noise out: an input without effect has size 0 within its interval, not that of the noise', () => {
    const stream = openStream('effects', 'noise');
    let calls = 0;
    const f = ({ a }: { a: number; b: number }): number[] => {
      calls += 1;
      return Array.from({ length: 8 }, (_, r) => a + 2 * (stream.uniform(calls, r) - 0.5));
    };
    const { effects, noise } = elementaryEffects(f, { a: UNIT, b: UNIT }, { trajectories: 400 });
    expect(Math.abs(effects.b.meanAbsolute.value)).toBeLessThan(0.1);
    expect(effects.a.meanAbsolute.value).toBeGreaterThan(0.85);
    // An effect is the difference of two means of eight uniforms of variance 4 / 12, over 2 / 3 of the range.
    expect(noise / ((2 * (4 / 12 / 8)) / (2 / 3) ** 2)).toBeCloseTo(1, 0);
    expect(effects.b.deviation).toBeLessThan(0.3);
  });

  test('calls the function once more than there are inputs, for each trajectory', () => {
    const rows: number[] = [];
    const f = (_: object, row: number): number => rows.push(row);
    elementaryEffects(f, { a: UNIT, b: UNIT }, { trajectories: 3 });
    expect(rows).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2]);
  });

  test('refuses what it does not know, each in one sentence', () => {
    expect(() => elementaryEffects(() => 1, { a: UNIT }, { levels: 3 })).toThrow(
      'Expected options.levels to be an even number, got 3 (number)',
    );
    expect(() => elementaryEffects('f' as never, { a: UNIT })).toThrow(
      'Expected f to be a function, got "f" (string)',
    );
    expect(() => elementaryEffects(() => 1, { a: 'wide' as never })).toThrow('got "wide" (string)');
  });
});
