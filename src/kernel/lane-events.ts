import type { AutomakerContext } from './automaker-context.ts';
import type { AutomakerState } from './automaker-state.ts';
import { peekDay } from './consignment-queue.ts';
import { departureKey, dispatchUpTo } from './consignments.ts';
import { initialPipeline, initialStock } from './initial-state.ts';
import { order, receive } from './lane-day.ts';
import type { Pipeline } from './ledger.ts';

/*
 * While the line runs at full rate its lanes do not influence each other, so each can be followed by
 * itself, from event to event.
 *
 * Free supply must never exceed the need. Then closing stock never rises between movements of goods, so
 * it is least before one; and stock on hand and on order never exceeds the order-up-to level, so free
 * supply is never cut off.
 */

/** Takes one lane from day 0 to the morning of day `until`, all at full rate. */
export function advanceLane(state: AutomakerState, l: number, until: number): void {
  const { nextEvent } = state.eventTime;
  initialStock(state.context, state.ledger, l);
  initialPipeline(state, l);
  nextEvent[l] = nextEventDay(state, l);
  while (nextEvent[l]! < until) processEvent(state, l, nextEvent[l]!);
}

/** Processes all that happens to a lane on day t, at full rate. */
export function processEvent(state: AutomakerState, l: number, t: number): void {
  receive(state.context, state.ledger, state.eventTime.openingStock, l, t, departureKey(t, false));
  closeDay(state, l, t);
}

/** Orders what is due on day t, whose goods may depart at once, and sets the lane's next event. */
export function closeDay(state: AutomakerState, l: number, t: number): void {
  const { context, ledger, eventTime } = state;
  order(state, l, t);
  if (context.usesAir)
    dispatchUpTo(context, ledger.pipeline, eventTime.openingStock, l, departureKey(t, true));
  eventTime.nextEvent[l] = nextEventDay(state, l);
}

/** Returns the next day on which the lane orders, renews its licence, or goods depart or arrive. */
export function nextEventDay(state: AutomakerState, l: number): number {
  const files = nextFiling(state, l);
  const moves = nextMovement(state.ledger.pipeline, l);
  return files < moves ? files : moves;
}

function nextFiling({ eventTime, licences }: AutomakerState, l: number): number {
  const orders = eventTime.nextOrder[l]!;
  const renews = licences.renewOn[l]!;
  return orders < renews ? orders : renews;
}

function nextMovement({ inTransit, toDepart }: Pipeline, l: number): number {
  const arrival = peekDay(inTransit, l);
  const departure = peekDay(toDepart, l) >> 1;
  return arrival < departure ? arrival : departure;
}

/**
 * Follows one lane from day 0 to the horizon and returns its least closing stock, or the first that is
 * below `floor`. Orders that cannot arrive in time are left out.
 */
export function leastClosingStock(state: AutomakerState, l: number, floor: number): number {
  const { context, ledger, eventTime } = state;
  const { grossStock, pipeline } = ledger;
  const { horizonDays } = context.model;
  const netNeed = ledger.netNeed[l]!;
  const tooLate = horizonDays - leastDays(context, l);
  let least = Number.POSITIVE_INFINITY;
  initialStock(context, ledger, l);
  initialPipeline(state, l);
  for (;;) {
    const filing = nextFiling(state, l);
    const until = filing < tooLate ? filing : horizonDays;
    for (let t = nextMovement(pipeline, l); t <= until && t < horizonDays; t = nextMovement(pipeline, l)) {
      // Before the first day none has closed yet.
      if (t > 0) least = Math.min(least, grossStock[l]! - netNeed[t]!);
      if (least < floor) return least;
      receive(context, ledger, eventTime.openingStock, l, t, departureKey(t, false));
    }
    if (until === horizonDays) break;
    closeDay(state, l, until);
  }
  return Math.min(least, grossStock[l]! - netNeed[horizonDays]!);
}

/** Returns the least days from an order of the lane to its arrival. */
function leastDays({ automaker, inputs, minTransitDays }: AutomakerContext, l: number): number {
  if (inputs.lanes[l]!.hasAssemblies !== true) return minTransitDays;
  return Math.min(minTransitDays, automaker.lanes[l]!.assembly.leadDays);
}
