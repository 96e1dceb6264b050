import { describe, expect, test } from 'vitest';
import autumn from '../../../../scenarios/autumn-2026/truce-holds.json' with { type: 'json' };
import spring from '../../../../scenarios/spring-2025.json' with { type: 'json' };
import truce from '../../../../scenarios/truce-holds.json' with { type: 'json' };
import { parameterSets } from '../../../../src/scenario/parameter-sets.ts';
import { readCalibration } from '../../hindcast/calibration.ts';
import { answerNamed, COLUMNS } from '../named-scenarios.ts';
import { RATIOS, shippedSets } from '../write-sets.ts';

/*
 * The parameter sets that ship follow from the committed calibration, and the named scenarios hold their
 * medians and name them as their source.
 */

interface Maker {
  readonly lanes: Record<string, { bufferDays: { median: number }; bufferDaysSource: string }>;
}

const calibration = readCalibration();
const { sets, columns } = parameterSets('spring-2025');
const slowed = { speed: truce.policy.regimes.slowed.speed, returned: truce.policy.regimes.slowed.returned };
const at = (path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], truce);

describe('the parameter sets that ship', () => {
  const shipped = shippedSets(calibration);

  test('are as many as they say, of every chain', () => {
    expect(shipped).toHaveLength(sets);
    expect(new Set(shipped.map((k) => calibration.sets[k]!.seed))).toEqual(new Set(calibration.seeds));
    expect(columns.map(({ paths }) => paths)).toEqual(COLUMNS.map(({ paths }) => paths));
  });

  test.each([0, 5, 41, 77, 100, 127])(
    'hold what set %i says of the named scenarios, and its chances are those committed',
    (i) => {
      const set = calibration.sets[shipped[i]!]!;
      const [answer] = answerNamed({ settings: [set], first: shipped[i]!, slowed, seed: 'headline' });
      expect(columns.map(({ values }) => values[i])).toEqual(answer!.values);
      expect(calibration.headlines.map((name) => answer!.chances[name])).toEqual(set.chances);
    },
  );

  test.each(['truce-holds/any', 'licences-slowed/eu-volume', 'ban-resumes/japan-compact'])(
    'give the chance of %s that all draws give, within half the error of as many chosen at random',
    (name) => {
      const h = calibration.headlines.indexOf(name);
      const mean = (of: readonly number[]): number => of.reduce((sum, x) => sum + x, 0) / of.length;
      const chances = calibration.sets.map((set) => set.chances[h]!);
      const all = mean(chances);
      const left = 1 - shipped.length / chances.length;
      const error = Math.sqrt((left * mean(chances.map((chance) => (chance - all) ** 2))) / shipped.length);
      expect(Math.abs(mean(shipped.map((k) => chances[k]!)) - all)).toBeLessThan(error / 2);
    },
  );
});

describe('the named scenarios', () => {
  const numbers = columns.flatMap(({ paths, median }) => paths.map((path) => [path, median] as const));

  test.each(numbers)('have the median of the sets at %s', (path, median) => {
    expect(at(path)).toBe(median);
  });

  test('name the calibration as the source of each', () => {
    for (const [path] of numbers) {
      const key = path.replace(/\.(median|sigma)$/, '');
      const asInTruce = path.startsWith('policy.regimes.eased.') ? '^as in the truce$|' : '';
      expect(at(`${key}Source`), path).toMatch(
        new RegExp(`${asInTruce}^calibrated, medians? of the parameter sets`),
      );
    }
  });

  test('slow down as spring 2025 may have done, at the slower quarter of it', () => {
    expect(spring.policy.regimes.setup).toMatchObject(slowed);
    const end = (values: readonly number[], p: number): number =>
      [...values].sort((a, b) => a - b)[Math.floor(p * values.length)]!;
    // The speed to the nearest twentieth.
    const speed = end(
      calibration.sets.map(
        ({ slowedSpeed, paceUs, paceEu, paceJapan }) => slowedSpeed * Math.cbrt(paceUs * paceEu * paceJapan),
      ),
      0.25,
    );
    expect(slowed.speed).toBe(Math.round(20 * speed) / 20);
    const returned = end(
      calibration.sets.map(({ slowedReturned }) => slowedReturned),
      0.75,
    );
    expect(slowed.returned).toBe(Number(returned.toFixed(2)));
  });
});

test('autumn 2026 stands as far from June 2025 as it says', () => {
  let held = 0;
  const june = truce.automakers as unknown as Record<string, Maker>;
  for (const [id, { lanes }] of Object.entries(autumn.automakers as unknown as Record<string, Maker>)) {
    for (const [element, { bufferDays, bufferDaysSource }] of Object.entries(lanes ?? {})) {
      const said = Object.entries(RATIOS).find(([words]) =>
        bufferDaysSource.startsWith(`judgement: ${words} June 2025`),
      );
      if (!said) continue;
      const { median } = june[id]!.lanes[element]!.bufferDays;
      expect(bufferDays.median, `${id} ${element}`).toBe(Math.round(median * said[1]));
      held += 1;
    }
  }
  expect(held).toBe(15);
});
