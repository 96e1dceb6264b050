import { describe, expect, test } from 'vitest';
import { compile, drawSamplePath, replay, type Scenario } from '../../src/index.ts';
import { expectLaw, tally } from './expect-within.ts';
import { automakerPatch, minimalScenario, permanentBan, run, START } from './minimal-scenarios.ts';
import { dayAfter, integrate, lognormalCdf, phi } from './oracles.ts';

/** Returns the first halt day of a scenario without chance. */
function firstHalt(scenario: Scenario): number {
  return run(scenario, 'certain', 1).outcomes.maker!.firstHaltDay[0]!;
}

/** Returns a line under a permanent ban, with that licensed share and minimum rate. */
function onFreeSupply(licensedShare: number, minimumRate: number, market: object = {}): Scenario {
  const lanes = { Dy: { licensedShare } };
  return permanentBan({ plant: { minimumRate }, market, ...automakerPatch({ lanes }) });
}

describe('Under a permanent ban from day 0 (model.md §5, §8)', () => {
  const grid = [0, 0.5, 7.25].flatMap((buffer) =>
    [0, 1, 6, 9].flatMap((phaseDays) =>
      [0.625, 0.75, 1].flatMap((share) =>
        [0.375, 0.5, 1].flatMap((minimumRate) =>
          [0, 13, 25].map((transitDays) => ({ buffer, phaseDays, share, minimumRate, transitDays })),
        ),
      ),
    ),
  );

  test('a line halts on the day that buffer, phase, share, goods at sea and minimum rate give', () => {
    for (const given of grid) {
      const { buffer, phaseDays, share, minimumRate, transitDays } = given;
      const [cycleDays, plannedLicenceDays] = [10, 6];
      const scenario = permanentBan(
        {
          plant: { minimumRate },
          ...automakerPatch({
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

  test('no halt comes where free supply keeps the minimum rate to a grid step, and one comes beyond', () => {
    for (const minimumRate of [0.25, 0.5, 0.875]) {
      expect(firstHalt(onFreeSupply(1 - minimumRate, minimumRate))).toBe(100);
      expect(firstHalt(onFreeSupply(1 - minimumRate + 2 ** -20, minimumRate))).toBe(100);
      expect(firstHalt(onFreeSupply(1 - minimumRate + 2 ** -19, minimumRate))).toBeLessThan(10);
    }
  });

  test('a tie of free supply and minimum rate never halts a line, however its numbers round', () => {
    for (let hundredths = 1; hundredths < 100; hundredths++) {
      const rate = hundredths / 100;
      expect(firstHalt(onFreeSupply((100 - hundredths) / 100, rate)), `${rate}`).toBe(100);
      expect(firstHalt(onFreeSupply(1 - rate, rate)), `${rate}`).toBe(100);
      // With thrift of a twentieth the line needs 0.95 a day, and so a twentieth less of free supply.
      const thrift = { thriftPerMonth: 1000, thriftCap: 0.05 };
      expect(firstHalt(onFreeSupply(1 - 0.95 * rate, rate, thrift)), `${rate} of 0.95`).toBe(100);
    }
  });

  test('a line without stock halts at every minimum rate but 0, however small', () => {
    for (const minimumRate of [5e-324, 1e-7, 2 ** -20, 1e-5])
      expect(firstHalt(onFreeSupply(1, minimumRate)), `${minimumRate}`).toBeLessThan(10);
    expect(firstHalt(onFreeSupply(1, 0))).toBe(100);
  });

  test('a halt on the last day of the horizon is seen, and one on the day after is not', () => {
    // The only order, of day 1, is never decided; B + 2 days are on hand, as the phase is 199 of 200.
    const line = (buffer: number): Scenario =>
      permanentBan(
        automakerPatch({ cycleDays: 200, plannedLicenceDays: 1, lanes: { Dy: { phaseDays: 199 } } }),
        buffer,
      );
    for (const buffer of [0, 96.5, 97, 97.75]) expect(firstHalt(line(buffer))).toBe(2 + Math.floor(buffer));
    const { firstHaltDay, haltDays, daysToRestart } = run(line(98), 'certain', 1).outcomes.maker!;
    expect([firstHaltDay[0], haltDays[0], daysToRestart[0]]).toEqual([100, 0, Number.NaN]);
  });

  test('a lane that is not essential does not halt the line', () => {
    expect(
      firstHalt(permanentBan(automakerPatch({ lanes: { Lu: { bufferDays: 0, essential: false } } }), 30)),
    ).toBe(31);
    expect(
      firstHalt(permanentBan(automakerPatch({ lanes: { Lu: { bufferDays: 0, licensedShare: 1 } } }), 30)),
    ).toBe(1);
  });
});

describe('An uncertain buffer (model.md §5)', () => {
  // The line halts on day 1 + ⌊B⌋, so by day d when B < d.
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

  test.each(cases)(
    'that is %s gives the chance of a halt by its distribution function',
    (name, buffer, cdf) => {
      const { maker: columns } = run(permanentBan({}, buffer), name).outcomes;
      const upTo = Array.from({ length: 101 }, (_, day) => (day === 100 ? 1 : cdf(day)));
      expectLaw(
        tally(columns!.firstHaltDay, 101),
        upTo.map((p, day) => p - (upTo[day - 1] ?? 0)),
      );
    },
  );
});

describe('Several chains (model.md §5)', () => {
  const buffers = { low: 20, high: 60 };
  const chains = (bufferCorrelation: number): Scenario =>
    permanentBan(
      automakerPatch({
        bufferCorrelation,
        lanes: { Dy: { chains: 2 }, Tb: { bufferDays: buffers, chains: 2, licensedShare: 1, phaseDays: 0 } },
      }),
      buffers,
    );
  /** Expects the first halt day to have the distribution that the chance of no buffer below x gives. */
  const expectAlive = (bufferCorrelation: number, alive: (p: number) => number): void => {
    const { firstHaltDay } = run(chains(bufferCorrelation), 'chains').outcomes.maker!;
    const after = Array.from({ length: 101 }, (_, x) => alive(Math.min(1, Math.max(0, (x - 20) / 40))));
    expectLaw(
      tally(firstHaltDay, 101),
      after.map((q, x) => (after[x - 1] ?? 1) - q),
    );
  };

  test('with independent buffers halt with chance 1 − (1 − p)⁴', () => {
    expectAlive(0, (p) => (1 - p) ** 4);
  });

  test('with fully correlated buffers, across elements, halt with chance p', () => {
    expectAlive(1, (p) => 1 - p);
  });

  test('with half correlated buffers halt with the chance of the copula, integrated over its common factor', () => {
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

  test('have as binding element the one with the lower of two uniform buffers', () => {
    const scenario = permanentBan(
      automakerPatch({ lanes: { Tb: { bufferDays: { low: 0, high: 50 }, licensedShare: 1, phaseDays: 0 } } }),
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

describe('A random phase (model.md §5)', () => {
  test('is uniform: the stock of day 0 lasts to each day of the cycle with equal chance', () => {
    const scenario = permanentBan(automakerPatch({ cycleDays: 30, lanes: { Dy: { phaseDays: null } } }), 4);
    const { firstHaltDay } = run(scenario, 'phase').outcomes.maker!;
    const law = Array.from({ length: 101 }, (_, day) => (day > 4 && day <= 34 ? 1 / 30 : 0));
    expectLaw(tally(firstHaltDay, 101), law);
  });

  test('is drawn for each chain', () => {
    const scenario = permanentBan(
      automakerPatch({ cycleDays: 30, lanes: { Dy: { phaseDays: null, chains: 3 } } }),
      4,
    );
    const { firstHaltDay } = run(scenario, 'phase').outcomes.maker!;
    const alive = (day: number): number => Math.min(1, Math.max(0, (34 - day) / 30)) ** 3;
    const law = Array.from({ length: 101 }, (_, day) => alive(day - 1) - alive(day));
    expectLaw(tally(firstHaltDay, 101), law);
  });
});

describe('An embargo that ends (model.md §4)', () => {
  test('holds departures until its last day is over, while goods at sea arrive', () => {
    const [from, cycleDays, horizonDays] = [20, 10, 100];
    for (const until of [21, 34, 60]) {
      for (const transitDays of [0, 3, 25]) {
        for (const phaseDays of [0, 4]) {
          const scenario = minimalScenario({
            policy: {
              events: [
                { date: dayAfter(START, from), to: 'ban', probability: 1 },
                { date: dayAfter(START, until), to: 'open', probability: 1 },
              ],
            },
            desk: { limitWorkingDays: 1000, effortWorkingDays: 1000 },
            ...automakerPatch({
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
            const arrives = held ? until + transitDays : day;
            if (arrives < horizonDays) due[arrives]! += cycleDays;
          }
          const model = compile(scenario);
          const [trajectory] = replay(model, drawSamplePath(model, 'lift', 0)).automakers;
          expect([...trajectory!.lanes[0]!.arrived], `until ${until}, transit ${transitDays}`).toEqual(due);
        }
      }
    }
  });
});

interface PermanentBan {
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
 * Returns the first halt day under a permanent ban.
 *
 * There are goods for G days of licensed need: the buffer, the stock to the first delivery, and goods at
 * sea. Free supply adds 1 − s a day and need is 1. So the line runs at full rate through day ⌊G / s⌋
 * − 1 and has the rest, less than a day's need, on the next.
 */
function haltDay(given: PermanentBan): number {
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

/** Returns the standard normal quantile by bisection. */
function quantile(p: number): number {
  let [low, high] = [-10, 10];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (phi(middle) < p) low = middle;
    else high = middle;
  }
  return low;
}
