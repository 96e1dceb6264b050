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

/** Loads one lane for day 0: its stock, and the deliveries that were ordered before (model.md §5, Day 0). */
export function loadLane(boat: Boat, l: number, market: MarketWeather, supply: Supply): void {
  loadStock(boat, l, market, supply);
  loadPipeline(boat, l);
}

/** The lane's share and its stock on hand, such that all goes to plan until the first delivery. */
export function loadStock(boat: Boat, l: number, market: MarketWeather, supply: Supply): void {
  const { cycleDays, plannedDays, lanes } = boat.maker;
  const luck = boat.luck.lanes[l]!;
  const share = onGrid(lanes[l]!.licensedShare ?? market.licensedShare[lanes[l]!.element]);
  const buffer = onGrid(luck.bufferDays);
  const due = lastDelivery(boat, l);
  // The first delivery falls on the day in 1 … cycleDays congruent to the last; without a pipeline, on its next repetition.
  const first = due >= 1 ? ((due - 1) % cycleDays) + 1 : cycleDays + (due % cycleDays);
  boat.share[l] = share;
  boat.freeSupply[l] = cumulativeFree(supply, share);
  boat.baseStock[l] = buffer + share * (cycleDays + plannedDays - 1);
  boat.onHand[l] = buffer + share * first;
}

/** The books of the lane: its licence, its next order, and what is on order. */
export function loadPipeline(boat: Boat, l: number): void {
  const { cycleDays } = boat.maker;
  const { phaseDays } = boat.luck.lanes[l]!;
  const share = boat.share[l]!;
  clearBooks(boat, l);
  boat.log.plannedPerDay += share;
  boat.nextOrderDay[l] = phaseDays === 0 ? 0 : cycleDays - phaseDays;
  if (boat.luck.licenceDaysAtStart > 0) grant(boat, l, 0, boat.luck.licenceDaysAtStart);
  if (share > 0) {
    for (let day = lastDelivery(boat, l); day >= 1; day -= cycleDays) {
      loadDelivery(boat, l, day, share * cycleDays);
    }
  }
  if (boat.waiting[l]! > 0) fileForPeriod(boat, l, -1);
  if (boat.log.lanes.length > 0) {
    boat.log.lanes[l]!.onHandAtStart = boat.onHand[l]!;
    boat.log.lanes[l]!.onOrderAtStart = boat.onOrder[l]!;
  }
}

function clearBooks(boat: Boat, l: number): void {
  boat.onOrder[l] = 0;
  boat.waiting[l] = 0;
  boat.validUntil[l] = 0;
  boat.renewOn[l] = NEVER;
  boat.decidedOn[l] = NEVER;
  boat.isPending[l] = 0;
  boat.filesLodged[l] = 0;
}

/** The day on which the order placed last before day 0 is due; not above 0 when it has come already. */
function lastDelivery({ maker, luck }: Boat, l: number): number {
  const phase = luck.lanes[l]!.phaseDays;
  return maker.plannedDays - (phase === 0 ? maker.cycleDays : phase);
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
