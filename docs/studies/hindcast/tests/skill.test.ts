import { describe, expect, test } from 'vitest';
import { type PairedScore, skillOf } from '../skill.ts';
import { coverageSentence, findingOf, trendSentence, verdict } from '../verdict.ts';

const pair = (place: string, model: number, baseline: number): PairedScore => ({ place, model, baseline });

describe('skill', () => {
  test('is 1 − the mean score of the model / that of the baseline, over all pairs', () => {
    const { value } = skillOf([pair('a', 1, 2), pair('a', 2, 2), pair('b', 1.5, 5)]);
    expect(value).toBeCloseTo(1 - 4.5 / 9, 12);
  });

  test('of two places drawn twice is that of one, of the other, or of both', () => {
    // Twice a: 1 − 2/4. Twice b: 1 − 6/4. One of each: 1 − 4/4. Their chances are 1/4, 1/4 and 1/2.
    const { value, interval90, notBetter } = skillOf([pair('a', 1, 2), pair('b', 3, 2)]);
    expect([value, ...interval90]).toEqual([0, -0.5, 0.5]);
    expect(Math.abs(notBetter - 0.75)).toBeLessThan(0.04);
  });

  test('a resample of one in 27 lies outside the central 90 %', () => {
    // Thrice a (skill 1) has the chance 1/27; twice a, 2/3; none of a, in 8 of 27, is skill 0.
    const { interval90 } = skillOf([pair('a', 0, 1), pair('b', 1, 1), pair('c', 1, 1)]);
    expect(interval90[0]).toBe(0);
    expect(interval90[1]).toBeCloseTo(2 / 3, 12);
  });

  test('months of a place stay together: one place has no interval', () => {
    const { value, interval90, notBetter } = skillOf([pair('a', 0, 1), pair('a', 1.5, 1)]);
    expect([value, ...interval90, notBetter]).toEqual([0.25, 0.25, 0.25, 0]);
  });

  test('a baseline as good as the model is not beaten in any resample', () => {
    expect(skillOf([pair('a', 1, 1), pair('b', 2, 2)])).toEqual({
      value: 0,
      interval90: [0, 0],
      notBetter: 1,
    });
  });

  test('the seed alone draws the places, in whatever order the pairs come', () => {
    const pairs = ['a', 'b', 'c', 'd', 'e'].map((place, i) => pair(place, 1 + i / 3, 2));
    const shared = skillOf(pairs, { resamples: 50 });
    expect(skillOf([...pairs].reverse(), { resamples: 50 })).toEqual(shared);
    expect(skillOf(pairs, { resamples: 50, seed: 'another' }).interval90).not.toEqual(shared.interval90);
  });

  test('of no pairs is refused', () => {
    expect(() => skillOf([])).toThrow(RangeError);
  });
});

describe('the verdict', () => {
  const of = (value: number, low: number, high: number) => ({
    value,
    interval90: [low, high] as const,
    notBetter: 0.5,
  });
  const skills = {
    trend2024: of(0.06, -0.18, 0.38),
    trendEarly2025: of(-0.004, -0.27, 0.31),
    mean2024: of(-0.2, -0.3, -0.1),
    persistence: of(0.8, 0.7, 0.9),
    resumption: of(0.1, 0, 0.2),
    trendUpdated: of(0.3, 0.2, 0.4),
    pool: of(0.3, 0.2, 0.4),
    free: of(0.3, 0.2, 0.4),
    freeWidened: of(0.05, -0.1, 0.2),
  };

  test.each([
    [-0.1, 0.2, 'not shown'],
    [0, 0.2, 'not shown'],
    [-0.2, 0, 'not shown'],
    [0.01, 0.2, 'better'],
    [-0.2, -0.01, 'worse'],
  ] as const)('an interval from %d to %d is %s', (low, high, finding) => {
    expect(findingOf({ interval90: [low, high] })).toBe(finding);
  });

  test('says first and plainly that there is no skill over the trend yet', () => {
    expect(verdict(skills)).toBe(
      'No skill over the trend of 2024 has been shown yet: 6 % (-18 … 38 %) with the error of 2024 and 0 % (-27 … 31 %) with the error of early ' +
        '2025, where 100 % is perfect and 0 is no better than the trend. No skill has been shown over "everything resumes at once", ' +
        '10 % (0 … 20 %); "without licences, widened", 5 % (-10 … 20 %). The model is worse than "2024 mean", -20 % (-30 … -10 %). ' +
        'The model is better than "2024 mean × growth, with discrepancy", 30 % (20 … 40 %); "last known month persists", 80 % (70 … 90 %); ' +
        '"earlier episodes and trend", 30 % (20 … 40 %); "without licences, raw", 30 % (20 … 40 %).',
    );
  });

  test('one trend beaten is not enough; both are', () => {
    const beaten = of(0.2, 0.1, 0.3);
    expect(trendSentence({ ...skills, trend2024: beaten })).toMatch(
      /^No skill over .* as it hangs on the error/,
    );
    expect(trendSentence({ ...skills, trend2024: beaten, trendEarly2025: beaten })).toMatch(
      /^The model has skill/,
    );
  });

  test('says by how much coverage misses its aims, or that it meets them', () => {
    expect(coverageSentence({ of50: 0.33, of90: 0.97 })).toBe(
      '33 % of the months scored lie in their central 50 % and 97 % in their central 90 %: ' +
        'the central 50 % hold too little (aim: 40 to 60 %) and the central 90 % hold too much (aim: 85 to 95 %).',
    );
    expect(coverageSentence({ of50: 0.4, of90: 0.954 })).toMatch(/: as they should\.$/);
  });
});
