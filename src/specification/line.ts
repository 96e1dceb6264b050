import type { Plant } from '../scenario/types.ts';
import { use } from './lane.ts';
import type { AutomakerState } from './state.ts';

/* Production of one line (model.md §6): cover, rationing, halt, restart and the binding element. */

/** Runs the line of an automaker through day t, at the rate that its scarcest essential lane allows, or not at all. */
export function produce(automaker: AutomakerState, t: number, need: number, plant: Plant): void {
  const { lanes, trajectory } = automaker;
  const covers = lanes.map(({ onHand }) => onHand / need);
  const bounding = covers.map((cover, l) => (lanes[l]!.isEssential ? cover : Number.POSITIVE_INFINITY));
  const least = Math.min(...bounding);
  const rate = possibleRate(least, plant);
  const wasHalted = automaker.isHalted;
  automaker.isHalted = rate < plant.minimumRate || (wasHalted && least < plant.restartDays);
  const actual = automaker.isHalted ? 0 : rate;
  for (const lane of lanes) use(lane, t, actual, need);

  trajectory.rate[t] = actual;
  trajectory.halted[t] = automaker.isHalted ? 1 : 0;
  if (automaker.isHalted && !wasHalted) trajectory.bindingLane[t] = 1 + bounding.indexOf(least);
  covers.forEach((cover, l) => {
    trajectory.leastCover[l] = Math.min(trajectory.leastCover[l]!, cover);
  });
}

/** Returns min(1, least cover), at most `rationRate` while the least cover is under `rationBelowDays`. */
function possibleRate(leastCover: number, { rationBelowDays, rationRate }: Plant): number {
  const rate = Math.min(1, leastCover);
  return leastCover < rationBelowDays ? Math.min(rate, rationRate) : rate;
}
