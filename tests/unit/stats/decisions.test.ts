import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  breakEvenWeights,
  evpi,
  evsi,
  expectedCosts,
  minimaxRegret,
  posteriorWeights,
  regrets,
} from '../../../src/index.ts';

/** To wait, which costs 100 in a ban, or to be covered against it at a cost. */
const coverFor = (cost: number) => ({ wait: { ban: 100, truce: 0 }, cover: { ban: cost, truce: cost } });
const fifth = { ban: 0.2, truce: 0.8 };
const signal = { of: 'ban', sensitivity: 0.8, specificity: 0.9 };

describe('A table of costs by option and state (decisions.md §5, issue 23)', () => {
  test('halt 0.2, loss 100, cover 15: EVPI 12, and EVSI 7.4 at sensitivity 0.8, specificity 0.9', () => {
    expect(expectedCosts(coverFor(15), fifth)).toEqual({ wait: 20, cover: 15 });
    expect(evpi(coverFor(15), fifth)).toBeCloseTo(12, 12);
    expect(evsi(coverFor(15), fifth, signal)).toBeCloseTo(7.4, 12);
  });

  test('act 9: break-even 0.09, EVPI 7.2, EVSI 2.84; at 0.09 both cost 9 and EVPI is 8.19', () => {
    expect(breakEvenWeights(coverFor(9), 'ban')).toEqual([{ weight: 0.09, below: 'wait', above: 'cover' }]);
    expect(evpi(coverFor(9), fifth)).toBeCloseTo(7.2, 12);
    expect(evsi(coverFor(9), fifth, signal)).toBeCloseTo(2.84, 12);
    const even = expectedCosts(coverFor(9), { ban: 0.09, truce: 0.91 });
    expect(even.wait).toBeCloseTo(9, 12);
    expect(even.cover).toBeCloseTo(9, 12);
    expect(evpi(coverFor(9), { ban: 0.09, truce: 0.91 })).toBeCloseTo(8.19, 12);
  });

  test('posteriors of the signal are 0.6667 after a warning and 0.0526 after none', () => {
    const { warning, silence } = posteriorWeights(fifth, signal);
    expect(warning.chance).toBeCloseTo(0.24, 12);
    expect(warning.weights.ban).toBeCloseTo(2 / 3, 12);
    expect(silence.weights.ban).toBeCloseTo(0.04 / 0.76, 12);
  });

  test('costs 0/40/200, 20/45/120, 60/65/90: small has the least largest regret, 30', () => {
    const costs = {
      none: { low: 0, middle: 40, high: 200 },
      small: { low: 20, middle: 45, high: 120 },
      large: { low: 60, middle: 65, high: 90 },
    };
    expect(minimaxRegret(costs)).toEqual({ option: 'small', regret: 30 });
    expect(regrets(costs).none).toEqual({ low: 0, middle: 0, high: 110 });
    expect(regrets(costs).large).toEqual({ low: 60, middle: 25, high: 0 });
  });

  test('costs (10, 60) and (30, 30): regrets 0/30 and 20/0, minimax B with 20, even at weight 0.6 on the first', () => {
    const costs = { A: { first: 10, second: 60 }, B: { first: 30, second: 30 } };
    expect(regrets(costs)).toEqual({ A: { first: 0, second: 30 }, B: { first: 20, second: 0 } });
    expect(minimaxRegret(costs)).toEqual({ option: 'B', regret: 20 });
    expect(breakEvenWeights(costs, 'first')).toEqual([{ weight: 0.6, below: 'B', above: 'A' }]);
  });

  test('an option that is best at every weight has no break-even; options between two others have two', () => {
    expect(breakEvenWeights({ a: { x: 1, y: 1 }, b: { x: 2, y: 3 } }, 'x')).toEqual([]);
    const three = { none: { x: 100, y: 0 }, half: { x: 40, y: 10 }, whole: { x: 25, y: 25 } };
    expect(breakEvenWeights(three, 'x').map(({ below, above }) => `${below} ${above}`)).toEqual([
      'none half',
      'half whole',
    ]);
  });

  test('other states share what a state leaves in the proportion of their weights', () => {
    const costs = { wait: { a: 100, b: 0, c: 30 }, act: { a: 20, b: 20, c: 20 } };
    const [even] = breakEvenWeights(costs, 'a', { a: 0.5, b: 0.4, c: 0.1 });
    // Others cost 6 and 20: 100 w + 6 (1 − w) = 20.
    expect(even!.weight).toBeCloseTo(14 / 94, 12);
  });

  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  const cost = fc.double({ min: -1e3, max: 1e3, noNaN: true });
  const table = fc
    .array(fc.tuple(cost, cost, cost), { minLength: 1, maxLength: 5 })
    .map((rows) => Object.fromEntries(rows.map(([x, y, z], o) => [`option${o}`, { x, y, z }])));
  const weights = fc
    .tuple(
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 1, max: 100 }),
    )
    .map(([a, b, c]) => ({ x: a / (a + b + c), y: b / (a + b + c), z: c / (a + b + c) }));

  test('EVSI lies between 0 and EVPI; a perfect signal of two states is worth EVPI, a useless one nothing', () => {
    fc.assert(
      fc.property(table, weights, chance, chance, (costs, w, sensitivity, specificity) => {
        const all = evpi(costs, w);
        const some = evsi(costs, w, { of: ['x', 'y'], sensitivity, specificity });
        expect(some).toBeGreaterThan(-1e-9);
        expect(some).toBeLessThan(all + 1e-9);
        expect(evsi(costs, w, { of: 'x', sensitivity, specificity: 1 - sensitivity })).toBeCloseTo(0, 8);
      }),
    );
    const perfect = { of: 'ban', sensitivity: 1, specificity: 1 };
    expect(evsi(coverFor(15), fifth, perfect)).toBeCloseTo(12, 12);
  });

  test('at every weight between two break-evens the option named there has the least expected cost', () => {
    fc.assert(
      fc.property(table, chance, (costs, share) => {
        const others = { y: 0.5, z: 0.5 };
        const switches = breakEvenWeights(costs, 'x', { x: 0, ...others });
        const named =
          [...switches].reverse().find(({ weight }) => weight <= share)?.above ?? switches[0]?.below;
        const expected = expectedCosts(costs, { x: share, y: (1 - share) / 2, z: (1 - share) / 2 });
        const least = Math.min(...Object.values(expected));
        if (named !== undefined) expect(expected[named]).toBeCloseTo(least, 6);
        expect(switches.every(({ weight }, i) => i === 0 || weight >= switches[i - 1]!.weight)).toBe(true);
      }),
    );
  });

  test('tables with gaps, weights and signals out of range are refused in one sentence', () => {
    const costs = coverFor(9);
    expect(() => regrets({})).toThrow('Expected costs to be rows of costs by option, at least one');
    expect(() => regrets({ a: {} })).toThrow('Expected costs.a to have a cost by state, got none');
    expect(() => regrets({ a: { x: 1 }, b: {} })).toThrow('costs.b.x to be a finite number, got nothing');
    expect(() => regrets({ a: { x: 1 }, b: { x: 1, y: 2 } })).toThrow('costs.b.y to be left out');
    expect(() => expectedCosts(costs, { ban: 0.5 })).toThrow(
      'weights.truce to be between 0 and 1, got nothing',
    );
    expect(() => expectedCosts(costs, { ban: 0.5, truce: 0.6 })).toThrow('weights to add up to 1, got 1.1');
    expect(() => expectedCosts(costs, { ban: 0.5, truse: 0.5 })).toThrow(
      'weights to have the states ban, truce',
    );
    expect(() => breakEvenWeights(costs, 'bann')).toThrow('state to be one of ban, truce, got "bann"');
    expect(() => breakEvenWeights({ a: { x: 1, y: 2, z: 3 } }, 'x')).toThrow('Expected weights to share out');
    expect(() => evsi(costs, fifth, { ...signal, of: 'war' })).toThrow(
      'signal.of to name some of ban, truce',
    );
    expect(() => evsi(costs, fifth, { ...signal, sensitivity: 2 })).toThrow(
      'signal.sensitivity to be between 0 and 1',
    );
  });
});
