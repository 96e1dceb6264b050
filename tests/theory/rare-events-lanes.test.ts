import { describe, expect, test, vi } from 'vitest';
import {
  type Estimate,
  explainTrial,
  haltProbability,
  mean,
  override,
  type RareTarget,
  type Scenario,
  type ScenarioPatch,
  simulate,
} from '../../src/index.ts';
import { automakerPatch, oneApplication, permanentBan, START } from './minimal-scenarios.ts';
import { lognormalCdf } from './oracles.ts';

/* Halts that single lanes drive, by multilevel splitting, against exact chances down to 1e-8. */

// A slow machine is not a wrong one.
vi.setConfig({ testTimeout: 600_000 });

/** A halt that single lanes drive, and its exact chance. */
interface LaneCase {
  readonly title: string;
  readonly scenario: Scenario;
  readonly exact: number;
  readonly target?: RareTarget;
}

const BUFFER = { median: 150, sigma: 0.4 };

/** Chance that `days` days of full use empty the buffer. */
const emptied = (days: number): number => lognormalCdf(days, BUFFER.median, BUFFER.sigma);

/** Banned for 40 days, with one order a cycle, patched. */
const banned = (patch: object, automaker: object = {}): Scenario =>
  override(
    permanentBan({ horizonDays: 40, ...patch }, BUFFER),
    automakerPatch({ cycleDays: 40, ...automaker }),
  );

const chains = (count: number): object => ({ lanes: { Dy: { chains: count } } });

const twoAutomakers = (): Scenario => {
  const one = banned({ horizonDays: 60 });
  return override(one, { automakers: { other: { ...one.automakers.maker, new: true } } } as ScenarioPatch);
};

/** From a Monday on, with one round of review a working day. */
const reviewed = (regime: object, bufferDays: number): Scenario =>
  oneApplication(
    { horizonDays: 60, policy: { regimes: { open: { returned: 0.1, ...regime } } } },
    bufferDays,
  );

const CASES: readonly LaneCase[] = [
  { title: 'a buffer that a ban empties', scenario: banned({}), exact: emptied(39) },
  {
    title: 'any of eight independent buffers',
    scenario: banned({}, chains(8)),
    exact: 1 - (1 - emptied(39)) ** 8,
  },
  {
    // Perfect correlation makes one buffer of three.
    title: 'three buffers with correlation 1',
    scenario: banned({}, { bufferCorrelation: 1, ...chains(3) }),
    exact: emptied(39),
  },
  {
    title: 'one of two automakers, by a day',
    scenario: twoAutomakers(),
    exact: emptied(39),
    target: { automaker: 'other', byDay: 40 },
  },
  {
    title: 'a ban that comes with chance 0.3',
    scenario: banned({
      policy: { initial: 'open', events: [{ date: START, to: 'ban', probability: 0.3 }] },
    }),
    exact: 0.3 * emptied(39),
  },
  {
    // Thrift of up to 0.5 saves (1 + … + 15) / 30 days by day 15 and half of each day after: 16 of 39 days.
    title: 'a buffer that lasts longer with thrift, which is uncertain',
    scenario: banned({
      market: { thriftPerMonth: 1, thriftAfterDays: 0, thriftCap: { values: [0, 0.5], weights: [1, 1] } },
    }),
    exact: (emptied(39) + emptied(23)) / 2,
  },
  { title: 'an application that is returned four times', scenario: reviewed({}, 2), exact: 0.1 ** 4 },
  { title: 'an application that is returned eight times', scenario: reviewed({}, 8), exact: 0.1 ** 8 },
  {
    title: 'an application that is returned four times, or refused before',
    scenario: reviewed({ approval: 0.999 }, 2),
    exact: 0.1 ** 4 + 0.9 * 0.001 * (1 + 0.1 + 0.1 ** 2 + 0.1 ** 3),
  },
];

const RUNS = CASES.flatMap((of) => ['rare', 'rarer'].map((seed) => ({ ...of, seed })));

type Run = (typeof RUNS)[number];

const estimates = new Map<Run, Estimate>();

/** Returns the estimate of a run, which is simulated once. */
function estimateOf(of: Run): Estimate {
  const known = estimates.get(of);
  if (known) return known;
  const { scenario, seed, target = {} } = of;
  const run = simulate(scenario, { trials: 1000, seed, rareEvents: { ...target, force: 'lanes' } });
  expect(run.rareEvents!.method).toBe('lanes');
  const estimate = haltProbability(run, target);
  estimates.set(of, estimate);
  return estimate;
}

/** Returns by how many standard errors an estimate is too high. */
function zOf(of: Run): number {
  const { value, standardError } = estimateOf(of);
  return (value - of.exact) / standardError;
}

describe('multilevel splitting of single lanes', () => {
  test.each(RUNS)('estimates the chance of $title, seed $seed', (of) => {
    const { value, standardError } = estimateOf(of);
    expect(Math.abs(zOf(of)), `${value} instead of ${of.exact}`).toBeLessThan(4);
    // The search aims at 0.1.
    expect(standardError / value).toBeLessThan(0.2);
  });

  test('has no bias that all cases share: z² adds up to at most its quantile of 0.999', () => {
    const sum = RUNS.reduce((total, of) => total + zOf(of) ** 2, 0);
    // From 32 populations z has a t distribution, whose mean square is 31/29.
    expect(sum).toBeLessThan((31 / 29) * chiSquareQuantile(RUNS.length, 3.09));
  });

  test('samples trials that do not depend on how many there are, and that explainTrial repeats (§8, law 5)', () => {
    const scenario = reviewed({ approval: 0.999 }, 2);
    const rareEvents = { force: 'lanes' } as const;
    const long = simulate(scenario, { trials: 90, seed: 'rare', rareEvents });
    const short = simulate(scenario, { trials: 30, firstTrial: 60, seed: 'rare', rareEvents });
    expect(short.rareEvents).toEqual(long.rareEvents);
    expect(short.weights).toEqual(long.weights!.slice(60));
    const { firstHaltDay } = long.outcomes.maker!;
    expect(short.outcomes.maker!.firstHaltDay).toEqual(firstHaltDay.slice(60));
    const halted = firstHaltDay.findIndex((day) => day < 60);
    const { outcome } = explainTrial(structuredClone(long), halted);
    expect(outcome.automakers.maker!.firstHaltDay).toBe(firstHaltDay[halted]);
  });

  test('weighs all trials 1 on average, those in which no lane runs out included', () => {
    const run = simulate(banned({}), { trials: 3000, seed: 'rare', rareEvents: { force: 'lanes' } });
    const { value, standardError } = mean(run.weights!, { replicates: run.replicates });
    expect(Math.abs(value - 1) / standardError).toBeLessThan(4);
  });
});

/**
 * Returns a quantile of chi-square, from that of the normal distribution (Wilson and Hilferty, PNAS 17,
 * 1931).
 */
function chiSquareQuantile(freedom: number, normalQuantile: number): number {
  const part = 2 / (9 * freedom);
  return freedom * (1 - part + normalQuantile * Math.sqrt(part)) ** 3;
}
