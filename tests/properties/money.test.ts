import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CostName,
  digest,
  fromJSON,
  mergeDigests,
  type OutcomeColumns,
  parseScenario,
  replay,
  simulate,
  sweep,
  toCSV,
  toJSON,
} from '../../src/index.ts';
import { cases } from '../cases.ts';
import { arbitraryScenario, type Raw } from './arbitraries.ts';
import { pricedScenario } from './arbitrary-prices.ts';
import { asPlanned } from './as-planned.ts';
import { amendAutomakers } from './edit-scenario.ts';

const RUNS = { seed: 20250404, numRuns: cases(60) };
const options = { trials: 8, seed: 'money' };
const MONEY = ['stockCost', 'haltLoss', 'airCost'] as const;
const AMOUNTS = ['marginPerVehicle', 'perHalt', 'perRestart', 'airPerDay'];

const columnsOf = (raw: Raw): Readonly<Record<string, OutcomeColumns>> =>
  simulate(parseScenario(raw), options).outcomes;

/** Returns an object with each of its amounts in USD doubled. */
function doubled(prices: Raw): Raw {
  const amounts = AMOUNTS.filter((key) => prices[key] !== undefined);
  return { ...prices, ...Object.fromEntries(amounts.map((key) => [key, 2 * (prices[key] as number)])) };
}

function dearer(raw: Raw): Raw {
  const prices = raw.prices as Raw;
  const goods = Object.entries(prices.goodsPerKg as Record<string, Record<string, number>>).map(
    ([e, stages]) => [e, Object.fromEntries(Object.entries(stages).map(([stage, x]) => [stage, 2 * x]))],
  );
  const lanes = (of: Raw): Raw =>
    Object.fromEntries(
      Object.entries(of as Record<string, Raw>).map(([e, { pricePerDay, ...lane }]) => [
        e,
        pricePerDay === undefined ? lane : { ...lane, pricePerDay: 2 * (pricePerDay as number) },
      ]),
    );
  return {
    ...amendAutomakers(raw, ({ prices: own, ...automaker }) => ({
      ...automaker,
      ...(own ? { prices: doubled(own as Raw) } : {}),
      lanes: lanes(automaker.lanes as Raw),
    })),
    prices: { ...doubled(prices), goodsPerKg: Object.fromEntries(goods) },
  };
}

describe('Money is bookkeeping: it changes no future', { timeout: 120_000 }, () => {
  test('prices that are twice as high make every cost twice as high, to the bit', () => {
    let some = 0;
    const property = fc.property(pricedScenario, (raw) => {
      const [once, twice] = [columnsOf(raw), columnsOf(dearer(raw))];
      for (const [id, columns] of Object.entries(once)) {
        for (const name of MONEY) {
          expect([...twice[id]![name]!]).toEqual(Array.from(columns[name]!, (x) => 2 * x));
          if (columns[name]!.some((x) => x > 0)) some |= 1 << MONEY.indexOf(name);
        }
      }
    });
    fc.assert(property, RUNS);
    // All three kinds of cost occurred.
    expect(some).toBe(7);
  });

  test('without prices a run has no column in USD, and all others are those of the run with prices', () => {
    const property = fc.property(pricedScenario, ({ prices, ...raw }) => {
      const plain = amendAutomakers(raw, ({ prices: _, ...automaker }) => automaker);
      const [without, priced] = [columnsOf(plain), columnsOf({ ...raw, prices })];
      for (const [id, columns] of Object.entries(without)) {
        const { stockCost, haltLoss, airCost, ...rest } = priced[id]!;
        expect([stockCost, haltLoss, airCost].every((column) => column instanceof Float64Array)).toBe(true);
        expect(rest).toEqual(columns);
        expect(Object.keys(columns)).toEqual(Object.keys(rest));
      }
    });
    fc.assert(property, RUNS);
  });

  test('no loss where the line never halts nor slows', () => {
    const property = fc.property(pricedScenario, (raw) => {
      for (const { haltLoss, vehiclesLost, halts } of Object.values(columnsOf(raw))) {
        haltLoss!.forEach((loss, i) => {
          if (halts[i] === 0 && vehiclesLost[i] === 0) expect(loss).toBe(0);
          expect(loss).toBeGreaterThanOrEqual(0);
        });
      }
    });
    fc.assert(property, RUNS);
  });

  test('when all goes to plan, the mean closing stock of a cycle is what stock is priced at', () => {
    const property = fc.property(asPlanned, ({ model, samplePath }) => {
      const { cycleDays } = model.automakers[0]!;
      for (const { stock, used, plannedStock } of replay(model, samplePath).automakers[0]!.lanes) {
        let sum = 0;
        for (let t = 100; t < 100 + cycleDays; t++) sum += stock[t]! - used[t]!;
        expect(sum / cycleDays).toBeCloseTo(plannedStock, 9);
      }
    });
    fc.assert(property, RUNS);
  });
});

describe('Runs with prices are stored, merged and swept like others', { timeout: 120_000 }, () => {
  test('a run and its digest survive JSON, and shards make up the whole', () => {
    const property = fc.property(pricedScenario, (raw) => {
      const scenario = parseScenario(raw);
      const run = simulate(scenario, options);
      expect(fromJSON(JSON.parse(JSON.stringify(toJSON(run)))).outcomes).toEqual(run.outcomes);
      const shards = [0, 4].map((firstTrial) =>
        simulate(scenario, { trials: 4, seed: 'money', firstTrial, keep: 'summary' }),
      );
      const merged = mergeDigests(JSON.parse(JSON.stringify(shards)));
      expect(JSON.stringify(merged)).toBe(JSON.stringify(digest(run)));
    });
    fc.assert(property, RUNS);
  });

  test('a sweep of buffers gives the digests of runs by themselves', () => {
    const property = fc.property(pricedScenario, (raw) => {
      const scenario = parseScenario(raw);
      const [id] = Object.keys(scenario.automakers);
      const [element] = Object.keys(scenario.automakers[id!]!.lanes);
      const path = `automakers.${id}.lanes.${element}.bufferDays`;
      for (const point of sweep(scenario, { [path]: [2, 9, 30], 'prices.perHalt': [0, 7] }, options).points) {
        const alone = simulate(point.digest.scenario, { ...options, keep: 'summary' });
        expect(JSON.stringify(point.digest.automakers)).toBe(JSON.stringify(alone.automakers));
      }
    });
    fc.assert(property, { ...RUNS, numRuns: cases(30) });
  });

  test('a table of trials has columns in USD only with prices', () => {
    const heads = (raw: Raw): string => toCSV(simulate(parseScenario(raw), options)).split('\r\n')[0]!;
    const names: CostName[] = ['stockCost', 'haltLoss', 'airCost'];
    const property = fc.property(pricedScenario, arbitraryScenario, (priced, plain) => {
      for (const name of names) expect(heads(priced)).toContain(`.${name}`);
      expect(heads(plain)).not.toContain('Cost');
    });
    fc.assert(property, { ...RUNS, numRuns: cases(10) });
  });
});
