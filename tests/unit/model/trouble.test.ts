import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay, parseDay } from '../../../src/calendar/days.ts';
import { compile, drawWeather, parseScenario } from '../../../src/index.ts';
import type { Boat } from '../../../src/model/boat.ts';
import { loadBooks, loadStock } from '../../../src/model/day-zero.ts';
import { followLane } from '../../../src/model/follow-lane.ts';
import { dismissAll, fullRateUntil } from '../../../src/model/outlook.ts';
import { buildFleet, meetWeather } from '../../../src/model/replay.ts';
import type { Supply } from '../../../src/model/supply.ts';
import { dueDay, markTrouble } from '../../../src/model/trouble.ts';
import { arbitraryFuture, type Future } from '../../properties/arbitraries.ts';

/*
 * Spans of trouble against each evening of lanes that are followed at full rate through whole futures, however far below nothing their stock falls. Each of these breaks of
 * src/model turns a test here red:
 *
 * trouble.ts   due days two days later; more than a cycle taken to lie between them; an order that lands a day late taken for in time; lanes that matter
 *              although an order overtakes in time; a span that ends a day early, or begins with its latest trouble
 * landing.ts   goods of a refused file made good an order too early; goods that leave under an embargo
 * use.ts       the slack turned round
 */

/** The stock of a lane on every evening, followed at full rate and by sea from day 0. */
function evenings(boat: Boat, l: number, supply: Supply): number[] {
  return Array.from({ length: boat.model.horizonDays }, (_, t) => {
    loadStock(boat, l, supply);
    loadBooks(boat, l, supply);
    followLane(boat, l, 0, t + 1);
    return boat.onHand[l]!;
  });
}

/** Calls back with each lane under licences for one shipment and by sea, its luck met. */
function eachLane({ model, weather }: Future, look: (boat: Boat, l: number, supply: Supply) => void): void {
  const fleet = buildFleet(model, false);
  meetWeather(fleet, weather);
  fleet.boats.forEach((boat, i) => {
    fullRateUntil(boat, weather.automakers[i]!, fleet.supply);
    if (boat.mayFly || boat.maker.validityDays > 0) return;
    boat.maker.lanes.forEach(({ share }, l) => {
      if (fleet.supply.neverExceedsNeed[share] === 1) look(boat, l, fleet.supply);
    });
  });
}

/** Of the market, numbers that stand still, so that due days are a cycle apart. */
function steady(raw: Record<string, unknown>): Record<string, unknown> {
  return { ...raw, market: { ...(raw.market as object), rampPerMonth: 0, thriftPerMonth: 0 } };
}

let marked = 0;
let free = 0;

/** The span of a lane's trouble against its evenings. */
function expectSpan(boat: Boat, l: number, supply: Supply): void {
  const stock = evenings(boat, l, supply);
  dismissAll(boat);
  loadStock(boat, l, supply);
  const matters = markTrouble(boat, l, supply);
  const [floor, comfort] = [boat.floor[l]!, boat.comfort[l]!];
  const slack = 2 * boat.slack;
  // A lane whose base stock is gone within a day is not looked at: it is in trouble throughout.
  if (boat.baseStock[l]! - comfort - boat.slack < 1) return;
  const { troubleFrom: from, troubleUntil: until } = boat;
  const days = until > from ? until - from : 0;
  const isWithin = (t: number): boolean => t >= from && t < until;
  expect([...stock.keys()].filter((t) => stock[t]! < floor && !isWithin(t))).toEqual([]);
  if (days > 0) {
    for (const t of [from, until - 1]) expect(stock[t]).toBeLessThanOrEqual(floor + slack);
  }
  if (stock.some((evening) => evening < comfort)) expect(matters).toBe(true);
  if (stock.every((evening) => evening > comfort + slack)) expect(matters).toBe(false);
  marked += days;
  free += stock.length - days;
}

describe('trouble begins on the first and ends after the last evening on which a lane at full rate is below its floor', () => {
  test.each([
    ['arbitrary futures', arbitraryFuture()],
    ['futures in which need stands still', arbitraryFuture(steady)],
  ])('in %s', (_, futures) => {
    const property = fc.property(futures, (future) => eachLane(future, expectSpan));
    fc.assert(property, { seed: 20250404, numRuns: 1000 });
  });

  test.each([0, 1, 9, 23, 40])(
    'when what is approved cannot leave for %i days, whatever the buffer',
    (days) => {
      for (let buffer = 0; buffer < 50; buffer += 0.5) {
        const model = compile(parseScenario(heldUp(days, buffer)));
        eachLane({ scenario: model.scenario, model, weather: drawWeather(model, 'held', 0) }, expectSpan);
      }
    },
  );

  test('where an order is due before it is placed, after a lane whose order lands in time', () => {
    const model = compile(parseScenario(late));
    eachLane({ scenario: model.scenario, model, weather: drawWeather(model, 'late', 0) }, expectSpan);
  });

  test('there were many days of both', () => {
    expect(marked).toBeGreaterThan(20_000);
    expect(free).toBeGreaterThan(20_000);
  });
});

/** Used on all days before day t, summed from what each day needs and what eases it. */
function useOf({ need, replaced }: Supply, share: number): (t: number) => number {
  const sums = [0];
  for (let t = 0; t < need.length; t++) sums.push(sums[t]! + need[t]! - (1 - share + share * replaced[t]!));
  return (t) => (t > 0 ? sums[t]! : share * t);
}

test('due days are those on which the stock that the order before left is used up', () => {
  let last = 0;
  const property = fc.property(arbitraryFuture(), (future) =>
    eachLane(future, (boat, l, supply) => {
      loadStock(boat, l, supply);
      const room = boat.baseStock[l]! - boat.comfort[l]! - boat.slack;
      boat.room[l] = room;
      const share = boat.share[l]!;
      if (room < 1 || share === 0) return;
      const { cycleDays } = boat.maker;
      const { phaseDays } = boat.luck.lanes[l]!;
      const { horizonDays } = boat.model;
      const from = phaseDays === 0 ? 0 : cycleDays - phaseDays;
      const used = useOf(supply, share);
      const due = (t: number, most: number): number => {
        let day = t - cycleDays;
        while (day < horizonDays && used(day + 1) <= most) day += 1;
        return day;
      };
      let soonest = from - cycleDays;
      for (let t = from; t - cycleDays < horizonDays; t += cycleDays) {
        const most = room + used(t - cycleDays + 1);
        const found = dueDay(boat, l, supply, t, soonest);
        // Use that ends just there is taken either way.
        expect(found).toBeGreaterThanOrEqual(due(t, most - 1e-9));
        expect(found).toBeLessThanOrEqual(due(t, most + 1e-9));
        if (found === horizonDays - 1) last += 1;
        // From one order to the next a cycle goes by at least: no day uses more than the one before it.
        soonest = Math.min(horizonDays, found + cycleDays);
      }
    }),
  );
  fc.assert(property, { seed: 20250404, numRuns: 1000 });
  expect(last).toBeGreaterThan(20);
});

/** One lane that always waits as long as planned, but for an embargo of some days under which files are decided. */
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

/** Two lanes of an order each, on day 50 and on day 99, by when the second has long been below the stock at which a line restarts. */
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
