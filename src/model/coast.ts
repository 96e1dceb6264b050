import type { Boat } from './boat.ts';
import { NEVER, nextDay } from './due-list.ts';
import { beginToFollow, endToFollow, firstBelow, letMove, nextWork, work } from './follow-lane.ts';
import type { Supply } from './supply.ts';

/*
 * At full rate lanes do not touch each other, and one that has nothing to do need not be looked at. When each is due next is told by one number: four times the day,
 * and more where something happens to it; else the line may not run at full rate on that day. Such days come first.
 */
const HAPPENS = { landing: 1, paper: 2 } as const;
const WHAT = 3;

/** The line ran on the day before: runs it at full rate up to the first day on which that is not plain, or the end of its trouble, and returns that day. */
export function coast(boat: Boat, supply: Supply, from: number): number {
  const { due, crew, troubleUntil: until } = boat;
  if (from >= until || !mayCoast(boat, supply)) return from;
  for (let i = boat.crewFrom; i < crew.length; i++) {
    beginToFollow(boat, crew[i]!, from);
    lookOut(boat, crew[i]!, from, until);
  }
  for (;;) {
    let next = 4 * until;
    let l = 0;
    for (let i = boat.crewFrom; i < crew.length; i++) {
      const key = due[crew[i]!]!;
      if (key >= next) continue;
      next = key;
      l = crew[i]!;
    }
    const t = next >> 2;
    if ((next & WHAT) === 0) return comeTo(boat, t);
    if (next & HAPPENS.paper) work(boat, l, t);
    letMove(boat, l, t + 1);
    lookOut(boat, l, t + 1, until);
  }
}

/** Not where lanes are logged day by day, nor where stock may rise, or stands above its base, beyond which free supply is cut off. */
function mayCoast({ isLogged, crew, crewFrom, maker, onHand, baseStock }: Boat, supply: Supply): boolean {
  if (isLogged) return false;
  for (let i = crewFrom; i < crew.length; i++) {
    const l = crew[i]!;
    if (supply.neverExceedsNeed[maker.lanes[l]!.share] === 0 || onHand[l]! > baseStock[l]!) return false;
  }
  return true;
}

/** Writes when the lane is next due, day t or later. */
function lookOut(boat: Boat, l: number, t: number, until: number): void {
  const { due, onHand, floor, owed, arriving, leaving, mayFly } = boat;
  const netNeed = boat.netNeed[l]!;
  const landing = nextDay(arriving, l);
  const departure = mayFly ? nextDay(leaving, l) >> 1 : NEVER;
  const soonest = landing < departure ? landing : departure;
  const paper = nextWork(boat, l, t);
  const next = soonest < paper ? soonest : paper;
  const spare = onHand[l]! - floor[l]!;
  const evening = next < until ? next : until;
  if (netNeed[evening]! > spare) {
    const low = firstBelow(boat, l);
    due[l] = 4 * (low > t ? low : t);
    return;
  }
  if (next >= until) {
    due[l] = 4 * until;
    return;
  }
  // Goods that land on that day by several ways are not all counted: then it is sailed in vain.
  const lands = landing === next ? arriving.goods[arriving.head[l]!]! : 0;
  const isLow = netNeed[next + 1]! > spare + lands;
  // As long as more is on hand and on order than the base stock, from when the line stood, a landing may lift stock to where free supply is cut off.
  const mayExceed = owed[l]! + netNeed[next]! < 0;
  const what = paper === next ? HAPPENS.paper : HAPPENS.landing;
  due[l] = 4 * next + (isLow || mayExceed ? 0 : what);
}

/** Leaves the lanes as the morning of day t finds them. */
function comeTo(boat: Boat, t: number): number {
  const { crew } = boat;
  for (let i = boat.crewFrom; i < crew.length; i++) endToFollow(boat, crew[i]!, t);
  return t;
}
