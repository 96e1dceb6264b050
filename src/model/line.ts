import type { Boat } from './boat.ts';
import { toGrid } from './grid.ts';
import type { Supply } from './supply.ts';

/**
 * Steps 3 and 4 of a day, once goods have landed: free supply is added, then the line runs as fast as the scarcest essential lane lets it, is
 * rationed, halts or restarts (model.md §5, §6).
 */
export function runLine(boat: Boat, supply: Supply, t: number): void {
  const { plant } = boat.model;
  const { log, inHand, onHand } = boat;
  const wasHalted = t > 0 && log.halted[t - 1] === 1;
  const need = supply.need[t]!;
  const scarcest = supplyAndScan(boat, t, supply);
  const least = scarcest < 0 ? Number.POSITIVE_INFINITY : onHand[scarcest]! / need;
  const rationed = least < plant.rationBelowDays ? plant.rationRate : 1;
  const rate = least < rationed ? least : rationed;
  const halted = rate < plant.minimumRate || (wasHalted && least < plant.restartDays);
  log.halted[t] = halted ? 1 : 0;
  log.rate[t] = halted ? 0 : rate;
  if (halted && !wasHalted) log.bindingLane[t] = scarcest + 1;
  if (halted) return;
  inHand[0] = rate * need;
  toGrid(inHand, 0);
  use(boat, t);
}

/**
 * Adds what needs no licence, and returns the essential lane with the least cover, the first by atomic number and chain among
 * equals; −1 without one.
 */
function supplyAndScan(boat: Boat, t: number, supply: Supply): number {
  const { onHand, essential, isLogged, crew } = boat;
  let scarcest = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = boat.crewFrom; i < crew.length; i++) {
    const l = crew[i]!;
    const before = onHand[l]!;
    supplyLane(boat, l, supply, t);
    const stock = onHand[l]!;
    if (isLogged) logStock(boat, l, t, before, supply.need[t]!);
    // Stocks on the grid differ by more than rounding of their cover could hide.
    if (stock < least && essential[l] === 1) {
      least = stock;
      scarcest = l;
    }
  }
  return scarcest;
}

/** Free supply of a day, which never lifts stock above the base stock plus the day's need. */
export function supplyLane({ onHand, baseStock, netNeed }: Boat, l: number, supply: Supply, t: number): void {
  const need = supply.need[t]!;
  const net = netNeed[l]!;
  const room = baseStock[l]! + need - onHand[l]!;
  const offered = need - (net[t + 1]! - net[t]!);
  if (room >= offered) onHand[l]! += offered;
  else if (room > 0) onHand[l]! += room;
}

function logStock({ log, onHand }: Boat, l: number, t: number, before: number, need: number): void {
  const stock = onHand[l]!;
  const cover = stock / need;
  log.lanes[l]!.freeSupply[t] = stock - before;
  log.lanes[l]!.stock[t] = stock;
  if (cover < log.leastCover[l]!) log.leastCover[l] = cover;
}

/** A running line uses the amount in hand of every lane, as far as it is there. */
function use(boat: Boat, t: number): void {
  const { onHand, inHand, isLogged, log, crew } = boat;
  const amount = inHand[0]!;
  for (let i = boat.crewFrom; i < crew.length; i++) {
    const l = crew[i]!;
    const before = onHand[l]!;
    const used = before < amount ? before : amount;
    onHand[l] = before - used;
    if (isLogged) log.lanes[l]!.used[t] = used;
  }
}
