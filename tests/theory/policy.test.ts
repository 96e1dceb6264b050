import { describe, expect, test } from 'vitest';
import { compile, haltProbability, type ScenarioPatch, survivalCurve } from '../../src/index.ts';
import { samplePaths } from '../../src/sampling/sample-path.ts';
import { expectLaw, expectWithin, tally } from './expect-within.ts';
import { dailyGoods, run, START, TRIALS } from './minimal-scenarios.ts';
import { dayAfter, evolve } from './oracles.ts';

const YEAR = 365;

type PolicyPatch = NonNullable<ScenarioPatch['policy']>;

function rates(fromOpen: unknown, fromBan: unknown = 0): PolicyPatch {
  return { ratesPerYear: { open: { ban: fromOpen }, ban: { open: fromBan } } } as PolicyPatch;
}

describe('The regime chain (model.md §3, §8)', () => {
  test('of three regimes has on each day the chances of a row of exp(Q t), mixed by a dated event', () => {
    const eventDay = 40;
    const scenario = dailyGoods({
      policy: {
        regimes: { slowed: { speed: 0.5 } },
        ratesPerYear: { open: { ban: 3, slowed: 5 }, ban: { slowed: 9 }, slowed: { open: 2, ban: 4 } },
        events: [{ date: dayAfter(START, eventDay), to: 'ban', probability: 0.35 }],
      },
    });
    const model = compile(scenario);
    const names = model.regimes.map(({ name }) => name);
    const [open, ban, slowed] = ['open', 'ban', 'slowed'].map((name) => names.indexOf(name)) as [
      number,
      number,
      number,
    ];
    const Q = [
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ];
    Q[open]![ban] = 3 / YEAR;
    Q[open]![slowed] = 5 / YEAR;
    Q[ban]![slowed] = 9 / YEAR;
    Q[slowed]![open] = 2 / YEAR;
    Q[slowed]![ban] = 4 / YEAR;
    const start = names.map((_, i) => (i === open ? 1 : 0));
    const before = evolve(start, Q, eventDay);
    const after = before.map((p, i) => 0.65 * p + (i === ban ? 0.35 : 0));
    const sampler = samplePaths(model, 'chain');
    const days = [1, 10, 39, 40, 41, 60, 99];
    const seen = days.map(() => [0, 0, 0]);
    for (let trial = 0; trial < TRIALS; trial++) {
      const regimes = sampler.sample(trial).regimes[0]!;
      days.forEach((day, i) => {
        seen[i]![regimes[day]!]! += 1;
      });
    }
    days.forEach((day, i) => {
      expectLaw(seen[i]!, day < eventDay ? evolve(start, Q, day) : evolve(after, Q, day - eventDay));
    });
  });

  test('causes a halt by a run of ban days longer than the stock, with the chance of a product of matrices', () => {
    const [lambda, mu] = [40, 120];
    for (const buffer of [0, 2]) {
      const scenario = dailyGoods({ policy: rates(lambda, mu) }, buffer);
      const survival = runsLaw(lambda / YEAR, mu / YEAR, buffer + 1, 100);
      const simulation = run(scenario, 'runs');
      for (const byDay of [10, 30, 100]) {
        expectWithin(haltProbability(simulation, { byDay }), 1 - survival[byDay]!);
      }
    }
  });

  test('without buffer causes a halt on its first ban day, with chance 1 − exp(−λ t) by each day', () => {
    const lambda = 4;
    const simulation = run(dailyGoods({ policy: rates(lambda) }), 'first passage');
    const alive = (d: number): number => Math.exp((-lambda * Math.max(0, d)) / YEAR);
    // Halted on day d when the jump falls within (d − 1, d].
    const law = Array.from({ length: 101 }, (_, d) => (d === 100 ? alive(99) : alive(d - 1) - alive(d)));
    expectLaw(tally(simulation.outcomes.maker!.firstHaltDay, 101), law);
    const { days, survival } = survivalCurve(simulation);
    for (const day of days) expectWithin(survival[day]!, alive(day - 1));
  });

  test('with an uncertain rate draws it once per trial: the chance is the mean of 1 − exp(−R t) over R', () => {
    const [low, high] = [0, 20];
    const simulation = run(dailyGoods({ policy: rates({ low, high }) }), 'uncertain rate');
    for (const byDay of [11, 51, 100]) {
      const time = (byDay - 1) / YEAR;
      const alive = (Math.exp(-low * time) - Math.exp(-high * time)) / ((high - low) * time);
      expectWithin(haltProbability(simulation, { byDay }), 1 - alive);
    }
  });

  test('jumps to the next regimes in proportion to their rates', () => {
    const scenario = dailyGoods({
      policy: { regimes: { slowed: {} }, ratesPerYear: { open: { slowed: 30, ban: 10 } } },
    });
    // The regime slowed is absorbing and has no embargo here, so it saves the line.
    const exact = (10 / 40) * (1 - Math.exp((-40 * 99) / YEAR));
    expectWithin(haltProbability(run(scenario, 'ratio')), exact);
  });
});

describe('A dated event (model.md §3)', () => {
  const event = (day: number, probability: number, to = 'ban') => ({
    date: dayAfter(START, day),
    to,
    probability,
  });

  test('happens independently with its chance, and the halt follows when the buffer is used', () => {
    const buffer = 3;
    const policy = { events: [event(20, 0.3), event(50, 0.6)] };
    const { firstHaltDay } = run(dailyGoods({ policy }, buffer), 'events').outcomes.maker!;
    const law = new Array<number>(101).fill(0);
    law[20 + buffer] = 0.3;
    law[50 + buffer] = 0.7 * 0.6;
    law[100] = 0.7 * 0.4;
    expectLaw(tally(firstHaltDay, 101), law);
  });

  test('applies in the order of the file among those of its day', () => {
    const there = dailyGoods({ policy: { events: [event(20, 0.8), event(20, 0.4, 'open')] } });
    expectWithin(haltProbability(run(there, 'one day')), 0.8 * 0.6);
    const back = dailyGoods({ policy: { events: [event(20, 0.4, 'open'), event(20, 0.8)] } });
    expectWithin(haltProbability(run(back, 'one day')), 0.8);
  });

  test('starts a new holding time', () => {
    // The ban of day 20 is over by day 25 unless it lasts more than five days.
    const policy = { ...rates(0, 50), events: [event(20, 1)] };
    expectWithin(haltProbability(run(dailyGoods({ policy }, 5), 'afresh')), Math.exp((-50 * 5) / YEAR));
  });
});

describe('Destinations (model.md §3)', () => {
  test('are independent with chains of their own, and equal on one shared chain', () => {
    const base = dailyGoods({ policy: rates(4) });
    const other = base.automakers.maker!;
    const scenario = dailyGoods({
      policy: { ...rates(4), destinations: { japan: rates(7) } } as PolicyPatch,
      automakers: {
        maker: { destination: 'us' },
        neighbor: { ...other, destination: 'eu' },
        far: { ...other, destination: 'japan' },
      },
    });
    const simulation = run(scenario, 'destinations');
    const alive = (lambda: number): number => Math.exp((-lambda * 99) / YEAR);
    expectWithin(haltProbability(simulation, { automaker: 'maker' }), 1 - alive(4));
    expectWithin(haltProbability(simulation, { automaker: 'far' }), 1 - alive(7));
    expectWithin(haltProbability(simulation), 1 - alive(4) * alive(7));
    expect(simulation.outcomes.neighbor).toEqual(simulation.outcomes.maker);
  });
});

/**
 * Returns, as entry d, the chance of no run of `length` ban days in days 1 … d − 1; the chain is open
 * on day 0.
 */
function runsLaw(lambda: number, mu: number, length: number, days: number): number[] {
  const Q = [
    [0, lambda],
    [mu, 0],
  ];
  const fromOpen = evolve([1, 0], Q, 1);
  const fromBan = evolve([0, 1], Q, 1);
  // State 0 is open, state j the j-th ban day in a row.
  let state = [1, ...new Array<number>(length - 1).fill(0)];
  const alive = [1, 1];
  for (let d = 2; d <= days; d++) {
    const next = new Array<number>(length).fill(0);
    state.forEach((p, j) => {
      const [toOpen, toBan] = j === 0 ? fromOpen : fromBan;
      next[0]! += p * toOpen!;
      if (j + 1 < length) next[j + 1]! += p * toBan!;
    });
    state = next;
    alive.push(state.reduce((sum, p) => sum + p, 0));
  }
  return alive;
}
