import { type Boat, consign, landOn, leaveOn, NEVER } from './boat.ts';
import { onGrid } from './grid.ts';
import { fileForPeriod, grant } from './period-licence.ts';
import { cumulativeFree, type Supply } from './supply.ts';
import type { MarketWeather } from './weather.ts';

/** Opens the log of a new trial. */
export function openLog(boat: Boat): void {
  const { log } = boat;
  log.departed.fill(0);
  log.filed.fill(0);
  log.decided.fill(0);
  log.bindingLane.fill(0);
  log.leastCover.fill(Number.POSITIVE_INFINITY);
  log.plannedPerDay = 0;
}

/** Loads one lane for day 0: its share, its buffer, and the deliveries that were ordered before (model.md §5, Day 0). */
export function loadLane(boat: Boat, l: number, market: MarketWeather, supply: Supply): void {
  const lane = boat.maker.lanes[l]!;
  const share = onGrid(lane.licensedShare ?? market.licensedShare[lane.element]);
  boat.share[l] = share;
  boat.freeSupply[l] = cumulativeFree(supply, share);
  boat.log.plannedPerDay += share;
  clearBooks(boat, l);
  if (boat.luck.licenceDaysAtStart > 0) grant(boat, l, 0, boat.luck.licenceDaysAtStart);
  stockLane(boat, l, share);
}

function clearBooks(boat: Boat, l: number): void {
  boat.waiting[l] = 0;
  boat.validUntil[l] = 0;
  boat.renewOn[l] = NEVER;
  boat.decidedOn[l] = NEVER;
  boat.isPending[l] = 0;
  boat.filesLodged[l] = 0;
}

/** Stock on hand such that all goes to plan, and the pipeline behind it. */
function stockLane(boat: Boat, l: number, share: number): void {
  const { cycleDays, plannedDays } = boat.maker;
  const luck = boat.luck.lanes[l]!;
  const buffer = onGrid(luck.bufferDays);
  const phase = luck.phaseDays;
  const last = phase === 0 ? cycleDays : phase;
  const due = plannedDays - last;
  // The first delivery falls on the day in 1 … cycleDays congruent to `due`; without a pipeline, on its next repetition.
  const first = due >= 1 ? ((due - 1) % cycleDays) + 1 : cycleDays + (due % cycleDays);
  boat.baseStock[l] = buffer + share * (cycleDays + plannedDays - 1);
  boat.onHand[l] = buffer + share * first;
  boat.onOrder[l] = 0;
  boat.nextOrderDay[l] = phase === 0 ? 0 : cycleDays - phase;
  if (share > 0) {
    for (let day = due; day >= 1; day -= cycleDays) loadDelivery(boat, l, day, share * cycleDays);
  }
  if (boat.waiting[l]! > 0) fileForPeriod(boat, l, -1);
  if (boat.log.lanes.length > 0) {
    boat.log.lanes[l]!.onHandAtStart = boat.onHand[l]!;
    boat.log.lanes[l]!.onOrderAtStart = boat.onOrder[l]!;
  }
}

/** One delivery due on `day`: at sea, covered, cleared, or filed on the eve. */
function loadDelivery(boat: Boat, l: number, day: number, goods: number): void {
  const { maker, luck, desk } = boat;
  const phase = luck.lanes[l]!.phaseDays;
  const order = (day - maker.plannedDays + phase) / maker.cycleDays;
  const departure = Math.min(day - maker.transitDays, desk.horizonDays);
  boat.onOrder[l]! += goods;
  if (departure <= 0) landOn(boat, l, day, goods);
  else if (luck.licenceDaysAtStart > 0) leaveOn(boat, l, desk.nextPeriodDay[departure]!, goods);
  else if (luck.lanes[l]!.cleared(order)) leaveOn(boat, l, desk.nextOpenDay[departure]!, goods);
  else if (maker.validityDays === 0) consign(boat, l, order, -1, goods);
  else boat.waiting[l]! += goods;
}
