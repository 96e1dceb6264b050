import { describe, expect, test } from 'vitest';
import { compile, mean, parseScenario } from '../../../src/index.ts';
import { openStream } from '../../../src/random/stream.ts';
import { dailyChain } from '../../../src/rare-events/importance/daily-chain.ts';
import { fitMixtureWeights } from '../../../src/rare-events/importance/fit-mixture.ts';
import { reaches, stressChances } from '../../../src/rare-events/importance/stress.ts';
import {
  drawPath,
  findStressLevels,
  pathRatio,
  pick,
} from '../../../src/rare-events/importance/stress-levels.ts';
import { evolve } from '../../theory/oracles.ts';

/* A truce that bans break, and a ban that may come on day 20. */
const model = compile(
  parseScenario({
    name: 'two-regimes',
    start: '2025-09-15',
    horizonDays: 60,
    policy: {
      regimes: { truce: {}, ban: { speed: 0, embargo: true } },
      initial: 'truce',
      ratesPerYear: { truce: { ban: 8 }, ban: { truce: 30 } },
      events: [{ date: '2025-10-05', to: 'ban', probability: 0.2 }],
    },
    automakers: { maker: { destination: 'us', vehiclesPerDay: 1, lanes: { Dy: { bufferDays: 30 } } } },
  }),
);
const policy = model.policies[0]!;
const chain = dailyChain(policy, [[8], [30]]);

const paths = (seed: string, count: number, level?: Parameters<typeof drawPath>[1]): Uint16Array[] => {
  const stream = openStream(seed, 'paths');
  return Array.from({ length: count }, (_, trial) => {
    const path = new Uint16Array(60);
    drawPath(chain, level, (day) => stream.uniform(trial, day), path);
    return path;
  });
};

function z(list: readonly number[], expected: number): number {
  const { value, standardError } = mean(Float64Array.from(list));
  return Math.abs(value - expected) / standardError;
}

describe('regime paths drawn towards stress', () => {
  test('the regime of whole days is a Markov chain with matrix exp(Q/365) (§8)', () => {
    for (const [from, start] of [
      [0, [1, 0]],
      [1, [0, 1]],
    ] as const) {
      const exact = evolve(
        [...start],
        [
          [0, 8],
          [30, 0],
        ],
        1 / 365,
      );
      chain.step[from]!.forEach((chance, to) => {
        expect(chance).toBeCloseTo(exact[to]!, 13);
      });
    }
  });

  test('reach stress levels with the chances that backward induction finds, and always when given the level', () => {
    const drawn = paths('plain', 20_000);
    for (const inARow of [true, false]) {
      const stress = { bad: Uint8Array.of(0, 1), inARow, days: 12, within: 50 };
      const { chance } = stressChances(chain, stress, false);
      expect(
        z(
          drawn.map((path) => (reaches(stress, path) ? 1 : 0)),
          chance,
        ),
      ).toBeLessThan(4);
      expect(paths('given', 500, { stress, chance }).every((path) => reaches(stress, path))).toBe(true);
    }
  });

  test('given a level, weighted by its chance, they stand for all paths that reach it', () => {
    const stress = { bad: Uint8Array.of(0, 1), inARow: true, days: 12, within: 60 };
    const { chance } = stressChances(chain, stress, false);
    const banned = (path: Uint16Array): number => path.reduce((days, regime) => days + regime, 0);
    const plain = paths('plain', 40_000).map((path) => (reaches(stress, path) ? banned(path) : 0));
    const given = paths('given', 4000, { stress, chance }).map((path) => chance * banned(path));
    const [a, b] = [mean(Float64Array.from(plain)), mean(Float64Array.from(given))];
    expect(Math.abs(a.value - b.value)).toBeLessThan(4 * Math.hypot(a.standardError, b.standardError));
  });

  test('each stress level is at most half as likely as the one before', () => {
    const stressLevels = findStressLevels(model, chain, 60);
    expect(stressLevels.length).toBeGreaterThan(5);
    for (const inARow of [true, false]) {
      const chances = stressLevels
        .filter(({ stress }) => stress.inARow === inARow)
        .map(({ chance }) => chance);
      for (let i = 1; i < chances.length; i++) expect(chances[i]).toBeLessThanOrEqual(chances[i - 1]! / 2);
    }
  });

  test('likelihood ratios to other rates average 1', () => {
    const other = dailyChain(policy, [[12], [20]]);
    const ratios = paths('plain', 20_000).map((path) => pathRatio(path, other, chain));
    expect(z(ratios, 1)).toBeLessThan(4);
  });
});

describe('the mixture of stress levels', () => {
  test('is fitted to cases: a part that explains all of them takes nearly all', () => {
    const cases = Array.from({ length: 500 }, () => [1, 8, 0]);
    const fit = fitMixtureWeights(
      [0.5, 0.25, 0.25],
      cases,
      cases.map(() => 1),
    );
    expect(fit.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
    expect(fit[1]).toBeGreaterThan(0.9);
    // The prior keeps a little of everything.
    expect(fit[2]).toBeGreaterThan(0.005);
  });

  test('is drawn from in proportion to weights, never a part of weight 0', () => {
    expect([0, 0.24, 0.26, 0.99].map((u) => pick([1, 0, 3], u))).toEqual([0, 0, 2, 2]);
    expect(pick([0, 1, 0], 1 - 2 ** -53)).toBe(1);
  });
});
