import type { Boat } from './boat.ts';
import { clear, NEVER } from './due-list.ts';
import { consign, landOn, leaveOn } from './goods.ts';
import { toGrid } from './grid.ts';
import { fileForPeriod, grant } from './period-licence.ts';
import { netNeedOf, type Supply } from './supply.ts';

/** Opens the log of a new trial, for a line that runs at full rate. */
export function openLog({ log, isLogged }: Boat): void {
  log.rate.fill(1);
  log.halted.fill(0);
  log.bindingLane.fill(0);
  if (!isLogged) return;
  log.departed.fill(0);
  log.filed.fill(0);
  log.decided.fill(0);
  log.leastCover.fill(Number.POSITIVE_INFINITY);
  log.plannedPerDay = 0;
}

/** The buffer of the lane at hand. */
const buffer = new Float64Array(1);

/** The lane's share and its stock on hand, such that all goes to plan until the first delivery (model.md §5, Day 0). */
export function loadStock(boat: Boat, l: number, supply: Supply): void {
  const { cycleDays, plannedDays, lanes } = boat.maker;
  const share = supply.share[lanes[l]!.share]!;
  buffer[0] = boat.luck.lanes[l]!.bufferDays;
  toGrid(buffer, 0);
  const first = firstDelivery(boat, l);
  boat.share[l] = share;
  boat.firstDelivery[l] = first;
  boat.baseStock[l] = buffer[0]! + share * (cycleDays + plannedDays - 1);
  boat.onHand[l] = buffer[0]! + share * first;
}

/** The books of a lane whose stock is loaded: what it uses, its licence, its next order, and the deliveries that were ordered before. */
export function loadBooks(boat: Boat, l: number, supply: Supply): void {
  const { cycleDays } = boat.maker;
  const { phaseDays } = boat.luck.lanes[l]!;
  const share = boat.share[l]!;
  clearBooks(boat, l);
  boat.netNeed[l] = netNeedOf(supply, boat.maker.lanes[l]!.share);
  boat.nextOrderDay[l] = phaseDays === 0 ? 0 : cycleDays - phaseDays;
  if (boat.luck.licenceDaysAtStart > 0) grant(boat, l, 0, boat.luck.licenceDaysAtStart);
  if (share > 0) {
    const last = lastDelivery(boat, l);
    for (let day = boat.firstDelivery[l]!; day <= last; day += cycleDays) {
      boat.inHand[0] = share * cycleDays;
      loadDelivery(boat, l, day);
    }
  }
  if (boat.waiting[l]! > 0) fileForPeriod(boat, l, -1);
  if (boat.isLogged) {
    boat.log.plannedPerDay += share;
    boat.log.lanes[l]!.onHandAtStart = boat.onHand[l]!;
    boat.log.lanes[l]!.onOrderAtStart = boat.onOrder[l]!;
  }
}

function clearBooks(boat: Boat, l: number): void {
  clear(boat.leaving, l);
  clear(boat.arriving, l);
  clear(boat.refused, l);
  boat.onOrder[l] = 0;
  boat.waiting[l] = 0;
  boat.validUntil[l] = 0;
  boat.renewOn[l] = NEVER;
  boat.decidedOn[l] = NEVER;
  boat.isPending[l] = 0;
  boat.filesLodged[l] = 0;
}

/** The first delivery falls on the day in 1 … cycleDays congruent to the last; without a pipeline, on its next repetition. */
function firstDelivery(boat: Boat, l: number): number {
  const { cycleDays } = boat.maker;
  const last = lastDelivery(boat, l);
  return last >= 1 ? ((last - 1) % cycleDays) + 1 : cycleDays + (last % cycleDays);
}

/** The day on which the order placed last before day 0 is due; not above 0 when it has come already. */
export function lastDelivery({ maker, luck }: Boat, l: number): number {
  const phase = luck.lanes[l]!.phaseDays;
  return maker.plannedDays - (phase === 0 ? maker.cycleDays : phase);
}

/** The goods in hand, due on `day`: at sea, covered, cleared, or filed on the eve. */
function loadDelivery(boat: Boat, l: number, day: number): void {
  const { maker, luck, desk, inHand } = boat;
  const phase = luck.lanes[l]!.phaseDays;
  const order = (day - maker.plannedDays + phase) / maker.cycleDays;
  const departure = Math.min(day - maker.transitDays, desk.horizonDays);
  boat.onOrder[l]! += inHand[0]!;
  if (departure <= 0) landOn(boat, l, day);
  else if (luck.licenceDaysAtStart > 0) leaveOn(boat, l, desk.nextPeriodDay[departure]!, false);
  else if (luck.lanes[l]!.cleared(order)) leaveOn(boat, l, desk.nextOpenDay[departure]!, false);
  else if (maker.validityDays === 0) consign(boat, l, order, -1);
  else boat.waiting[l]! += inHand[0]!;
}
