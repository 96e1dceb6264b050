import { roundAt } from '../model/fixed-point.ts';
import type { AutomakerState } from './automaker-state.ts';
import type { MarketDays } from './cumulative-need.ts';

/**
 * Steps 3 and 4 of a day, once goods have landed: free supply is added, then the line runs as fast as the scarcest essential lane lets it, is
 * rationed, halts or restarts (model.md §5, §6).
 */
export function produce(state: AutomakerState, marketDays: MarketDays, t: number): void {
  const { plant } = state.model;
  const { trajectory, inHand, onHand } = state;
  const wasHalted = t > 0 && trajectory.halted[t - 1] === 1;
  const need = marketDays.need[t]!;
  const scarcest = supplyAndFindScarcest(state, t, marketDays);
  const least = scarcest < 0 ? Number.POSITIVE_INFINITY : onHand[scarcest]! / need;
  const rationed = least < plant.rationBelowDays ? plant.rationRate : 1;
  const rate = least < rationed ? least : rationed;
  const halted = rate < plant.minimumRate || (wasHalted && least < plant.restartDays);
  trajectory.halted[t] = halted ? 1 : 0;
  trajectory.rate[t] = halted ? 0 : rate;
  if (halted && !wasHalted) trajectory.bindingLane[t] = scarcest + 1;
  if (halted) return;
  inHand[0] = rate * need;
  roundAt(inHand, 0);
  consume(state, t);
}

/**
 * Adds what needs no licence, and returns the essential lane with the least cover, the first by atomic number and chain among
 * equals; −1 without one.
 */
function supplyAndFindScarcest(state: AutomakerState, t: number, marketDays: MarketDays): number {
  const { onHand, essential, isRecorded, activeLanes } = state;
  let scarcest = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = state.activeFrom; i < activeLanes.length; i++) {
    const l = activeLanes[i]!;
    const before = onHand[l]!;
    addFreeSupply(state, l, marketDays, t);
    const stock = onHand[l]!;
    if (isRecorded) logStock(state, l, t, before, marketDays.need[t]!);
    // Stocks on the grid differ by more than rounding of their cover could hide.
    if (stock < least && essential[l] === 1) {
      least = stock;
      scarcest = l;
    }
  }
  return scarcest;
}

/** Free supply of a day, which never lifts stock above the base stock plus the day's need. */
export function addFreeSupply(
  { onHand, baseStock, cumulativeNetNeed }: AutomakerState,
  l: number,
  marketDays: MarketDays,
  t: number,
): void {
  const need = marketDays.need[t]!;
  const net = cumulativeNetNeed[l]!;
  const room = baseStock[l]! + need - onHand[l]!;
  const offered = need - (net[t + 1]! - net[t]!);
  if (room >= offered) onHand[l]! += offered;
  else if (room > 0) onHand[l]! += room;
}

function logStock(
  { trajectory, onHand }: AutomakerState,
  l: number,
  t: number,
  before: number,
  need: number,
): void {
  const stock = onHand[l]!;
  const cover = stock / need;
  trajectory.lanes[l]!.freeSupply[t] = stock - before;
  trajectory.lanes[l]!.stock[t] = stock;
  if (cover < trajectory.leastCover[l]!) trajectory.leastCover[l] = cover;
}

/** A running line uses the amount in hand of every lane, as far as it is there. */
function consume(state: AutomakerState, t: number): void {
  const { onHand, inHand, isRecorded, trajectory, activeLanes } = state;
  const amount = inHand[0]!;
  for (let i = state.activeFrom; i < activeLanes.length; i++) {
    const l = activeLanes[i]!;
    const before = onHand[l]!;
    const used = before < amount ? before : amount;
    onHand[l] = before - used;
    if (isRecorded) trajectory.lanes[l]!.used[t] = used;
  }
}
