import { describe, expect, test } from 'vitest';
import { compile, haltProbability, type ScenarioPatch, survivalCurve } from '../../src/index.ts';
import { samplePaths } from '../../src/sampling/sample-path.ts';
import { expectLaw, expectWithin, tally } from './expect-within.ts';
import { dailyGoods, run, START, TRIALS } from './minimal-scenarios.ts';
import { dayAfter, evolve } from './oracles.ts';

/*
 * docs/model.md §3: the regime chain in continuous time, dated events, destinations.
 *
 * test                     the break of src that turned it red
 * three regimes            walk-policy.ts: every jump goes to the first target
 * run of ban days          walk-policy.ts: the next stay counts from the whole day, not from the instant of the jump
 * first ban day            walk-policy.ts: a jump is seen a day late; halts.ts: the curve counts its own day
 * uncertain rate           walk-policy.ts: the median rate for all trials
 * ratio of the rates       as three regimes; halts.ts: `byDay` counts its own day
 * each is a coin           draw.ts: all coins of a policy share one address
 * order of the file        draw.ts: events of one day in reverse
 * afresh                   walk-policy.ts: the stay is not drawn again at an event
 * destinations             draw.ts: all chains share one address
 */

const YEAR = 365;

type PolicyPatch = NonNullable<ScenarioPatch['policy']>;

function rates(fromOpen: unknown, fromBan: unknown = 0): PolicyPatch {
  return { ratesPerYear: { open: { ban: fromOpen }, ban: { open: fromBan } } } as PolicyPatch;
}

describe('regime chain', () => {
  test('three regimes: the chances of each day are a row of exp(Q t), a dated event mixed in', () => {
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
    const eve = evolve(start, Q, eventDay);
    const after = eve.map((p, i) => 0.65 * p + (i === ban ? 0.35 : 0));
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

  test('a halt takes a run of ban days longer than the stock: products of small matrices', () => {
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

  test('without buffer the first ban day halts: 1 − exp(−λ t), day by day', () => {
    const lambda = 4;
    const simulation = run(dailyGoods({ policy: rates(lambda) }), 'first passage');
    const alive = (d: number): number => Math.exp((-lambda * Math.max(0, d)) / YEAR);
    // Halted on day d when the jump falls within (d − 1, d].
    const law = Array.from({ length: 101 }, (_, d) => (d === 100 ? alive(99) : alive(d - 1) - alive(d)));
    expectLaw(tally(simulation.outcomes.maker!.firstHaltDay, 101), law);
    const { days, survival } = survivalCurve(simulation);
    for (const day of days) expectWithin(survival[day]!, alive(day - 1));
  });

  test('an uncertain rate is drawn once a trial: the mean of 1 − exp(−R t) over R', () => {
    const [low, high] = [0, 20];
    const simulation = run(dailyGoods({ policy: rates({ low, high }) }), 'uncertain rate');
    for (const byDay of [11, 51, 100]) {
      const time = (byDay - 1) / YEAR;
      const alive = (Math.exp(-low * time) - Math.exp(-high * time)) / ((high - low) * time);
      expectWithin(haltProbability(simulation, { byDay }), 1 - alive);
    }
  });

  test('where a jump leads goes by the ratio of the rates', () => {
    const scenario = dailyGoods({
      policy: { regimes: { slowed: {} }, ratesPerYear: { open: { slowed: 30, ban: 10 } } },
    });
    // Slowed is a regime without return and without embargo here: it saves the line.
    const exact = (10 / 40) * (1 - Math.exp((-40 * 99) / YEAR));
    expectWithin(haltProbability(run(scenario, 'ratio')), exact);
  });
});

describe('dated events', () => {
  const event = (day: number, probability: number, to = 'ban') => ({
    date: dayAfter(START, day),
    to,
    probability,
  });

  test('each is a coin of its own, and the halt comes a buffer later', () => {
    const buffer = 3;
    const policy = { events: [event(20, 0.3), event(50, 0.6)] };
    const { firstHaltDay } = run(dailyGoods({ policy }, buffer), 'events').outcomes.maker!;
    const law = new Array<number>(101).fill(0);
    law[20 + buffer] = 0.3;
    law[50 + buffer] = 0.7 * 0.6;
    law[100] = 0.7 * 0.4;
    expectLaw(tally(firstHaltDay, 101), law);
  });

  test('on one day they apply in the order of the file', () => {
    const there = dailyGoods({ policy: { events: [event(20, 0.8), event(20, 0.4, 'open')] } });
    expectWithin(haltProbability(run(there, 'one day')), 0.8 * 0.6);
    const back = dailyGoods({ policy: { events: [event(20, 0.4, 'open'), event(20, 0.8)] } });
    expectWithin(haltProbability(run(back, 'one day')), 0.8);
  });

  test('a jump starts its clock afresh at the event', () => {
    // The ban of day 20 is over by day 25 unless it lasts more than five days.
    const policy = { ...rates(0, 50), events: [event(20, 1)] };
    expectWithin(haltProbability(run(dailyGoods({ policy }, 5), 'afresh')), Math.exp((-50 * 5) / YEAR));
  });
});

describe('destinations', () => {
  const firm = (destination: string) => ({ destination });

  test('with chains of their own they are independent; on one chain firms share their fate', () => {
    const base = dailyGoods({ policy: rates(4) });
    const other = base.automakers.maker!;
    const scenario = dailyGoods({
      policy: { ...rates(4), destinations: { japan: rates(7) } } as PolicyPatch,
      automakers: {
        maker: firm('us'),
        neighbor: { ...other, ...firm('eu') },
        far: { ...other, ...firm('japan') },
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

/** Entry d: the chance of no run of `length` ban days within days 1 … d − 1, the chain open on day 0. */
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
