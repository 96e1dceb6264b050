import type { AutomakerContext } from './automaker-context.ts';
import { peekDay, pop, schedule } from './consignment-queue.ts';
import { type DecisionCache, decisionOf } from './decision-cache.ts';
import type { Pipeline } from './ledger.ts';

/*
 * When goods may depart is settled as soon as their application is filed: nothing that an automaker
 * does later changes it. So a consignment is not followed day by day; it is scheduled for the next day
 * on which it matters. Quantities are told by list and index, as passing a number may allocate.
 */

/**
 * Files for one shipment: the goods depart when approved and no embargo holds them, or are written off
 * when refused.
 */
export function fileAndShip(
  context: AutomakerContext,
  pipeline: Pipeline,
  decisions: DecisionCache,
  l: number,
  quantities: Float64Array,
  order: number,
  filedOn: number,
): void {
  const { desk } = context;
  const decision = decisionOf(context, decisions, l, order, filedOn);
  const day = decision >> 1;
  if (day >= desk.horizonDays) return;
  if (decision & 1) shipOn(context, pipeline, l, quantities, desk.nextDepartureDay[day]!, false);
  else schedule(pipeline.refused, l, day, quantities, l);
}

/**
 * Ships the lane's quantity on a day, before its arrivals or after them. A day beyond the horizon ships
 * nothing.
 */
export function shipOn(
  context: AutomakerContext,
  pipeline: Pipeline,
  l: number,
  quantities: Float64Array,
  day: number,
  afterArrivals: boolean,
): void {
  if (day >= context.model.horizonDays) return;
  const key = departureKey(day, afterArrivals);
  if (context.usesAir) schedule(pipeline.toDepart, l, key, quantities, l);
  else arriveOn(context, pipeline, l, quantities, l, arrivalOf(key, context.automaker.transitDays));
}

/** Orders departures: before the arrivals of a day, then after them. */
export function departureKey(day: number, afterArrivals: boolean): number {
  return 2 * day + (afterArrivals ? 1 : 0);
}

/**
 * Sends off all goods due to depart up to a key: by air when stock was low at the start of the day,
 * else by sea.
 */
export function dispatchUpTo(
  context: AutomakerContext,
  pipeline: Pipeline,
  openingStock: Float64Array,
  l: number,
  key: number,
): void {
  const { automaker } = context;
  const { toDepart } = pipeline;
  while (peekDay(toDepart, l) <= key) {
    const isLow = openingStock[l]! < automaker.expediteBelowDays;
    const transitDays = isLow ? automaker.expediteTransitDays : automaker.transitDays;
    const i = pop(toDepart, l);
    if (isLow) pipeline.flown[0]! += toDepart.quantity[i]!;
    arriveOn(context, pipeline, l, toDepart.quantity, i, arrivalOf(toDepart.day[i]!, transitDays));
  }
}

/**
 * Returns the day of arrival, before production. What departs after the arrivals of a day, without
 * transit, arrives on the next day.
 */
export function arrivalOf(key: number, transitDays: number): number {
  const day = key >> 1;
  return transitDays === 0 ? day + (key & 1) : day + transitDays;
}

/** Lets the quantity `from[i]` arrive on a day, if that is within the horizon. */
export function arriveOn(
  { model }: AutomakerContext,
  { inTransit }: Pipeline,
  l: number,
  from: Float64Array,
  i: number,
  day: number,
): void {
  if (day < model.horizonDays) schedule(inTransit, l, day, from, i);
}
