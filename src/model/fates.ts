import type { Boat } from './boat.ts';
import { takenUpOn } from './licence-desk.ts';
import { decide, decideFrom, emptyReviews, endReview } from './review.ts';
import type { AutomakerWeather } from './weather.ts';

/** What became of the orders of one trial that were filed one by one, as far as they were asked about (`review.ts`). */
export interface Fates {
  /** Orders of a lane that there is room for, and how many of them may be placed before day 0. */
  readonly room: number;
  readonly before: number;
  readonly known: Int32Array;
}

/** Not asked about yet. */
export const UNKNOWN = -1;

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
  if (known[i] !== UNKNOWN) return known[i]!;
  const { model, desk, luck, maker } = boat;
  const fate = decide(model, desk, luck.lanes[l]!, order, filedOn, maker.priority);
  known[i] = fate;
  return fate;
}

/** Makes known the fate of an order placed on day `filedOn`, from day 0 on, and where luck comes in fours those of its neighbours, which are asked about next. */
export function foresee(boat: Boat, l: number, order: number, filedOn: number): void {
  if (boat.luck.lanes[l]!.drawFour) decideFour(boat, l, order & ~3);
  else fateOf(boat, l, order, filedOn);
}

/** First reviews of four files. */
const four = emptyReviews(4);

/** The fates of four orders, as far as they are placed within the horizon. */
function decideFour(boat: Boat, l: number, first: number): void {
  const { model, desk, luck, maker, fates } = boat;
  const { known } = fates;
  const { cycleDays, priority } = maker;
  const lane = luck.lanes[l]!;
  const waits = model.hasQueue && !priority;
  const at = l * fates.room + fates.before + first;
  let t = first * cycleDays - lane.phaseDays;
  lane.drawFour!(first, four);
  for (let k = 0; k < 4; k++, t += cycleDays) {
    if (t < 0) continue;
    if (t >= desk.horizonDays) return;
    const end = endReview(desk, four, k, waits ? takenUpOn(model, desk, t, priority) : t + 1);
    known[at + k] = end >= 0 ? end : decideFrom(desk, lane, first + k, 1, -end);
  }
}
