import type { Plant } from '../scenario/types.ts';
import { haltsBelow } from './fixed-point.ts';
import { use } from './lane.ts';
import type { AutomakerState, LaneState } from './state.ts';

/* Production of one line (model.md §6): cover, rationing, halt, restart and the binding element. */

/** Runs an automaker's line on day t at the rate that its scarcest essential lane allows, or halts it. */
export function produce(automaker: AutomakerState, t: number, need: number, plant: Plant): void {
  const { lanes, trajectory } = automaker;
  const binding = scarcestLane(lanes);
  const leastCover = binding < 0 ? Number.POSITIVE_INFINITY : lanes[binding]!.onHand / need;
  const possible = possibleRate(leastCover, plant);
  const wasHalted = automaker.isHalted;
  const isTooSlow = possible < haltsBelow(plant.minimumRate, need);
  automaker.isHalted = isTooSlow || (wasHalted && leastCover < plant.restartDays);
  const rate = automaker.isHalted ? 0 : possible;
  lanes.forEach((lane, l) => {
    trajectory.leastCover[l] = Math.min(trajectory.leastCover[l]!, lane.onHand / need);
    use(lane, t, rate, need);
  });
  trajectory.rate[t] = rate;
  trajectory.halted[t] = automaker.isHalted ? 1 : 0;
  trajectory.bindingLane[t] = automaker.isHalted && !wasHalted ? 1 + binding : 0;
}

/** Returns the index of the essential lane with the least stock, so the least cover; −1 without one. */
function scarcestLane(lanes: readonly LaneState[]): number {
  return lanes.reduce(
    (least, { isEssential, onHand }, l) =>
      isEssential && (least < 0 || onHand < lanes[least]!.onHand) ? l : least,
    -1,
  );
}

/** Returns min(1, least cover), at most `rationRate` while the least cover is under `rationBelowDays`. */
function possibleRate(leastCover: number, { rationBelowDays, rationRate }: Plant): number {
  const rate = Math.min(1, leastCover);
  return leastCover < rationBelowDays ? Math.min(rate, rationRate) : rate;
}
