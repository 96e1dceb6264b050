import { describe, expect, test } from 'vitest';
import { openStream } from '../../../../src/random/stream.ts';
import type { CalibratedSet, Calibration } from '../calibration.ts';
import { learntOf, tradeOffs } from '../identifiability.ts';
import { NAMES, type ParameterName, settled } from '../parameters.ts';

/* Sets whose distribution is known: at points of the cube in which the prior is uniform. */

const COUNT = 4000;
const stream = openStream('identifiability', 'points');

function setsWith(change: (point: Float64Array) => void): Pick<Calibration, 'sets'> {
  const sets = Array.from({ length: COUNT }, (_, k) => {
    const point = Float64Array.from(NAMES, (_, i) => stream.uniform(k, i));
    change(point);
    return { ...settled(point), seed: 'one', logLikelihood: 0, chances: [] } as CalibratedSet;
  });
  return { sets };
}

const at = (name: ParameterName): number => NAMES.indexOf(name);
const learnt = (of: Pick<Calibration, 'sets'>, name: ParameterName): number =>
  learntOf(of).find((one) => one.name === name)!.share;

describe('what the facts tell of a parameter', () => {
  test('is nothing where sets are drawn from the prior, whatever its law', () => {
    for (const { share } of learntOf(setsWith(() => {}))) expect(Math.abs(share)).toBeLessThan(0.04);
  });

  test('is four fifths where they lie in a fifth of the prior, and all where they are equal', () => {
    const sets = setsWith((point) => {
      point[at('bufferScale')] = 0.5 + point[at('bufferScale')]! / 5;
      point[at('graceDays')] = 0.3;
    });
    expect(learnt(sets, 'bufferScale')).toBeCloseTo(0.8, 1);
    expect(learnt(sets, 'graceDays')).toBeCloseTo(1, 12);
    expect(Math.abs(learnt(sets, 'heldShare'))).toBeLessThan(0.04);
  });
});

describe('parameters that trade off', () => {
  test('have the rank correlation of their sets, the strongest pair first', () => {
    const sets = setsWith((point) => {
      point[at('bufferSigma')] = 1 - point[at('bufferScale')]!;
      point[at('heldShare')] = (point[at('heldShare')]! + point[at('inspectionDays')]!) / 2;
    });
    const [first, second, third] = tradeOffs(sets);
    expect([first!.first, first!.second].sort()).toEqual(['bufferScale', 'bufferSigma']);
    expect(first!.correlation).toBeCloseTo(-1, 12);
    expect([second!.first, second!.second].sort()).toEqual(['heldShare', 'inspectionDays']);
    expect(second!.correlation).toBeCloseTo(0.7, 1);
    expect(Math.abs(third!.correlation)).toBeLessThan(0.06);
    expect(tradeOffs(sets)).toHaveLength((NAMES.length * (NAMES.length - 1)) / 2);
  });
});
