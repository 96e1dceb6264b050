import type { Boat } from './boat.ts';
import { toGrid } from './grid.ts';
import type { Supply } from './supply.ts';

/**
 * Steps 3 and 4 of the days from `from` up to `until`, on which nothing else happens: free supply is added, then the line runs as fast as the
 * scarcest essential lane lets it, is rationed, halts or restarts (model.md §5, §6).
 */
export function runLine(boat: Boat, supply: Supply, from: number, until: number): void {
  const { plant } = boat.model;
  const { log, inHand, onHand } = boat;
  let wasHalted = from > 0 && log.halted[from - 1] === 1;
  for (let t = from; t < until; t++) {
    if (!wasHalted) t = coast(boat, supply, t, until);
    if (t === until) return;
    const need = supply.need[t]!;
    const scarcest = supplyAndScan(boat, t, supply);
    const least = scarcest < 0 ? Number.POSITIVE_INFINITY : onHand[scarcest]! / need;
    const rationed = least < plant.rationBelowDays ? plant.rationRate : 1;
    const rate = least < rationed ? least : rationed;
    const halted = rate < plant.minimumRate || (wasHalted && least < plant.restartDays);
    log.halted[t] = halted ? 1 : 0;
    log.rate[t] = halted ? 0 : rate;
    if (halted && !wasHalted) log.bindingLane[t] = scarcest + 1;
    wasHalted = halted;
    if (halted) continue;
    inHand[0] = rate * need;
    toGrid(inHand, 0);
    use(boat, t);
  }
}

/**
 * Runs at full rate as long as every lane's evening stock is at or above its floor, and returns the first day on which one's is not, `until` at the latest.
 * Stock falls along net need, which is added up already. The log shows full rate already.
 * Not where lanes are logged day by day, nor where stock may rise, or stand above its base.
 */
function coast(boat: Boat, supply: Supply, from: number, until: number): number {
  const { onHand, baseStock, netNeed, floor, crew, crewFrom, maker } = boat;
  if (boat.isLogged) return from;
  let end = until;
  for (let i = crewFrom; i < crew.length; i++) {
    const l = crew[i]!;
    if (supply.neverExceedsNeed[maker.lanes[l]!.share] === 0 || onHand[l]! > baseStock[l]!) return from;
    const net = netNeed[l]!;
    const most = onHand[l]! - floor[l]! + net[from]!;
    while (end > from && net[end]! > most) end -= 1;
  }
  if (end === from) return from;
  for (let i = crewFrom; i < crew.length; i++) {
    const l = crew[i]!;
    onHand[l]! -= netNeed[l]![end]! - netNeed[l]![from]!;
  }
  return end;
}

/**
 * Adds what needs no licence, never lifting stock above the base stock plus the day's need, and returns the essential lane with
 * the least cover, the first by atomic number and chain among equals; −1 without one.
 */
function supplyAndScan(boat: Boat, t: number, supply: Supply): number {
  const { onHand, baseStock, netNeed, essential, isLogged, crew } = boat;
  const need = supply.need[t]!;
  let scarcest = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = boat.crewFrom; i < crew.length; i++) {
    const l = crew[i]!;
    const net = netNeed[l]!;
    const before = onHand[l]!;
    const room = baseStock[l]! + need - before;
    const offered = need - (net[t + 1]! - net[t]!);
    let stock = before;
    if (room >= offered) stock += offered;
    else if (room > 0) stock += room;
    onHand[l] = stock;
    if (isLogged) logStock(boat, l, t, before, need);
    // Stocks on the grid differ by more than rounding of their cover could hide.
    if (stock < least && essential[l] === 1) {
      least = stock;
      scarcest = l;
    }
  }
  return scarcest;
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
