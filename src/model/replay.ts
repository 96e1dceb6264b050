import { initialState } from './initial-state.ts';
import { markTrajectory, requireModel } from './made.ts';
import type { Model } from './model.ts';
import { requireSamplePath } from './require-sample-path.ts';
import type { SamplePath } from './sample-path.ts';
import { step } from './step.ts';
import type { Trajectory } from './trajectory.ts';

/**
 * Replays one sample path through the model, day by day. The same path gives the same trajectory.
 *
 * @throws {TypeError} for a model that is not compiled.
 * @example
 * ```ts
 * import { compile, drawSamplePath, loadScenario, replay } from 'rare-earth-risk';
 *
 * const model = compile(loadScenario('ban-resumes'));
 * const { automakers } = replay(model, drawSamplePath(model, 'docs', 5));
 * const { halted, lanes } = automakers[0]!;
 * console.log(halted.length, lanes[0]!.id, lanes[0]!.stock[0]!.toFixed(1)); // 365 us-volume/Sc/0 142.7
 * ```
 */
export function replay(model: Model, samplePath: SamplePath): Trajectory {
  requireModel('model', model);
  requireSamplePath(model, samplePath);
  const state = initialState(model, samplePath);
  for (let t = 0; t < model.horizonDays; t++) step(state, t);
  for (const { trajectory, onHand, onOrder } of state.lanes) {
    trajectory.onHandAtEnd = onHand;
    trajectory.onOrderAtEnd = onOrder;
  }
  return markTrajectory(state.trajectory);
}
