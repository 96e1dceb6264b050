import { type Boat, departByChoice } from './boat.ts';
import { loadPipeline, loadStock } from './day-zero.ts';
import { NEVER, nextDay, take } from './due-list.ts';
import { fileOrder, LEAST_ORDER } from './lane-day.ts';
import { fileRenewal, nextPeriodWork, workPeriodLicence } from './period-licence.ts';
import type { Supply } from './supply.ts';
import type { AutomakerWeather } from './weather.ts';

/*
 * The short cut. As long as the line runs at full rate its lanes do not touch each other. Between its own few events (an order, a departure,
 * a landing) the stock of a lane falls along a known curve, `netNeed`; what it orders is what it has used since its last order, whatever is on
 * hand. So each lane is followed by itself, from event to event, up to the first day on which one of them might slow
 * the line. Only from that day on the firm is sailed day by day. Sums on the grid are exact in any order, so both ways agree to the bit.
 *
 * Free supply must never exceed the need. Then evening stock never rises between events, and neither stock on hand nor on order together rise
 * above the base stock, so its cap on free supply never binds: to look at the evening before each event is enough.
 */

/** The first day on which the line might not run at full rate; the horizon when it does throughout. */
export function fullRateUntil(boat: Boat, luck: AutomakerWeather, supply: Supply): number {
  boat.luck = luck;
  const floor = leastEvening(boat);
  let until = boat.model.horizonDays;
  // From the last lane back, as the likeliest to fail, dysprosium, comes late by atomic number.
  for (let l = boat.onHand.length - 1; l >= 0; l--) {
    loadStock(boat, l, supply);
    if (!boat.flow[l]!.neverExceedsNeed) return 0;
    // A lane that cannot slow the line still uses at full rate only while it has stock.
    const least = boat.essential[l] === 1 ? floor : 0;
    if (boat.onHand[l]! - boat.flow[l]!.netNeed[until]! >= least) continue;
    loadPipeline(boat, l);
    until = troubleDay(boat, l, until, least);
  }
  return until;
}

/**
 * Stock after use that shows that the line runs at full rate: cover of at least c days before use, with a need of at most 1, is left
 * when c − 1 days are after it.
 */
function leastEvening({ model }: Boat): number {
  return Math.max(0, (model.plant.rationRate < 1 ? model.plant.rationBelowDays : 0) - 1);
}

/**
 * Follows one lane, loaded for day 0, and returns the first day, before `until`, on whose evening its stock is below `floor`; `until` when there is none.
 * Orders that cannot land in time, or (unless `needsLeast`) that need not for its stock to last, are left out, so its books mean nothing
 * afterwards. With `needsLeast`, `least` is its least evening stock.
 */
export function troubleDay(boat: Boat, l: number, until: number, floor: number, needsLeast = false): number {
  const { netNeed } = boat.flow[l]!;
  const enough = netNeed[until]! + floor - boat.onHand[l]!;
  const mayBeEnough = !needsLeast && until === boat.model.horizonDays;
  const tooLate = until - boat.fastestDays;
  let owed = owedAtStart(boat, l);
  for (let t = nextWork(boat, l, 0); t < tooLate; t = nextWork(boat, l, t + 1)) {
    if (mayBeEnough && boat.coming[l]! >= enough) break;
    const trouble = advance(boat, l, t, floor);
    if (trouble < NEVER) return trouble;
    owed = work(boat, l, t, owed);
  }
  const trouble = advance(boat, l, until, floor);
  if (trouble < NEVER) return trouble;
  const last = boat.onHand[l]! - netNeed[until]!;
  if (last < boat.least[l]!) boat.least[l] = last;
  return last < floor ? firstBelow(boat, l, floor) : until;
}

/** Follows one lane, loaded for day 0, up to the morning of day `until`, and leaves its books as they stand then. */
export function followLane(boat: Boat, l: number, until: number): void {
  const { onHand, onOrder, baseStock } = boat;
  let owed = owedAtStart(boat, l);
  for (let t = nextWork(boat, l, 0); t < until; t = nextWork(boat, l, t + 1)) {
    advance(boat, l, t, Number.NEGATIVE_INFINITY);
    owed = work(boat, l, t, owed);
  }
  advance(boat, l, until, Number.NEGATIVE_INFINITY);
  owed += refusedBefore(boat, l, until);
  const used = boat.flow[l]!.netNeed[until]!;
  onHand[l]! -= used;
  onOrder[l] = baseStock[l]! - owed - used - onHand[l]!;
}

/** What stock on hand and on order lacks to the base stock, apart from what is used from now on. */
function owedAtStart({ baseStock, onHand, onOrder }: Boat, l: number): number {
  return baseStock[l]! - onHand[l]! - onOrder[l]!;
}

/** The next day from t on on which the lane orders or its licence has something to do, as things stand. */
function nextWork(boat: Boat, l: number, t: number): number {
  const order = boat.nextOrderDay[l]!;
  return boat.maker.validityDays > 0 ? Math.min(order, nextPeriodWork(boat, l, t)) : order;
}

/** Steps 2 and 5 of day t for the lane's papers; returns what is owed after it. */
function work(boat: Boat, l: number, t: number, owedBefore: number): number {
  const { maker, nextOrderDay } = boat;
  const periods = maker.validityDays > 0;
  let owed = owedBefore + refusedBefore(boat, l, t + 1);
  if (periods) workPeriodLicence(boat, l, t);
  if (t === nextOrderDay[l]) {
    nextOrderDay[l] = t + maker.cycleDays;
    const goods = owed + boat.flow[l]!.netNeed[t + 1]!;
    if (goods >= LEAST_ORDER) {
      owed -= goods;
      fileOrder(boat, l, t, goods);
    }
  }
  if (periods) fileRenewal(boat, l, t);
  return owed;
}

/** Goods refused since last asked, before day t. */
function refusedBefore({ refused }: Boat, l: number, t: number): number {
  let goods = 0;
  while (nextDay(refused, l) < t) goods += refused.goods[take(refused, l)]!;
  return goods;
}

/**
 * Takes the lane's departures and landings before day t in their order. While a lane is followed, `onHand` is gross of `netNeed`. Stops at the first
 * evening below `floor` and returns its day; else `NEVER`.
 */
function advance(boat: Boat, l: number, t: number, floor: number): number {
  const { arriving, leaving, onHand, least } = boat;
  const { netNeed } = boat.flow[l]!;
  for (;;) {
    const landing = nextDay(arriving, l);
    const departure = nextDay(leaving, l) >> 1;
    const next = landing < departure ? landing : departure;
    if (next >= t) return NEVER;
    const evening = onHand[l]! - netNeed[next]!;
    // On the very first day no evening has passed yet.
    if (next > 0 && evening < least[l]!) {
      least[l] = evening;
      if (evening < floor) return firstBelow(boat, l, floor);
    }
    if (departure <= landing) {
      const i = take(leaving, l);
      departByChoice(boat, l, leaving.day[i]!, leaving.goods[i]!, evening);
    } else {
      onHand[l]! += arriving.goods[take(arriving, l)]!;
    }
  }
}

/** The first day on whose evening stock on hand alone is below `floor`. */
function firstBelow(boat: Boat, l: number, floor: number): number {
  const { netNeed } = boat.flow[l]!;
  const most = boat.onHand[l]! - floor;
  let low = 1;
  let high = netNeed.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (netNeed[middle]! > most) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}
