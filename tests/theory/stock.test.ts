import { describe, expect, test } from 'vitest';
import { compile, drawSamplePath, replay, type Scenario } from '../../src/index.ts';
import { expectLaw, tally } from './expect-within.ts';
import { cutOff, maker, run, START, world } from './minimal-scenarios.ts';
import { dayAfter, integrate, lognormalCdf, phi } from './oracles.ts';

/*
 * docs/model.md §5: stock on day 0, buffers and phases, what an embargo leaves.
 *
 * test                     the break of src that turned it red
 * halts on the day         day-zero.ts: stock to the first delivery not times s; what departs on day 0 is not at sea
 * never, a step beyond     line.ts: halted at the least rate itself
 * last day of the horizon  trouble.ts: a day short at the end goes unseen
 * not essential            line.ts: every lane gates
 * uniform                  variate.ts: u² for u
 * lognormal                variate.ts: sigma a tenth too wide
 * by quantiles             variate.ts: 1.96 for the 95 % point
 * truncated, above 0       variate.ts: clipped, not renormalised
 * PERT                     pert.ts: 1 + 3 · mode for 1 + 4 · mode
 * discrete                 variate.ts: values not sorted
 * independent buffers      draw.ts: all lanes of a firm share one address
 * fully correlated         draw.ts: the common factor is 0
 * half correlated          luck.ts: ρ for √ρ
 * scarcest element         measure.ts: binding lane one off
 * random phase, each       luck.ts: rounded, so that both end days come up half as often; lanes share one address
 * embargo that lifts       day-zero.ts: cleared goods leave on their due day, embargo or not
 */

/** First halt day of a scenario without chance. */
function firstHalt(scenario: Scenario): number {
  return run(scenario, 'certain', 1).outcomes.maker!.firstHaltDay[0]!;
}

describe('a ban from day 0 for ever', () => {
  const grid = [0, 0.5, 7.25].flatMap((buffer) =>
    [0, 1, 6, 9].flatMap((phaseDays) =>
      [0.625, 0.75, 1].flatMap((share) =>
        [0.375, 0.5, 1].flatMap((minimumRate) =>
          [0, 13, 25].map((transitDays) => ({ buffer, phaseDays, share, minimumRate, transitDays })),
        ),
      ),
    ),
  );

  test('halts on the day that the day rules say: buffer, phase, share, goods at sea, least rate', () => {
    for (const given of grid) {
      const { buffer, phaseDays, share, minimumRate, transitDays } = given;
      const [cycleDays, plannedLicenceDays] = [10, 6];
      const scenario = cutOff(
        {
          plant: { minimumRate },
          ...maker({
            cycleDays,
            plannedLicenceDays,
            transitDays,
            lanes: { Dy: { phaseDays, licensedShare: share } },
          }),
        },
        buffer,
      );
      expect(firstHalt(scenario), JSON.stringify(given)).toBe(
        haltDay({ ...given, cycleDays, planned: plannedLicenceDays + transitDays, horizon: 100 }),
      );
    }
  });

  test('never comes where free supply alone keeps the least rate, and comes a grid step beyond', () => {
    for (const minimumRate of [0.25, 0.5, 0.875]) {
      const line = (licensedShare: number): Scenario =>
        cutOff({ plant: { minimumRate }, ...maker({ lanes: { Dy: { licensedShare } } }) });
      expect(firstHalt(line(1 - minimumRate))).toBe(100);
      expect(firstHalt(line(1 - minimumRate + 2 ** -20))).toBeLessThan(10);
    }
  });

  test('is seen on the last day of the horizon, and not on the day after', () => {
    // The one order, of day 1, is never decided; on hand are B + 2 days, the phase being 199 of 200.
    const line = (buffer: number): Scenario =>
      cutOff(maker({ cycleDays: 200, plannedLicenceDays: 1, lanes: { Dy: { phaseDays: 199 } } }), buffer);
    for (const buffer of [0, 96.5, 97, 97.75]) expect(firstHalt(line(buffer))).toBe(2 + Math.floor(buffer));
    const { firstHaltDay, haltDays, daysToRestart } = run(line(98), 'certain', 1).outcomes.maker!;
    expect([firstHaltDay[0], haltDays[0], daysToRestart[0]]).toEqual([100, 0, Number.NaN]);
  });

  test('a lane that is not essential stops nothing', () => {
    expect(firstHalt(cutOff(maker({ lanes: { Lu: { bufferDays: 0, essential: false } } }), 30))).toBe(31);
    expect(firstHalt(cutOff(maker({ lanes: { Lu: { bufferDays: 0, licensedShare: 1 } } }), 30))).toBe(1);
  });
});

describe('an uncertain buffer', () => {
  // Halted on day 1 + ⌊B⌋, so by day d when B < d.
  const cases: readonly [string, object, (x: number) => number][] = [
    ['uniform', { low: 10, high: 50 }, (x) => Math.min(1, Math.max(0, (x - 10) / 40))],
    ['lognormal', { median: 30, sigma: 0.5 }, (x) => lognormalCdf(x, 30, 0.5)],
    ['lognormal by quantiles', { p5: 20, p95: 60 }, byQuantiles],
    ['truncated lognormal', { median: 30, sigma: 0.5, min: 25, max: 80 }, truncated],
    ['normal above 0', { mean: 20, sd: 20, min: 0 }, (x) => 1 - phi(1 - x / 20) / phi(1)],
    // A beta(3, 3) on 0 … 80.
    ['PERT', { low: 0, mode: 40, high: 80 }, (x) => smooth(Math.min(1, x / 80))],
    [
      'discrete',
      { values: [40, 20, 70], weights: [1, 2, 1] },
      (x) => (x > 70 ? 1 : x > 40 ? 0.75 : x > 20 ? 0.5 : 0),
    ],
  ];

  test.each(cases)('%s: the chance of a halt is its distribution function', (name, buffer, cdf) => {
    const { maker: columns } = run(cutOff({}, buffer), name).outcomes;
    const upTo = Array.from({ length: 101 }, (_, day) => (day === 100 ? 1 : cdf(day)));
    expectLaw(
      tally(columns!.firstHaltDay, 101),
      upTo.map((p, day) => p - (upTo[day - 1] ?? 0)),
    );
  });
});

describe('many chains', () => {
  const buffers = { low: 20, high: 60 };
  const chains = (bufferCorrelation: number): Scenario =>
    cutOff(
      maker({
        bufferCorrelation,
        lanes: { Dy: { chains: 2 }, Tb: { bufferDays: buffers, chains: 2, licensedShare: 1, phaseDays: 0 } },
      }),
      buffers,
    );
  /** The law of the first halt day from the chance that no chain is below a buffer of x. */
  const expectAlive = (bufferCorrelation: number, alive: (p: number) => number): void => {
    const { firstHaltDay } = run(chains(bufferCorrelation), 'chains').outcomes.maker!;
    const after = Array.from({ length: 101 }, (_, x) => alive(Math.min(1, Math.max(0, (x - 20) / 40))));
    expectLaw(
      tally(firstHaltDay, 101),
      after.map((q, x) => (after[x - 1] ?? 1) - q),
    );
  };

  test('independent buffers: 1 − (1 − p)⁴', () => {
    expectAlive(0, (p) => (1 - p) ** 4);
  });

  test('fully correlated buffers, across elements: p', () => {
    expectAlive(1, (p) => 1 - p);
  });

  test('half correlated: the copula integrated over its common factor', () => {
    const rho = 0.5;
    expectAlive(rho, (p) => {
      const level = quantile(p);
      const alive = (z: number): number =>
        (1 - phi((level - Math.sqrt(rho) * z) / Math.sqrt(1 - rho))) ** 4 *
        Math.exp((-z * z) / 2) *
        Math.sqrt(1 / (2 * Math.PI));
      return p === 0 ? 1 : p === 1 ? 0 : integrate(alive, -9, 9, 400);
    });
  });

  test('the scarcest element binds: of two uniform buffers the lower', () => {
    const scenario = cutOff(
      maker({ lanes: { Tb: { bufferDays: { low: 0, high: 50 }, licensedShare: 1, phaseDays: 0 } } }),
      { low: 0, high: 30 },
    );
    const { bindingElement } = run(scenario, 'binding').outcomes.maker!;
    // P(Dy < Tb) = 1 − 30 / (2 · 50), atomic numbers 65 and 66.
    const law = new Array<number>(72).fill(0);
    law[65] = 0.3;
    law[66] = 0.7;
    expectLaw(tally(bindingElement, 72), law);
  });
});

describe('a random phase', () => {
  test('is uniform: the stock of day 0 reaches to each day of the cycle alike', () => {
    const scenario = cutOff(maker({ cycleDays: 30, lanes: { Dy: { phaseDays: null } } }), 4);
    const { firstHaltDay } = run(scenario, 'phase').outcomes.maker!;
    const law = Array.from({ length: 101 }, (_, day) => (day > 4 && day <= 34 ? 1 / 30 : 0));
    expectLaw(tally(firstHaltDay, 101), law);
  });

  test('is drawn for each chain', () => {
    const scenario = cutOff(maker({ cycleDays: 30, lanes: { Dy: { phaseDays: null, chains: 3 } } }), 4);
    const { firstHaltDay } = run(scenario, 'phase').outcomes.maker!;
    const alive = (day: number): number => Math.min(1, Math.max(0, (34 - day) / 30)) ** 3;
    const law = Array.from({ length: 101 }, (_, day) => alive(day - 1) - alive(day));
    expectLaw(tally(firstHaltDay, 101), law);
  });
});

describe('an embargo that lifts', () => {
  test('holds departures until its last day is over; goods at sea land', () => {
    const [from, cycleDays, horizonDays] = [20, 10, 100];
    for (const until of [21, 34, 60]) {
      for (const transitDays of [0, 3, 25]) {
        for (const phaseDays of [0, 4]) {
          const scenario = world({
            policy: {
              events: [
                { date: dayAfter(START, from), to: 'ban', probability: 1 },
                { date: dayAfter(START, until), to: 'open', probability: 1 },
              ],
            },
            desk: { limitWorkingDays: 1000, effortWorkingDays: 1000 },
            ...maker({
              cycleDays,
              plannedLicenceDays: horizonDays,
              transitDays,
              clearedAtStart: 1,
              lanes: { Dy: { phaseDays } },
            }),
          });
          const planned = horizonDays + transitDays;
          const due = new Array<number>(horizonDays).fill(0);
          for (let day = planned - (phaseDays || cycleDays); day >= 1; day -= cycleDays) {
            const departs = day - transitDays;
            const held = departs >= Math.max(1, from) && departs < until;
            const lands = held ? until + transitDays : day;
            if (lands < horizonDays) due[lands]! += cycleDays;
          }
          const model = compile(scenario);
          const [log] = replay(model, drawSamplePath(model, 'lift', 0)).automakers;
          expect([...log!.lanes[0]!.arrived], `until ${until}, transit ${transitDays}`).toEqual(due);
        }
      }
    }
  });
});

interface Island {
  readonly buffer: number;
  readonly phaseDays: number;
  readonly share: number;
  readonly minimumRate: number;
  readonly transitDays: number;
  readonly cycleDays: number;
  readonly planned: number;
  readonly horizon: number;
}

/**
 * Goods for G days of licensed need: the buffer, what lasts to the first delivery, and what is at sea. Free
 * supply adds 1 − s a day and need is 1, so the line runs in full through day ⌊G / s⌋ − 1 and has the rest,
 * below a day, on the next.
 */
function haltDay(given: Island): number {
  const { buffer, phaseDays, share, minimumRate, transitDays, cycleDays, planned, horizon } = given;
  if (1 - share >= minimumRate) return horizon;
  const due: number[] = [];
  for (let day = planned - (phaseDays || cycleDays); day >= 1; day -= cycleDays) due.push(day);
  let first = 1;
  while ((first + phaseDays - planned) % cycleDays !== 0) first += 1;
  const atSea = due.filter((day) => day <= transitDays).length;
  const goods = buffer + share * first + share * cycleDays * atSea;
  const day = Math.floor(goods / share);
  const rest = goods + 1 - share - share * day;
  return rest >= minimumRate ? day + 1 : day;
}

function byQuantiles(x: number): number {
  const z95 = quantile(0.95);
  const middle = (Math.log(20) + Math.log(60)) / 2;
  return x <= 0 ? 0 : phi((z95 * (Math.log(x) - middle)) / (Math.log(60) - middle));
}

function truncated(x: number): number {
  const [low, high] = [lognormalCdf(25, 30, 0.5), lognormalCdf(80, 30, 0.5)];
  return Math.min(1, Math.max(0, (lognormalCdf(x, 30, 0.5) - low) / (high - low)));
}

function smooth(x: number): number {
  return 10 * x ** 3 - 15 * x ** 4 + 6 * x ** 5;
}

/** Standard normal quantile by bisection. */
function quantile(p: number): number {
  let [low, high] = [-10, 10];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (phi(middle) < p) low = middle;
    else high = middle;
  }
  return low;
}
