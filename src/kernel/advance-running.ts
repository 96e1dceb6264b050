import type { AutomakerState } from './automaker-state.ts';
import { processEvent } from './lane-events.ts';
import type { Ledger } from './ledger.ts';

/*
 * While a line runs at full rate its lanes do not influence each other, and one without an event need
 * not be looked at. So the events of all lanes are processed in the order of their days, until a day
 * comes on which a lane may be short.
 */

/**
 * Advances a line at full rate from day `from` to the first day on which a lane may be short. Returns
 * that day, or the end of the shortage window if it comes first.
 */
export function advanceRunning(state: AutomakerState, from: number): number {
  const { activeLanes, activeFrom, shortUntil } = state.screening;
  const { nextLook } = state.eventTime;
  if (from >= shortUntil || !canAdvance(state, from)) return from;
  for (let i = activeFrom; i < activeLanes.length; i++) scheduleLook(state, activeLanes[i]!, from);
  for (;;) {
    let next = 2 * shortUntil;
    let l = 0;
    for (let i = activeFrom; i < activeLanes.length; i++) {
      const look = nextLook[activeLanes[i]!]!;
      if (look >= next) continue;
      next = look;
      l = activeLanes[i]!;
    }
    const t = next >> 1;
    if ((next & 1) === 0) return t;
    processEvent(state, l, t);
    scheduleLook(state, l, t + 1);
  }
}

/**
 * Returns whether free supply is never cut off. It does not exceed the need, nor do stock on hand and
 * on order exceed the order-up-to level.
 */
function canAdvance({ context, ledger, screening }: AutomakerState, t: number): boolean {
  const { market, automaker } = context;
  const { activeLanes, activeFrom } = screening;
  for (let i = activeFrom; i < activeLanes.length; i++) {
    const l = activeLanes[i]!;
    if (market.neverExceedsNeed[automaker.lanes[l]!.share] === 0 || isAboveLevel(ledger, l, t)) return false;
  }
  return true;
}

function isAboveLevel(
  { grossStock, netNeed, onOrder, orderUpToLevel }: Ledger,
  l: number,
  t: number,
): boolean {
  return grossStock[l]! - netNeed[l]![t]! + onOrder[l]! > orderUpToLevel[l]!;
}

/**
 * Sets when the lane is to be looked at from day t on: twice the day of its next event, and 1 more.
 * Where it may be short by then, twice the first day on which that is so.
 */
function scheduleLook({ ledger, screening, eventTime }: AutomakerState, l: number, t: number): void {
  const { nextEvent, nextLook } = eventTime;
  const { shortUntil } = screening;
  const netNeed = ledger.netNeed[l]!;
  const usable = ledger.grossStock[l]! - screening.lineFloor;
  const event = nextEvent[l]!;
  // What arrives on the day of the event is not counted.
  if (netNeed[event < shortUntil ? event + 1 : shortUntil]! <= usable) {
    nextLook[l] = event < shortUntil ? 2 * event + 1 : 2 * shortUntil;
    return;
  }
  let short = t;
  while (netNeed[short + 1]! <= usable) short += 1;
  nextLook[l] = 2 * short;
}
