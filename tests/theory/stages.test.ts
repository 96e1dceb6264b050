import { describe, expect, test } from 'vitest';
import {
  compile,
  haltProbability,
  type RegimeProbabilities,
  regimeProbabilities,
  type Scenario,
  type ScenarioPatch,
} from '../../src/index.ts';
import { samplePaths } from '../../src/sampling/sample-path.ts';
import { expectLaw, expectWithin, tally } from './expect-within.ts';
import { dailyGoods, extend, run, START, TRIALS } from './minimal-scenarios.ts';
import { dayAfter, erlangCdf, evolve } from './oracles.ts';

const YEAR = 365;

type PolicyPatch = NonNullable<ScenarioPatch['policy']>;

/** Returns the chance that a stay of n stages with that total exit rate per year is over after `days`. */
function overBy(stages: number, ratePerYear: number, days: number): number {
  return erlangCdf(stages, (stages * ratePerYear * days) / YEAR);
}

/** Goods of each day, and an open regime that a ban for ever ends: a halt on the first ban day. */
function openUntilBan(stages: number, ratePerYear: unknown, events: object[] = []): Scenario {
  const regimes = { open: { stages } };
  return dailyGoods({
    policy: { regimes, ratesPerYear: { open: { ban: ratePerYear } }, events } as PolicyPatch,
  });
}

/** Returns the distribution of the first halt day from the chance that the ban has come by each day. */
function firstBanDay(bannedBy: (day: number) => number): number[] {
  return Array.from({ length: 101 }, (_, d) =>
    d === 100 ? 1 - bannedBy(99) : bannedBy(d) - bannedBy(Math.max(0, d - 1)),
  );
}

describe('A stay in a regime with stages (model.md §10.1)', () => {
  test.each([1, 2, 5, 20])(
    'of %i has an Erlang holding time, with the mean of a stay without stages',
    (n) => {
      const { firstHaltDay } = run(openUntilBan(n, 6), 'erlang').outcomes.maker!;
      expectLaw(
        tally(firstHaltDay, 101),
        firstBanDay((day) => overBy(n, 6, day)),
      );
    },
  );

  test('lets only the last stage end in other regimes, in proportion to the rates', () => {
    const scenario = dailyGoods({
      policy: { regimes: { open: { stages: 4 }, slowed: {} }, ratesPerYear: { open: { slowed: 6, ban: 2 } } },
    });
    // The regime slowed is absorbing and has no embargo here, so it saves the line.
    expectWithin(haltProbability(run(scenario, 'exits')), 0.25 * overBy(4, 8, 99));
  });

  test('has stages at the total rate of its trial, where rates are uncertain', () => {
    const [slow, fast] = [2, 20];
    const scenario = openUntilBan(3, { values: [slow, fast], weights: [1, 1] });
    const law = firstBanDay((day) => (overBy(3, slow, day) + overBy(3, fast, day)) / 2);
    expectLaw(tally(run(scenario, 'uncertain').outcomes.maker!.firstHaltDay, 101), law);
  });

  test('begins again at stage 1 with an event into its regime, from within or from elsewhere', () => {
    const [day, chance, rate, stages] = [50, 0.6, 8, 5];
    const scenario = openUntilBan(stages, rate, [
      { date: dayAfter(START, day), to: 'open', probability: chance },
    ]);
    const law = firstBanDay((d) => {
      const stays = overBy(stages, rate, d);
      if (d < day) return stays;
      const before = overBy(stages, rate, day - 1);
      // A ban that begins on the day of the event is not seen where the event happens.
      const renewed = before + (1 - before) * overBy(stages, rate, d - day);
      return chance * renewed + (1 - chance) * stays;
    });
    expectLaw(tally(run(scenario, 'again').outcomes.maker!.firstHaltDay, 101), law);
  });

  test('is, bit for bit, a stay in as many plain regimes in a row (§10.7)', () => {
    const events = [{ date: dayAfter(START, 30), to: 'ban', probability: 0.3 }];
    const staged = dailyGoods({
      policy: {
        regimes: { open: { stages: 3 } },
        ratesPerYear: { open: { ban: 8 }, ban: { open: 40 } },
        events,
      },
    });
    const inARow = dailyGoods({
      policy: {
        initial: 'open',
        regimes: { open2: {}, open3: {} },
        ratesPerYear: { open: { open2: 24 }, open2: { open3: 24 }, open3: { ban: 24 }, ban: { open: 40 } },
        events,
      },
    });
    const columns = run(staged, 'row').outcomes;
    expect(columns).toEqual(run(inARow, 'row').outcomes);
    expect(new Set(columns.maker!.halts).size).toBeGreaterThan(3);
  });
});

/** Three regimes, two of them with stages, with events from within and from elsewhere. */
const three = dailyGoods({
  policy: {
    regimes: { open: { stages: 3 }, slowed: { stages: 1 }, ban: { stages: 2 } },
    ratesPerYear: { open: { ban: 8, slowed: 5 }, slowed: { open: 6, ban: 4 }, ban: { slowed: 30 } },
    events: [
      { date: dayAfter(START, 20), to: 'open', probability: 0.5 },
      { date: dayAfter(START, 45), to: 'ban', probability: 0.3 },
    ],
  },
});

describe('The chances of regimes with stages (model.md §10.1)', () => {
  test('are those of a Markov chain on (regime, stage), by exp(Q t)', async () => {
    // States: open 1, 2, 3, slowed, ban 1, 2.
    const [open, slowed, ban] = [0, 3, 4];
    const Q = [
      [0, 39, 0, 0, 0, 0],
      [0, 0, 39, 0, 0, 0],
      [0, 0, 0, 15, 24, 0],
      [6, 0, 0, 0, 4, 0],
      [0, 0, 0, 0, 0, 60],
      [0, 0, 0, 60, 0, 0],
    ].map((row) => row.map((rate) => rate / YEAR));
    const event = (row: number[], to: number, p: number): number[] =>
      row.map((chance, state) => (1 - p) * chance + (state === to ? p : 0));
    const first = evolve([1, 0, 0, 0, 0, 0], Q, 20);
    const second = evolve(event(first, open, 0.5), Q, 25);
    const at = (day: number): number[] => {
      if (day < 20) return evolve([1, 0, 0, 0, 0, 0], Q, day);
      if (day < 45) return evolve(event(first, open, 0.5), Q, day - 20);
      return evolve(event(second, ban, 0.3), Q, day - 45);
    };
    const chances = await regimeProbabilities(three);
    for (const day of [0, 1, 19, 20, 21, 44, 45, 46, 99]) {
      const row = at(day);
      expect(chances.open![day]).toBeCloseTo(row[0]! + row[1]! + row[2]!, 9);
      expect(chances.slowed![day]).toBeCloseTo(row[slowed]!, 9);
      expect(chances.ban![day]).toBeCloseTo(row[ban]! + row[ban + 1]!, 9);
    }
  });

  test('are the shares of sample paths', async () => {
    await expectShares(three, await regimeProbabilities(three));
  });

  test('are those of plain regimes in a row, added up', async () => {
    const staged = await regimeProbabilities(openUntilBan(4, 7));
    const names = ['open', 'open2', 'open3', 'open4'];
    const ratesPerYear = Object.fromEntries(
      names.map((name, i) => [name, { [names[i + 1] ?? 'ban']: 4 * 7 }]),
    );
    const inARow = await regimeProbabilities(
      extend(openUntilBan(1, 0), {
        policy: { regimes: { open2: {}, open3: {}, open4: {} }, ratesPerYear },
      } as ScenarioPatch),
    );
    for (const day of [0, 1, 30, 99]) {
      const sum = names.reduce((total, name) => total + inARow[name]![day]!, 0);
      expect(staged.open![day]).toBeCloseTo(sum, 12);
      expect(staged.open![day]).toBeCloseTo(1 - overBy(4, 7, day), 9);
    }
  });
});

/** Expects the shares of regimes on some days of drawn sample paths to fit their chances. */
async function expectShares(scenario: Scenario, chances: RegimeProbabilities): Promise<void> {
  const model = compile(scenario);
  const sampler = samplePaths(model, 'shares');
  const days = [10, 19, 20, 30, 45, 60, 99];
  const seen = days.map(() => model.regimes.map(() => 0));
  for (let trial = 0; trial < TRIALS; trial++) {
    const [regimes] = sampler.sample(trial).regimes;
    days.forEach((day, i) => {
      seen[i]![regimes![day]!]! += 1;
    });
  }
  days.forEach((day, i) => {
    expectLaw(
      seen[i]!,
      model.regimes.map(({ name }) => chances[name]![day]!),
    );
  });
}
