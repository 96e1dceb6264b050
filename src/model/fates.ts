import type { Boat } from './boat.ts';
import { atHand, decide, decideFrom, endReview } from './review.ts';
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
 * Looks at the first reviews of `count` orders, placed from day `first` on, a cycle apart. Makes known how those end, and marks in `inTime` who then lands by
 * `due`, or as many cycles later as it was placed; of those placed before day 0, which luck clears, none.
 */
export function foresee(
  boat: Boat,
  l: number,
  order: number,
  first: number,
  count: number,
  due: number,
): void {
  const { maker, luck, fates, desk, inTime, slowestDays, waits } = boat;
  const { nextOpenDay, horizonDays } = desk;
  const { known } = fates;
  const lane = luck.lanes[l]!;
  const at = l * fates.room + fates.before + order;
  inTime.fill(0, 0, count);
  if (waits || !lane.drawReview) return;
  for (let k = 0; k < count; k++) {
    const later = k * maker.cycleDays;
    const from = first + 1 + later;
    if (from < 1) continue;
    if (from >= horizonDays) return;
    lane.drawReview(order + k, 0, atHand);
    const end = endReview(desk, atHand, from);
    known[at + k] = end < 0 ? end - 1 : end;
    if (end > 0 && (end & 1) === 1 && nextOpenDay[end >> 1]! + slowestDays <= due + later) inTime[k] = 1;
  }
}
