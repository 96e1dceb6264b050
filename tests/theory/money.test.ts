import { describe, expect, it } from 'vitest';
import {
  accumulation,
  type InsuranceTerms,
  insuredLoss,
  losses,
  optimizeBuffers,
  parseScenario,
  type Scenario,
  simulate,
} from '../../src/index.ts';

// Money by arithmetic. Under a ban from day 0 for ever a line with B days of buffer halts on day B + 50.

const PRICES = {
  marginPerVehicle: 4000,
  catchUpShare: 0.25,
  perHalt: 1e6,
  perRestart: 3e5,
  capitalPerYear: 0.08,
  storagePerYear: 0.015,
  obsolescencePerYear: 0.005,
};
const VEHICLES = 1000;
const DAYS = 365;

interface World {
  readonly prices?: object;
  readonly lane?: object;
  readonly chance?: number;
  readonly makers?: readonly string[];
  readonly perYear?: number;
}

/** One lane a maker; with chance `chance` a ban from day 0, which ends at a rate if one is given. */
function world(
  bufferDays: number,
  { prices = {}, lane = {}, chance = 1, makers = ['maker'], perYear = 0 }: World,
): Scenario {
  const automaker = {
    vehiclesPerDay: VEHICLES,
    cycleDays: 30,
    plannedLicenceDays: 30,
    transitDays: 20,
    clearedAtStart: 1,
    lanes: { Dy: { bufferDays, licensedShare: 1, phaseDays: 0, gramsPerVehicle: 12, ...lane } },
  };
  return parseScenario({
    name: 'ban-for-ever',
    start: '2025-06-02',
    policy: {
      regimes: { open: {}, ban: { speed: 0, embargo: true } },
      initial: 'open',
      events: [{ date: '2025-06-02', to: 'ban', probability: chance }],
      ratesPerYear: perYear > 0 ? { ban: { open: perYear } } : {},
    },
    desk: { effortWorkingDays: 1 },
    plant: { minimumRate: 1, restartDays: 0 },
    prices: { ...PRICES, ...prices },
    automakers: Object.fromEntries(makers.map((id) => [id, automaker])),
  });
}

const outcomesOf = (scenario: Scenario, trials = 3) => simulate(scenario, { trials, seed: 'money' }).outcomes;

describe('The loss by a halt is arithmetic', () => {
  it.each([10, 30, 60, 90])('with %i days of buffer under a ban for ever', (buffer) => {
    const { firstHaltDay, haltLoss, airCost } = outcomesOf(world(buffer, {})).maker!;
    const lost = (DAYS - (buffer + 50)) * VEHICLES;
    expect([...firstHaltDay]).toEqual([buffer + 50, buffer + 50, buffer + 50]);
    // One halt, and no restart within the horizon.
    expect([...haltLoss!]).toEqual(Array(3).fill(4000 * 0.75 * lost + 1e6));
    expect([...airCost!]).toEqual([0, 0, 0]);
  });

  it.each([
    [0, 1],
    [0.25, 0.75],
    [1, 0],
  ])('with a share of %d built later, of which %d of the margin is lost', (catchUpShare, left) => {
    const { haltLoss } = outcomesOf(world(30, { prices: { catchUpShare, perHalt: 0 } })).maker!;
    expect(haltLoss![0]).toBe(4000 * left * (DAYS - 80) * VEHICLES);
  });

  it('with a restart for each halt that ends, at its own cost', () => {
    const scenario = world(10, {
      perYear: 6,
      prices: { marginPerVehicle: 0, perHalt: 1e6, perRestart: 3e5 },
    });
    const { halts, haltDays, firstHaltDay, daysToRestart, haltLoss } = outcomesOf(scenario, 200).maker!;
    let ended = 0;
    for (let i = 0; i < 200; i++) {
      if (halts[i] !== 1) continue;
      const isOver = firstHaltDay[i]! + daysToRestart[i]! < DAYS;
      expect(haltDays[i]).toBe(daysToRestart[i]);
      expect(haltLoss![i]).toBe(1e6 + (isOver ? 3e5 : 0));
      if (isOver) ended += 1;
    }
    expect(ended).toBeGreaterThan(10);
  });
});

describe('The cost of stock is arithmetic', () => {
  it('by a price of a day of cover: value times rate times the planned mean of B + (P − 1) / 2', () => {
    const { stockCost } = outcomesOf(world(30, { lane: { pricePerDay: 100_000 } })).maker!;
    expect(stockCost![0]).toBeCloseTo(0.1 * 100_000 * (30 + 29 / 2), 6);
  });

  it('by a price per kg at the stage at which it is held', () => {
    const prices = { goodsPerKg: { Dy: { oxide: 224, magnet: 1600 } }, heldAs: 'magnet' };
    const { stockCost } = outcomesOf(world(30, { prices })).maker!;
    // 12 g in each of 1,000 vehicles a day.
    expect(stockCost![0]).toBeCloseTo(0.1 * 1600 * 12 * 44.5, 6);
  });

  it('for all chains together, however many there are', () => {
    const { stockCost } = outcomesOf(world(30, { lane: { pricePerDay: 100_000, chains: 4 } })).maker!;
    expect(stockCost![0]).toBeCloseTo(0.1 * 100_000 * 44.5, 6);
  });

  it('in parts of a year', () => {
    const year = world(30, { lane: { pricePerDay: 100_000 } });
    const half = { ...JSON.parse(JSON.stringify(year)), horizonDays: 73 };
    expect(outcomesOf(parseScenario(half)).maker!.stockCost![0]).toBeCloseTo(0.02 * 100_000 * 44.5, 6);
  });
});

describe('Tails of a loss that comes or does not are arithmetic', () => {
  const loss = 4000 * 0.75 * 285_000 + 1e6;
  const run = simulate(world(30, { chance: 0.2, makers: ['one', 'two'] }), { trials: 2000, seed: 'tail' });
  const share = run.outcomes.one!.haltLoss!.filter((x) => x > 0).length / 2000;

  it('of one line, and of two that the same event hits', () => {
    const { automakers, allLines } = losses(run, { share: 0.6 });
    expect(automakers.one!.haltLoss.expected.value).toBeCloseTo(loss * share, 2);
    expect(automakers.one!.haltLoss.quantile.value).toBe(0);
    expect(automakers.one!.haltLoss.tailMean.value).toBeCloseTo((loss * share) / 0.4, 2);
    expect(allLines.haltLoss.tailMean.value).toBeCloseTo((2 * loss * share) / 0.4, 2);
    expect(losses(run).allLines.haltLoss.quantile.value).toBe(2 * loss);
    expect(losses(run).allLines.haltLoss.tailMean.value).toBeCloseTo(2 * loss, 2);
  });

  it('by return period, with the part of each line', () => {
    const { accumulation: rows } = accumulation(run, { oneIn: [2, 50] });
    expect(rows.map(({ total }) => total.value)).toEqual([0, 2 * loss]);
    expect(rows[0]!.tailMean.value).toBeCloseTo((2 * loss * share) / 0.5, 2);
    expect(rows[1]!.tailMean.value).toBeCloseTo(2 * loss, 2);
    for (const [row, part] of [[rows[0]!, (loss * share) / 0.5] as const, [rows[1]!, loss] as const]) {
      for (const id of ['one', 'two']) expect(row.parts[id]!.value).toBeCloseTo(part, 2);
    }
    expect(Object.values(rows[1]!.alone).map(({ value }) => value)).toEqual([loss, loss]);
  });
});

describe('A layer of insurance is arithmetic', () => {
  const days = 285;
  const loss = 4000 * 0.75 * days * VEHICLES + 1e6;
  const run = simulate(world(30, { makers: ['one', 'two'] }), { trials: 10, seed: 'layer' });
  const afterWaiting = (loss * (days - 15)) / days;

  it.each<[InsuranceTerms, number]>([
    [{}, loss],
    [{ waitingDays: 15 }, afterWaiting],
    [{ waitingDays: 284 }, loss / 285],
    [{ waitingDays: 285 }, 0],
    [{ deductible: 1e8 }, loss - 1e8],
    [{ deductible: 1e10 }, 0],
    [{ limit: 5e8 }, 5e8],
    [{ sumInsured: 6e8, deductible: 1e8 }, 5e8],
    [{ sumInsured: 6e8, deductible: 1e8, limit: 2e8 }, 2e8],
    [{ waitingDays: 15, sumInsured: 8e8, deductible: 1e8, limit: 9e8 }, Math.min(8e8, afterWaiting) - 1e8],
  ])('%j', (terms, paid) => {
    const one = insuredLoss(run, { ...terms, automaker: 'one' });
    expect(one.expected.value).toBeCloseTo(paid, 3);
    expect(one.probableMaximum.value).toBeCloseTo(paid, 3);
    expect(one.claimProbability.value).toBe(paid > 0 ? 1 : 0);
    const both = insuredLoss(run, terms);
    expect(both.expected.value).toBeCloseTo(2 * paid, 3);
    expect(both.byAutomaker.two!.value).toBeCloseTo(paid, 3);
    expect(insuredLoss(run, { ...terms, aggregateLimit: 1e7 }).expected.value).toBeCloseTo(
      Math.min(1e7, 2 * paid),
      3,
    );
  });
});

describe('The cheapest cover is that of the formula', () => {
  // A ban that ends at rate r a year: P(halt) = exp(−r · w(B + 30) / 365), w the last working day up to
  // then. A day of cover costs 1, a halt 1,000: B = 140 and cost 201.1442 for r = 6; the stock between
  // deliveries adds 14.5.
  const prices = {
    marginPerVehicle: 0,
    perHalt: 1000,
    perRestart: 0,
    capitalPerYear: 0.1,
    storagePerYear: 0,
    obsolescencePerYear: 0,
  };

  it('where a halt has a fixed cost', { timeout: 120_000 }, () => {
    const scenario = world(60, { perYear: 6, prices, lane: { pricePerDay: 10 } });
    const plan = optimizeBuffers(scenario, { bounds: [100, 180] }, { trials: 8_000, seed: 'cheapest' });
    const { value, standardError } = plan.money!.after.cost;
    expect(plan.binding).toBe('cost');
    expect(Math.abs(plan.settings['automakers.maker.lanes.Dy.bufferDays']! - 140)).toBeLessThanOrEqual(15);
    expect(value).toBeGreaterThan(201.1442 + 14.5 - 4 * standardError);
    expect(value).toBeLessThan(201.1442 + 14.5 + 6 + 4 * standardError);
    expect(plan.money!.saving.value).toBeCloseTo(plan.money!.before.cost.value - value, 6);
  });
});
