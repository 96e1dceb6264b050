import { initialLane } from './initial-lane.ts';
import { licensedShare } from './market.ts';
import type { Model } from './model.ts';
import { regimesAt } from './pace.ts';
import type { SamplePath } from './sample-path.ts';
import type { AutomakerState, DeskState, State } from './state.ts';
import { emptyTrajectory } from './trajectory.ts';

/* The state in which day 0 finds desks and automakers (model.md §4, Queue, and §5, Day 0). */

/** Returns the state at the start of day 0, with an empty trajectory. */
export function initialState(model: Model, samplePath: SamplePath): State {
  const { market, regimes, regimeModels } = samplePath;
  const desks = model.policies.map((_, p) => initialDesk(model, samplePath, p));
  const automakers = model.automakers.map((_, i) => initialAutomaker(model, samplePath, desks, i));
  const trajectory = {
    regimes: regimes.map((days) => days.slice()),
    ...(regimeModels ? { regimeModels } : {}),
    automakers: automakers.map((automaker) => automaker.trajectory),
  };
  const lanes = automakers.flatMap((automaker) => automaker.lanes);
  return { model, market, desks, automakers, lanes, trajectory };
}

/** Returns a desk whose queue holds the backlog. */
function initialDesk(
  model: Model,
  { regimes, regimeModels = model.regimes, paces }: SamplePath,
  p: number,
): DeskState {
  const regimeOfDay = regimes[p]!;
  const paced = regimesAt(model, regimeModels, paces?.[p] ?? 1);
  return {
    regimes: paced,
    regimeOfDay,
    regime: paced[regimeOfDay[0]!]!,
    filed: model.backlog,
    takenUp: 0,
    pending: [],
  };
}

/** Returns an automaker whose line runs, with its lanes. */
function initialAutomaker(
  model: Model,
  { market, automakers }: SamplePath,
  desks: readonly DeskState[],
  i: number,
): AutomakerState {
  const automakerModel = model.automakers[i]!;
  const automaker: AutomakerState = {
    model: automakerModel,
    desk: desks[automakerModel.policy]!,
    trajectory: emptyTrajectory(model, i),
    lanes: [],
    isHalted: false,
  };
  automakerModel.lanes.forEach(({ share }, l) => {
    automaker.lanes.push(initialLane(automaker, l, automakers[i]!, licensedShare(model, market, share)));
  });
  return automaker;
}
