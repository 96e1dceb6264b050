import type { AutomakerState } from './automaker-state.ts';
import { NEVER, peekDay } from './consignment-queue.ts';
import type { MarketDays } from './cumulative-need.ts';
import {
  dayBelow,
  enterEventTime,
  leaveEventTime,
  nextEventDay,
  processEvent,
  processMovements,
} from './lane-events.ts';

/*
 * At full rate lanes do not touch each other, and one that has nothing to do need not be looked at. When each is due next is told by one number: four times the day,
 * and more where something happens to it; else the line may not run at full rate on that day. Such days come first.
 */
const HAPPENS = { landing: 1, paper: 2 } as const;
const WHAT = 3;

/** The line ran on the day before: runs it at full rate up to the first day on which that is not plain, or the end of its trouble, and returns that day. */
export function advanceRunning(state: AutomakerState, marketDays: MarketDays, from: number): number {
  const { due, activeLanes, shortUntil: until } = state;
  if (from >= until || !canAdvance(state, marketDays)) return from;
  for (let i = state.activeFrom; i < activeLanes.length; i++) {
    enterEventTime(state, activeLanes[i]!, from);
    scheduleLane(state, activeLanes[i]!, from, until);
  }
  for (;;) {
    let next = 4 * until;
    let l = 0;
    for (let i = state.activeFrom; i < activeLanes.length; i++) {
      const key = due[activeLanes[i]!]!;
      if (key >= next) continue;
      next = key;
      l = activeLanes[i]!;
    }
    const t = next >> 2;
    if ((next & WHAT) === 0) return settleLanes(state, t);
    if (next & HAPPENS.paper) processEvent(state, l, t);
    processMovements(state, l, t + 1);
    scheduleLane(state, l, t + 1, until);
  }
}

/** Not where lanes are logged day by day, nor where stock may rise, or stands above its base, beyond which free supply is cut off. */
function canAdvance(
  { isRecorded, activeLanes, activeFrom, automaker, onHand, baseStock }: AutomakerState,
  marketDays: MarketDays,
): boolean {
  if (isRecorded) return false;
  for (let i = activeFrom; i < activeLanes.length; i++) {
    const l = activeLanes[i]!;
    if (marketDays.neverExceedsNeed[automaker.lanes[l]!.share] === 0 || onHand[l]! > baseStock[l]!)
      return false;
  }
  return true;
}

/** Writes when the lane is next due, day t or later. */
function scheduleLane(state: AutomakerState, l: number, t: number, until: number): void {
  const { due, onHand, lineFloor, shortfall, inTransit, toDepart, usesAir } = state;
  const cumulativeNetNeed = state.cumulativeNetNeed[l]!;
  const landing = peekDay(inTransit, l);
  const departure = usesAir ? peekDay(toDepart, l) >> 1 : NEVER;
  const soonest = landing < departure ? landing : departure;
  const paper = nextEventDay(state, l, t);
  const next = soonest < paper ? soonest : paper;
  const spare = onHand[l]! - lineFloor[l]!;
  const evening = next < until ? next : until;
  if (cumulativeNetNeed[evening]! > spare) {
    const low = dayBelow(state, l);
    due[l] = 4 * (low > t ? low : t);
    return;
  }
  if (next >= until) {
    due[l] = 4 * until;
    return;
  }
  // Goods that land on that day by several ways are not all counted: then it is sailed in vain.
  const lands = landing === next ? inTransit.goods[inTransit.head[l]!]! : 0;
  const isLow = cumulativeNetNeed[next + 1]! > spare + lands;
  // As long as more is on hand and on order than the base stock, from when the line stood, a landing may lift stock to where free supply is cut off.
  const mayExceed = shortfall[l]! + cumulativeNetNeed[next]! < 0;
  const what = paper === next ? HAPPENS.paper : HAPPENS.landing;
  due[l] = 4 * next + (isLow || mayExceed ? 0 : what);
}

/** Leaves the lanes as the morning of day t finds them. */
function settleLanes(state: AutomakerState, t: number): number {
  const { activeLanes } = state;
  for (let i = state.activeFrom; i < activeLanes.length; i++) leaveEventTime(state, activeLanes[i]!, t);
  return t;
}
