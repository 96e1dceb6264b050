import type { Boat } from './boat.ts';
import { onGrid } from './grid.ts';

/**
 * Step 4 of a day: the line runs as fast as the scarcest essential lane lets it, is rationed, halts or restarts
 * (model.md §6). Returns the day's rate.
 */
export function runLine(boat: Boat, t: number, need: number, wasHalted: boolean): void {
  const { plant } = boat.model;
  const scarcest = scarcestLane(boat, need);
  if (boat.log.lanes.length > 0)
    boat.log.lanes.forEach(({ stock }, l) => {
      stock[t] = boat.onHand[l]!;
    });
  const least = scarcest < 0 ? Number.POSITIVE_INFINITY : boat.onHand[scarcest]! / need;
  const rationed = least < plant.rationBelowDays ? plant.rationRate : 1;
  const rate = Math.min(1, least, rationed);
  const halted = wasHalted ? least < plant.restartDays || rate < plant.minimumRate : rate < plant.minimumRate;
  boat.log.halted[t] = halted ? 1 : 0;
  boat.log.rate[t] = halted ? 0 : rate;
  if (halted && !wasHalted) boat.log.bindingLane[t] = scarcest + 1;
  if (!halted) use(boat, t, rate === 1 ? need : onGrid(rate * need));
}

/** The essential lane with the least cover, the first by atomic number and chain among equals; −1 without one. */
function scarcestLane(boat: Boat, need: number): number {
  const { onHand, essential } = boat;
  const { leastCover } = boat.log;
  let scarcest = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let l = 0; l < onHand.length; l++) {
    const cover = onHand[l]! / need;
    if (cover < leastCover[l]!) leastCover[l] = cover;
    if (cover < least && essential[l] === 1) {
      least = cover;
      scarcest = l;
    }
  }
  return scarcest;
}

function use(boat: Boat, t: number, amount: number): void {
  const { onHand, log } = boat;
  for (let l = 0; l < onHand.length; l++) {
    const before = onHand[l]!;
    const used = before < amount ? before : amount;
    onHand[l] = before - used;
    if (log.lanes.length > 0) log.lanes[l]!.used[t] = used;
  }
}
