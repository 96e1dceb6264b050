import { initialState } from './initial-state.ts';
import type { Model } from './model.ts';
import type { SamplePath } from './sample-path.ts';
import { step } from './step.ts';
import { emptyTrajectory, type Trajectory } from './trajectory.ts';

/** Replays one sample path through the model, day by day. The same path gives the same trajectory. */
export function replay(model: Model, samplePath: SamplePath): Trajectory {
  const { regimes, regimeModels } = samplePath;
  const trajectory: Trajectory = {
    regimes: regimes.map((days) => days.slice()),
    ...(regimeModels ? { regimeModels } : {}),
    automakers: model.automakers.map((_, i) => emptyTrajectory(model, i, true)),
  };
  const state = initialState(model, samplePath, trajectory);
  for (let t = 0; t < model.horizonDays; t++) step(state, t);
  for (const lane of state.lanes) {
    lane.trajectory.onHandAtEnd = lane.onHand;
    lane.trajectory.onOrderAtEnd = lane.onOrder;
  }
  return trajectory;
}
