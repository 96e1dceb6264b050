import { describe, typeError } from '../errors.ts';
import type { Model } from './model.ts';
import type { Trajectory } from './trajectory.ts';

/** Models and trajectories that the library made; any other may lack parts or have them of another kind. */
const models = new WeakSet<object>();
const trajectories = new WeakSet<object>();

/** Marks a model as compiled, and returns it. */
export function markModel(model: Model): Model {
  models.add(model);
  return model;
}

/** Marks a trajectory as replayed, and returns it. */
export function markTrajectory(trajectory: Trajectory): Trajectory {
  trajectories.add(trajectory);
  return trajectory;
}

/**
 * Checks that `value` is a model as `compile` returned it, and no copy.
 *
 * @throws {TypeError} for anything else.
 */
export function requireModel(name: string, value: unknown): asserts value is Model {
  if (isObject(value) && models.has(value)) return;
  const hint = isObject(value) && 'workingDay' in value ? ', and a copy is none' : '';
  throw typeError(
    `Expected ${name} to be a Model, got ${describe(value)}; compile(scenario) returns one${hint}`,
  );
}

/**
 * Checks that `value` is a trajectory as `replay` returned it, and no copy.
 *
 * @throws {TypeError} for anything else.
 */
export function requireTrajectory(name: string, value: unknown): asserts value is Trajectory {
  if (isObject(value) && trajectories.has(value)) return;
  const hint = isObject(value) && 'regimes' in value ? ', and a copy is none' : '';
  throw typeError(
    `Expected ${name} to be a trajectory, got ${describe(value)}; replay(model, samplePath) returns one${hint}`,
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
