import type { Boat } from './boat.ts';
import { decide } from './review.ts';
import type { AutomakerWeather } from './weather.ts';

/** What became of the orders of one trial that were filed one by one, as far as they were asked about (`review.ts`). */
export interface Fates {
  /** Orders of a lane that there is room for, and how many of them may be placed before day 0. */
  readonly room: number;
  readonly before: number;
  readonly known: Int32Array;
}

/** Not asked about yet. */
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
  const fate = decide(model, desk, luck.lanes[l]!, order, filedOn, maker.priority);
  known[i] = fate;
  return fate;
}
