import { describe, expect, test } from 'vitest';
import { observations } from '../../../../src/history/index.ts';
import { markParsed } from '../../../../src/history/parsed.ts';
import { readCalibration } from '../../hindcast/calibration.ts';
import { NAMES, PARAMETERS } from '../../hindcast/parameters.ts';
import { hashOf } from '../calibration-file.ts';
import { springOutputs } from '../design.ts';
import { CUT_OFF, knownFacts } from '../known-facts.ts';
import { likelihoodOf } from '../likelihood.ts';
import { simulateOutputs } from '../outputs.ts';
import ranks from '../ranks.json' with { type: 'json' };
import { chanceAgreement, parameterAgreement } from '../summary.ts';
import { uniformity } from '../uniformity.ts';

/* The committed calibration is what `npm run calibrate` makes, and its chains agree. */

const calibration = readCalibration();

test('the hash is that of its sets', () => {
  expect(calibration.sha256).toBe(hashOf(calibration.sets));
});

test('each set names the seed of its chain, and every number lies within its bounds', () => {
  const count = calibration.sets.length / calibration.seeds.length;
  expect(calibration.sets.map(({ seed }) => seed)).toEqual(
    calibration.seeds.flatMap((seed) => Array.from({ length: count }, () => seed)),
  );
  for (const set of calibration.sets) {
    for (const name of NAMES) {
      const [low, high] = PARAMETERS[name].prior;
      expect(set[name] >= low && set[name] <= high, name).toBe(true);
    }
  }
});

describe('convergence', () => {
  test('rests on eight chains or more', () => {
    expect(calibration.seeds.length).toBeGreaterThanOrEqual(8);
  });

  test.each(chanceAgreement(calibration))(
    'chains agree on the chance of $name',
    ({ rHat, effectiveSize }) => {
      expect(rHat).toBeLessThanOrEqual(1.02);
      expect(effectiveSize).toBeGreaterThanOrEqual(400);
    },
  );

  test.each(parameterAgreement(calibration))('chains agree on $name', ({ rHat, effectiveSize }) => {
    expect(rHat).toBeLessThanOrEqual(1.05);
    expect(effectiveSize).toBeGreaterThanOrEqual(400);
  });
});

test('the log likelihoods are those of the model, but for the noise of its trials', () => {
  const outputs = springOutputs();
  const likelihood = likelihoodOf(knownFacts(observations), outputs);
  const errors = Array.from({ length: 24 }, (_, i) => {
    const set = calibration.sets[43 * i]!;
    const answers = simulateOutputs(outputs, set, `test/${i}`, { followed: 96, lines: 3072 });
    return likelihood(set, answers) - set.logLikelihood;
  });
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const spread = Math.sqrt(errors.reduce((sum, error) => sum + (error - mean) ** 2, 0) / errors.length);
  // Two answers of the model at one setting differ by 0.8, so 24 of them by 0.17 in the mean; draws
  // were kept where noise was kind.
  expect(Math.abs(mean)).toBeLessThan(0.9);
  expect(spread).toBeLessThan(1.2);
});

test('nothing that was published after the cut-off is read', () => {
  expect(calibration.until).toBe(CUT_OFF);
  expect(knownFacts(withoutLaterFacts(observations))).toEqual(knownFacts(observations));
});

test.each(Object.entries(ranks.ranks))(
  'known values of %s have uniform ranks among posterior draws',
  (_, list) => {
    expect(list.length).toBeGreaterThanOrEqual(100);
    // Twenty-one parameters: one in a hundred of such families would be refused.
    expect(uniformity(list, ranks.draws).pValue).toBeGreaterThan(0.01 / NAMES.length);
  },
);

/** Observations in which every number that was published after the cut-off is another. */
function withoutLaterFacts(all: typeof observations): typeof observations {
  const changed = markParsed(structuredClone(all));
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const node = value as { publishedOn?: string; value?: unknown; interval?: unknown };
    if (
      typeof node.publishedOn === 'string' &&
      node.publishedOn > CUT_OFF &&
      typeof node.value === 'number'
    ) {
      node.value = 3 * node.value + 1;
      if (Array.isArray(node.interval)) node.interval = node.interval.map((end: number) => 3 * end + 1);
    }
    Object.values(value).forEach(walk);
  };
  walk(changed);
  return changed;
}
