import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay, parseDay } from '../../../src/calendar/days.ts';
import { compile, drawSamplePath, parseScenario } from '../../../src/index.ts';
import type { AutomakerState } from '../../../src/kernel/automaker-state.ts';
import { initialStock } from '../../../src/kernel/initial-state.ts';
import { deadline } from '../../../src/kernel/late-orders.ts';
import type { MarketDays } from '../../../src/kernel/market-days.ts';
import { screenLine, selectNone } from '../../../src/kernel/screen.ts';
import { findShortages } from '../../../src/kernel/shortage-window.ts';
import { cases } from '../../cases.ts';
import { arbitraryFuture, type Future } from '../../properties/arbitraries.ts';
import { closingStocks, eachAutomaker } from './full-rate.ts';

/*
 * Shortage windows against each evening of lanes that are followed at full rate through whole sample
 * paths, however far below nothing their stock falls.
 */

/** Calls back with each lane under licences for one shipment and by sea. */
function eachLane(future: Future, look: (state: AutomakerState, l: number) => void): void {
  eachAutomaker(future, (state) => {
    const { usesAir, automaker } = state.context;
    if (usesAir || automaker.validityDays > 0) return;
    automaker.lanes.forEach((_, l) => {
      look(state, l);
    });
  });
}

/** The same with a market that stands still, so that deadlines are a cycle apart. */
function steady(raw: Record<string, unknown>): Record<string, unknown> {
  return { ...raw, market: { ...(raw.market as object), rampPerMonth: 0, thriftPerMonth: 0 } };
}

let inside = 0;
let outside = 0;

/**
 * Holds the shortage window of a lane against its closing stocks. Where orders may go as assemblies, which
 * of them do depends on stock: the window then holds every short day, and may be wider.
 */
function expectWindow(state: AutomakerState, l: number): void {
  const stocks = closingStocks(state, l);
  const { lineFloor, restartFloor, roundingMargin } = state.screening;
  selectNone(state);
  initialStock(state.context, state.ledger, l);
  const matters = findShortages(state, l);
  // A lane whose order-up-to level is used up within a day is not looked at: it is short throughout.
  if (state.ledger.orderUpToLevel[l]! - restartFloor - roundingMargin < 1) return;
  const { shortFrom: from, shortUntil: until } = state.screening;
  const days = until > from ? until - from : 0;
  const isWithin = (t: number): boolean => t >= from && t < until;
  expect([...stocks.keys()].filter((t) => stocks[t]! < lineFloor && !isWithin(t))).toEqual([]);
  if (stocks.some((stock) => stock < restartFloor)) expect(matters).toBe(true);
  inside += days;
  outside += stocks.length - days;
  if (state.context.inputs.lanes[l]!.hasAssemblies === true) return;
  if (days > 0) {
    for (const t of [from, until - 1]) expect(stocks[t]).toBeLessThanOrEqual(lineFloor + 2 * roundingMargin);
  }
  if (stocks.every((stock) => stock > restartFloor + 2 * roundingMargin)) expect(matters).toBe(false);
}

describe('a shortage window begins on the first and ends after the last day that closes below the line floor at full rate, or is wider with assemblies (§10.4)', {
  timeout: 60_000,
}, () => {
  test.each([
    ['arbitrary scenarios', arbitraryFuture()],
    ['arbitrary scenarios in which need stands still', arbitraryFuture(steady)],
  ])('in %s', (_, futures) => {
    const property = fc.property(futures, (future) => eachLane(future, expectWindow));
    fc.assert(property, { seed: 20250404, numRuns: cases(400) });
  });

  test.each([0, 1, 9, 23, 40])(
    'when what is approved cannot depart for %i days, whatever the buffer',
    (days) => {
      for (let buffer = 0; buffer < 50; buffer += 0.5) {
        const model = compile(parseScenario(heldUp(days, buffer)));
        const samplePath = drawSamplePath(model, 'held', 0);
        eachLane({ scenario: model.scenario, model, samplePath }, expectWindow);
      }
    },
  );

  test('where the deadline of an order is before its day, after a lane whose order arrives in time', () => {
    const model = compile(parseScenario(late));
    const samplePath = drawSamplePath(model, 'late', 0);
    eachLane({ scenario: model.scenario, model, samplePath }, expectWindow);
  });

  test('with many days inside and outside', () => {
    expect(inside).toBeGreaterThan(20_000);
    expect(outside).toBeGreaterThan(20_000);
  });
});

test('no essential lane at full rate closes below the line floor before the shortage window, under period licences, by air and with assemblies too', {
  timeout: 60_000,
}, () => {
  let early = 0;
  const property = fc.property(arbitraryFuture(), (future) =>
    eachAutomaker(future, (state) => {
      const { context, screening } = state;
      screenLine(state);
      const { shortFrom, lineFloor } = screening;
      if (context.automaker.validityDays > 0 && shortFrom > 0) early += 1;
      context.automaker.lanes.forEach(({ essential }, l) => {
        const stocks = closingStocks(state, l).slice(0, shortFrom);
        if (essential) expect(stocks.filter((stock) => stock < lineFloor)).toEqual([]);
      });
    }),
  );
  fc.assert(property, { seed: 20250404, numRuns: cases(1200) });
  expect(early).toBeGreaterThan(100);
});

/**
 * Returns what a lane uses on all days before a day, summed from what each day needs and what eases it.
 */
function useOf({ need, replaced }: MarketDays, share: number): (t: number) => number {
  const sums = [0];
  for (let t = 0; t < need.length; t++) sums.push(sums[t]! + need[t]! - (1 - share + share * replaced[t]!));
  return (t) => (t > 0 ? sums[t]! : share * t);
}

test('a deadline is the day on which the stock that the order before left is used up', {
  timeout: 60_000,
}, () => {
  let last = 0;
  const property = fc.property(arbitraryFuture(), (future) =>
    eachLane(future, ({ context, ledger, screening }, l) => {
      initialStock(context, ledger, l);
      const usable = ledger.orderUpToLevel[l]! - screening.restartFloor - screening.roundingMargin;
      screening.usableStock[l] = usable;
      const { market, inputs, model } = context;
      const { cycleDays, lanes } = context.automaker;
      const share = market.share[lanes[l]!.share]!;
      if (usable < 1 || share === 0) return;
      const { phaseDays } = inputs.lanes[l]!;
      const { horizonDays } = model;
      const from = phaseDays === 0 ? 0 : cycleDays - phaseDays;
      const used = useOf(market, share);
      const depleted = (t: number, most: number): number => {
        let day = t - cycleDays;
        while (day < horizonDays && used(day + 1) <= most) day += 1;
        return day;
      };
      let earliest = from - cycleDays;
      for (let t = from; t - cycleDays < horizonDays; t += cycleDays) {
        const most = usable + used(t - cycleDays + 1);
        const found = deadline(context, screening, l, t, earliest);
        // Use that ends just there is taken either way.
        expect(found).toBeGreaterThanOrEqual(depleted(t, most - 1e-9));
        expect(found).toBeLessThanOrEqual(depleted(t, most + 1e-9));
        if (found === horizonDays - 1) last += 1;
        // From one order to the next a cycle goes by at least: no day uses more than the one before it.
        earliest = Math.min(horizonDays, found + cycleDays);
      }
    }),
  );
  fc.assert(property, { seed: 20250404, numRuns: cases(400) });
  expect(last).toBeGreaterThan(20);
});

/**
 * One lane that always waits as long as planned, but for an embargo of some days under which
 * applications are decided.
 */
function heldUp(days: number, buffer: number): Record<string, unknown> {
  return {
    name: 'held-up',
    start: '2025-06-06',
    horizonDays: 200,
    policy: {
      regimes: { truce: { returned: 0, approval: 1 }, held: { returned: 0, approval: 1, embargo: true } },
      initial: 'truce',
      events: [
        { date: '2025-09-01', to: 'held' },
        { date: formatDay(parseDay('2025-09-01')! + days), to: 'truce' },
      ],
    },
    desk: { effortWorkingDays: 10 },
    market: { rampPerMonth: 0, thriftPerMonth: 0 },
    plant: { restartDays: 0 },
    automakers: {
      alpha: {
        cycleDays: 7,
        plannedLicenceDays: 14,
        transitDays: 5,
        clearedAtStart: 1,
        lanes: { Dy: { bufferDays: buffer, phaseDays: 3 } },
      },
    },
  };
}

/**
 * Two lanes of an order each, on day 50 and on day 99, by when the second has long been below the
 * restart floor.
 */
const late: Record<string, unknown> = {
  ...heldUp(0, 0),
  horizonDays: 100,
  plant: { restartDays: 20 },
  automakers: {
    alpha: {
      cycleDays: 100,
      plannedLicenceDays: 0,
      transitDays: 0,
      lanes: { Tb: { bufferDays: 60, phaseDays: 50 }, Dy: { bufferDays: 0, phaseDays: 1 } },
    },
  },
};
