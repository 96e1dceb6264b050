import type { Boat } from './boat.ts';
import { onGrid } from './grid.ts';
import type { Supply } from './supply.ts';

/**
 * Steps 3 and 4 of a day: free supply is added, then the line runs as fast as the scarcest essential lane lets it, is
 * rationed, halts or restarts (model.md §5, §6).
 */
export function runLine(boat: Boat, t: number, supply: Supply, wasHalted: boolean): void {
  const { plant } = boat.model;
  const { log } = boat;
  const need = supply.need[t]!;
  const scarcest = supplyAndScan(boat, t, need);
  const least = scarcest < 0 ? Number.POSITIVE_INFINITY : boat.onHand[scarcest]! / need;
  const rationed = least < plant.rationBelowDays ? plant.rationRate : 1;
  const rate = least < rationed ? least : rationed;
  const halted = rate < plant.minimumRate || (wasHalted && least < plant.restartDays);
  log.halted[t] = halted ? 1 : 0;
  log.rate[t] = halted ? 0 : rate;
  if (halted && !wasHalted) log.bindingLane[t] = scarcest + 1;
  if (!halted) use(boat, t, rate === 1 ? need : onGrid(rate * need));
}

/**
 * Adds what needs no licence, never lifting stock above the base stock plus the day's need, and returns the essential lane with
 * the least cover, the first by atomic number and chain among equals; −1 without one.
 */
function supplyAndScan(boat: Boat, t: number, need: number): number {
  const { onHand, baseStock, netNeed, essential, isLogged } = boat;
  let scarcest = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let l = 0; l < onHand.length; l++) {
    const before = onHand[l]!;
    const room = baseStock[l]! + need - before;
    const net = netNeed[l]!;
    const offered = need - (net[t + 1]! - net[t]!);
    const free = room > offered ? offered : Math.max(0, room);
    const stock = before + free;
    onHand[l] = stock;
    if (isLogged) logStock(boat, l, t, free, stock / need);
    // Stocks on the grid differ by more than rounding of their cover could hide.
    if (stock < least && essential[l] === 1) {
      least = stock;
      scarcest = l;
    }
  }
  return scarcest;
}

function logStock({ log, onHand }: Boat, l: number, t: number, free: number, cover: number): void {
  log.lanes[l]!.freeSupply[t] = free;
  log.lanes[l]!.stock[t] = onHand[l]!;
  if (cover < log.leastCover[l]!) log.leastCover[l] = cover;
}

function use(boat: Boat, t: number, amount: number): void {
  const { onHand, isLogged, log } = boat;
  for (let l = 0; l < onHand.length; l++) {
    const before = onHand[l]!;
    const used = before < amount ? before : amount;
    onHand[l] = before - used;
    if (isLogged) log.lanes[l]!.used[t] = used;
  }
}
