import { describe, expect, test } from 'vitest';
import { haltProbability } from '../../src/index.ts';
import { expectLaw, expectWithin, tally } from './judge.ts';
import { binomial, dayAfter } from './oracles.ts';
import { dailyGoods, run, START } from './world.ts';

/*
 * Whether intervals cover the truth as often as they say, over a thousand runs that differ by their seed
 * alone.
 *
 * Breaks of src that turned both red: estimate.ts without √2; proportion.ts without the shift of Wilson's
 * centre; stream.ts with keys that leave out the seed.
 */

const RUNS = 1000;
const Z95 = 1.959963984540054;

describe('the interval of a halt probability', () => {
  test.each([
    [0.02, 280],
    [0.3, 125],
  ])('covers a chance of %d in 93 to 97 of 100 runs', (p, trials) => {
    const event = { date: dayAfter(START, 1), to: 'ban', probability: p };
    const scenario = dailyGoods({ horizonDays: 2, policy: { events: [event] } });
    const halted: number[] = [];
    let covered = 0;
    for (let i = 0; i < RUNS; i++) {
      const { value, interval } = haltProbability(run(scenario, `run ${i}`, trials));
      halted.push(Math.round(value * trials));
      if (interval[0] <= p && p <= interval[1]) covered += 1;
    }
    const law = binomial(trials, p);
    expectLaw(tally(halted, trials + 1), law);
    // Wilson's interval holds p when the score test at p does not reject; its exact coverage is a sum of
    // binomial chances.
    const reach = Z95 * Math.sqrt((p * (1 - p)) / trials);
    const exact = law.reduce((sum, q, k) => (Math.abs(k / trials - p) <= reach ? sum + q : sum), 0);
    expect(exact).toBeGreaterThan(0.93);
    expect(exact).toBeLessThan(0.97);
    expect(covered / RUNS).toBeGreaterThan(0.93);
    expect(covered / RUNS).toBeLessThan(0.97);
    const share = { value: covered / RUNS, trials: RUNS } as Parameters<typeof expectWithin>[0];
    expectWithin(share, exact);
  });
});
