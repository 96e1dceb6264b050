import { describe, expect, test, vi } from 'vitest';
import {
  compile,
  type Estimate,
  haltProbability,
  mean,
  override,
  parseScenario,
  type SamplePath,
  type Scenario,
  type ScenarioPatch,
  simulate,
} from '../../src/index.ts';
import { budgetOf } from '../../src/rare-events/budget.ts';
import { haltCheck } from '../../src/rare-events/halt-check.ts';
import { conditionalSampler } from '../../src/rare-events/importance/conditional-sampler.ts';
import { fitMixtures } from '../../src/rare-events/importance/cross-entropy.ts';
import { type RareEventProblem, rareEventProblem } from '../../src/rare-events/problem.ts';
import { laneEvaluator } from '../../src/rare-events/splitting/evaluate-lane.ts';
import { pilotRun, splitLanes } from '../../src/rare-events/splitting/populations.ts';
import { unionSampler } from '../../src/rare-events/splitting/union-sampler.ts';
import { dailyGoods, oneApplication, permanentBan, START } from './minimal-scenarios.ts';
import { dayAfter, evolve, lognormalCdf, nthWorkingDay } from './oracles.ts';

/*
 * Rare halts under the rules of model.md §10: each method against plain trials of the same scenario, and
 * the method that is chosen against exact chances.
 */

// A slow machine is not a wrong one.
vi.setConfig({ testTimeout: 900_000 });

const PLAIN_TRIALS = 100_000;

/** Returns half a year of two lanes, with buffers of that median. */
function base(bufferDays: number): Scenario {
  const lane = { bufferDays: { median: bufferDays, sigma: 0.3 }, licensedShare: 1 };
  return parseScenario({
    name: 'rules',
    start: START,
    horizonDays: 180,
    policy: {
      regimes: {
        open: { returned: 0.1 },
        slowed: { speed: 0.5, returned: 0.2 },
        ban: { speed: 0, embargo: true },
      },
      initial: 'open',
      ratesPerYear: { open: { slowed: 1, ban: 0.5 }, slowed: { open: 5 }, ban: { slowed: 12 } },
    },
    desk: { effortWorkingDays: { median: 12, sigma: 0.4 } },
    plant: { minimumRate: 0.5, restartDays: 2 },
    automakers: {
      maker: {
        destination: 'us',
        cycleDays: 20,
        plannedLicenceDays: 25,
        transitDays: 20,
        clearedAtStart: 0.9,
        lanes: { Dy: lane, Tb: lane },
      },
    },
  });
}

const STAGES = { open: { stages: 2 }, slowed: { stages: 3 }, ban: { stages: 4 } };
/** The second comes into a ban that the first may have begun. */
const EVENTS = [
  { date: dayAfter(START, 35), to: 'ban', probability: 0.1 },
  { date: dayAfter(START, 56), to: 'ban', probability: 0.3 },
];
const STALLED = { open: { stalled: 0.01 }, slowed: { stalled: 0.3 } };
const PACE = { desk: { pace: { median: 1, sigma: 0.4 } } };
const ASSEMBLY = { chance: 0.6, belowDays: 30, leadDays: 15 };
const LANES = { Dy: { assembly: ASSEMBLY }, Tb: { assembly: { ...ASSEMBLY, from: dayAfter(START, 47) } } };
const ALL = {
  policy: {
    regimes: {
      open: { ...STAGES.open, ...STALLED.open },
      slowed: { ...STAGES.slowed, ...STALLED.slowed, assemblies: false },
      ban: STAGES.ban,
    },
    events: EVENTS,
  },
  ...PACE,
  automakers: { maker: { lanes: LANES } },
};
const PERIOD = { licence: { validityDays: 120, renewDaysBefore: 40, heldAtStart: 0.7 } };

/** The lane that runs out has none of its applications' draws itself. */
const SHARED = {
  policy: { regimes: { open: { returned: 0.3 } } },
  automakers: { maker: { lanes: { Dy: { bufferDays: { median: 400 } }, Tb: { appliesWith: 'Dy' } } } },
};

const CASES: readonly [title: string, bufferDays: number, patch: object][] = [
  ['stages', 105, { policy: { regimes: STAGES, events: EVENTS } }],
  ['stalled applications', 130, { policy: { regimes: STALLED } }],
  ['an uncertain pace', 95, PACE],
  [
    'assemblies',
    80,
    { policy: { regimes: { slowed: { assemblies: false } } }, automakers: { maker: { lanes: LANES } } },
  ],
  ['shared applications', 85, SHARED],
  ['all of them', 150, ALL],
  ['all of them and period licences', 130, { ...ALL, automakers: { maker: { lanes: LANES, ...PERIOD } } }],
];

/** A sampler of weighted paths, whose trials i, i + replicates, … belong together. */
interface Weighted {
  readonly sampler: { sample(trial: number): SamplePath; weight(): number };
  readonly trials: number;
  readonly replicates?: number;
}

const METHODS: Readonly<Record<string, (problem: RareEventProblem) => Weighted>> = {
  'regime paths under stress': (problem) => ({
    sampler: conditionalSampler(problem, fitMixtures(problem, 'rare').mixtureWeights, 'rare'),
    trials: 20_000,
  }),
  'splitting of lanes': (problem) => {
    const evaluator = laneEvaluator(problem, 'rare');
    const plan = pilotRun(problem, budgetOf({}), 'rare', evaluator);
    const populations = splitLanes(problem, plan, 'rare', evaluator);
    return {
      sampler: unionSampler(problem, plan, populations, 'rare'),
      trials: 6400,
      replicates: populations.length,
    };
  },
};

/** Returns estimates of the chance of a halt and of the mean weight, which is 1. */
function estimates(
  problem: RareEventProblem,
  { sampler, trials, replicates }: Weighted,
): [Estimate, Estimate] {
  const halts = haltCheck(problem);
  const weights = new Float64Array(trials);
  const halted = new Float64Array(trials);
  for (let trial = 0; trial < trials; trial++) {
    const isHalted = halts(sampler.sample(trial));
    weights[trial] = sampler.weight();
    halted[trial] = isHalted ? weights[trial]! : 0;
  }
  const options = replicates === undefined ? {} : { replicates };
  return [mean(halted, options), mean(weights, options)];
}

describe('Rare halts with', () => {
  describe.each(CASES)('%s (§10)', (_, bufferDays, patch) => {
    const scenario = override(base(bufferDays), patch as ScenarioPatch);
    const plain = (): Estimate =>
      haltProbability(simulate(scenario, { trials: PLAIN_TRIALS, seed: 'plain' }));

    test.each(Object.keys(METHODS))(
      'are as likely by %s as in plain trials; weights are 1 on average',
      (name) => {
        const expected = plain();
        expect(expected.value).toBeGreaterThan(0.003);
        expect(expected.value).toBeLessThan(0.03);
        const problem = rareEventProblem(compile(scenario), {});
        const [chance, weight] = estimates(problem, METHODS[name]!(problem));
        const error = Math.hypot(expected.standardError, chance.standardError);
        const z = (chance.value - expected.value) / error;
        expect(Math.abs(z), `${chance.value} instead of ${expected.value}`).toBeLessThan(4);
        expect(chance.standardError / chance.value).toBeLessThan(0.2);
        expect(Math.abs(weight.value - 1) / weight.standardError).toBeLessThan(4);
      },
    );
  });
});

/** A chain over stages of an open regime and a ban: rates per day, and the number of open stages. */
interface Stages {
  readonly rates: number[][];
  readonly open: number;
}

function stagesOf(open: number, toBan: number, ban: number, toOpen: number): Stages {
  const size = open + ban;
  const rates = Array.from({ length: size }, (_, from) =>
    Array.from({ length: size }, (_, to) =>
      to === (from + 1) % size ? (from < open ? open * toBan : ban * toOpen) / 365 : 0,
    ),
  );
  return { rates, open };
}

/**
 * Returns the chance of `days` ban days in a row from day 1 to day `horizon`, by a product of matrices. On
 * day `eventDay`, an event begins a ban, or begins it again, with that chance.
 */
function chanceOfRun(
  { rates, open }: Stages,
  days: number,
  horizon: number,
  eventDay = 0,
  probability = 0,
): number {
  const states = rates.map((_, state) => state);
  const step = states.map((from) =>
    evolve(
      states.map((state) => (state === from ? 1 : 0)),
      rates,
      1,
    ),
  );
  // By state and ban days in a row.
  let chances = states.map((state) =>
    new Array<number>(days).fill(0).map((_, c): number => (state + c === 0 ? 1 : 0)),
  );
  let reached = 0;
  for (let t = 1; t < horizon; t++) {
    const next = states.map(() => new Array<number>(days).fill(0));
    for (const from of states)
      chances[from]!.forEach((chance, c) => {
        for (const jumped of states) {
          const moves =
            t === eventDay
              ? [[jumped, 1 - probability] as const, [open, probability] as const]
              : [[jumped, 1] as const];
          for (const [to, p] of moves) {
            const mass = chance * step[from]![jumped]! * p;
            if (to < open) next[to]![0]! += mass;
            else if (c + 1 === days) reached += mass;
            else next[to]![c + 1]! += mass;
          }
        }
      });
    chances = next;
  }
  return reached;
}

/** Holds the estimate by the method that is chosen against the exact chance. */
function expectRare(scenario: Scenario, method: 'policy' | 'lanes', exact: number): void {
  const rareEvents = method === 'policy' ? true : { force: method };
  const run = simulate(scenario, { trials: 3000, seed: 'exact', rareEvents });
  expect(run.rareEvents!.method).toBe(method);
  const { value, standardError } = haltProbability(run);
  expect(Math.abs(value - exact) / standardError, `${value} instead of ${exact}`).toBeLessThan(4);
  expect(standardError / value).toBeLessThan(0.2);
}

describe('Rare halts have the exact chance', () => {
  test.each([
    [1, 3, 35],
    [2, 4, 30],
    [3, 2, 45],
    [20, 10, 20],
  ])('of ban days in a row with %i open stages and %i of a ban, %i days long (§10.1)', (open, ban, days) => {
    const [toBan, toOpen, horizonDays] = [2, 40, 200];
    const policy = {
      regimes: { open: { stages: open }, ban: { stages: ban } },
      ratesPerYear: { open: { ban: toBan }, ban: { open: toOpen } },
    };
    const exact = chanceOfRun(stagesOf(open, toBan, ban, toOpen), days, horizonDays);
    expect(exact).toBeLessThan(0.01);
    expectRare(dailyGoods({ horizonDays, policy }, days - 1), 'policy', exact);
  });

  test('of ban days in a row, where an event may begin a ban again from within (§10.1)', () => {
    const [open, ban, toBan, toOpen, days, horizonDays] = [1, 3, 6, 40, 32, 150];
    const policy = {
      regimes: { ban: { stages: ban } },
      ratesPerYear: { open: { ban: toBan }, ban: { open: toOpen } },
      events: [{ date: dayAfter(START, 60), to: 'ban', probability: 0.4 }],
    };
    const exact = chanceOfRun(stagesOf(open, toBan, ban, toOpen), days, horizonDays, 60, 0.4);
    expect(exact).toBeLessThan(0.01);
    expectRare(dailyGoods({ horizonDays, policy }, days - 1), 'policy', exact);
  });

  test('of a chain whose applications stall, and whose buffer is small (§10.2)', () => {
    const scenario = oneApplication(
      { horizonDays: 60, policy: { regimes: { open: { stalled: 0.05 } } } },
      { median: 150, sigma: 0.4 },
    );
    // One that does not stall is in time whatever the buffer.
    expectRare(scenario, 'lanes', 0.05 * lognormalCdf(59, 150, 0.4));
  });

  test('of a desk so slow that an effort of 10 takes more than 40 working days (§10.3)', () => {
    const scenario = oneApplication(
      { desk: { effortWorkingDays: 10, pace: { median: 1, sigma: 0.4 } } },
      nthWorkingDay(START, 40) - 1,
    );
    expectRare(scenario, 'lanes', lognormalCdf(10 / 40, 1, 0.4));
  });

  test('of a buffer that a ban empties where no assemblies can be had (§10.4)', () => {
    const emptied = (days: number): number => lognormalCdf(days, 100, 0.4);
    const assembly = { chance: 0.95, belowDays: 20, leadDays: 15 };
    const scenario = override(permanentBan({ horizonDays: 40 }, { median: 100, sigma: 0.4 }), {
      automakers: { maker: { lanes: { Dy: { assembly } } } },
    } as ScenarioPatch);
    // Assemblies come in time unless the buffer is below 14 days.
    expectRare(scenario, 'lanes', 0.05 * emptied(39) + 0.95 * emptied(14));
  });
});
