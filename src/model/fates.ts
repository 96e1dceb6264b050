import type { Boat } from './boat.ts';
import { decide, decideFrom, endReview } from './review.ts';
import type { AutomakerWeather } from './weather.ts';

/** What became of the orders of one trial that were filed one by one, as far as they were asked about (`review.ts`). */
export interface Fates {
  /** Orders of a lane that there is room for, and how many of them may be placed before day 0. */
  readonly room: number;
  readonly before: number;
  readonly known: Int32Array;
}

/** Not asked about yet. What is less tells of a file that was returned: the other way round, the day before the next review begins. */
const UNKNOWN = -1;

export function emptyFates(lanes: number, room: number, before: number): Fates {
  return { room, before, known: new Int32Array(lanes * room).fill(UNKNOWN) };
}

/** The boat meets the luck of another trial. */
export function meetLuck(boat: Boat, luck: AutomakerWeather): void {
  boat.luck = luck;
  boat.fates.known.fill(UNKNOWN);
}

/**
 * The fate of the file of an order, placed on day `filedOn` (−1 for the eve). An order is placed on one day or not at all, so it is weather:
 * it is decided once, however often a lane is looked at and sailed.
 */
export function fateOf(boat: Boat, l: number, order: number, filedOn: number): number {
  const { room, before, known } = boat.fates;
  const i = l * room + order + before;
  const seen = known[i]!;
  if (seen >= 0) return seen;
  const { model, desk, luck, maker } = boat;
  const lane = luck.lanes[l]!;
  const fate =
    seen === UNKNOWN
      ? decide(model, desk, lane, order, filedOn, maker.priority)
      : decideFrom(desk, lane, order, 1, -seen - 1);
  known[i] = fate;
  return fate;
}

/**
 * Looks at the first reviews of `count` orders at once, placed from day `first` on, a cycle apart. Makes known how those end, and marks in `inTime` who then lands by
 * its due day.
 */
export function foresee(boat: Boat, l: number, order: number, first: number, count: number): void {
  const { maker, luck, fates, desk, reviews, inTime, dueDays, slowestDays } = boat;
  const lane = luck.lanes[l]!;
  const { cycleDays } = maker;
  // Of those placed before day 0 others know.
  let before = 0;
  for (let t = first; t < 0 && before < count; t += cycleDays) inTime[before++] = 0;
  if (before === count) return;
  if (boat.waits || !lane.drawFirst) {
    inTime.fill(0, before, count);
    return;
  }
  const { regimeOfDay, stayEnd, workedBefore, workedByEnd, workingDays, nextOpenDay, horizonDays } = desk;
  const { efforts, outcomes } = reviews;
  const { known } = fates;
  const from4 = (order + before) & ~3;
  const skip = order - from4;
  lane.drawFirst(from4, skip + count, reviews);
  const at = l * fates.room + fates.before + order;
  let stay = 0;
  let workedByThen = 0;
  let pace = 0;
  let returnedBelow = 0;
  let approvedBelow = 0;
  let from = first + before * cycleDays + 1;
  let k = before;
  for (; k < count && from < horizonDays; k++, from += cycleDays) {
    if (from >= stay) {
      const regime = regimeOfDay[from]!;
      stay = stayEnd[from]!;
      workedByThen = workedByEnd[from]!;
      pace = desk.speed[regime]!;
      returnedBelow = desk.returnedBelow[regime]!;
      approvedBelow = desk.approvedBelow[regime]!;
    }
    const worked = workedBefore[from]!;
    const effort = efforts[skip + k]!;
    let end: number;
    if (pace * (workedByThen - worked) >= effort) {
      const day = workingDays[worked + Math.ceil(pace === 1 ? effort : effort / pace) - 1]!;
      const outcome = outcomes[skip + k]!;
      if (outcome < returnedBelow) end = -day - 1;
      else end = 2 * day + (outcome < approvedBelow ? 1 : 0);
    } else end = endReview(desk, reviews, skip + k, from);
    known[at + k] = end < 0 ? end - 1 : end;
    inTime[k] = end > 0 && (end & 1) === 1 && nextOpenDay[end >> 1]! + slowestDays <= dueDays[k]! ? 1 : 0;
  }
  // An order that is due before it is placed.
  if (k < count) inTime.fill(0, k, count);
}
