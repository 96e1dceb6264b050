import { checkOptions, checkRecord, checkWhole } from '../../check.ts';
import { describe, didYouMean, rangeError, typeError } from '../../errors.ts';
import type { Discovery, DiscoverySettings } from './discovery.ts';

const KEYS = ['alpha', 'leastMass', 'boxes', 'density', 'inputs'];

/** Settings with defaults filled in, and the inputs to use. */
type Complete = Pick<Discovery['options'], 'alpha' | 'leastMass' | 'boxes' | 'density'> &
  Pick<Discovery, 'inputs'>;

/**
 * Returns the settings of a search, checked, with defaults filled in.
 *
 * @param names - inputs that the points have.
 */
export function completeSettings(settings: DiscoverySettings, names: readonly string[]): Complete {
  checkRecord('settings', settings);
  checkOptions(settings, KEYS);
  const { alpha = 0.05, leastMass = 0.05, boxes = 3, density = null, inputs = names } = settings;
  requireShare('settings.alpha', alpha, 'above 0 and at most 0.5', isAbove0(alpha) && alpha <= 0.5);
  requireShare('settings.leastMass', leastMass, 'above 0 and below 1', isAbove0(leastMass) && leastMass < 1);
  checkWhole('settings.boxes', boxes, 1, 20);
  if (density !== null) {
    requireShare('settings.density', density, 'above 0 and at most 1', isAbove0(density) && density <= 1);
  }
  requireInputs(inputs, names);
  return { alpha, leastMass, boxes, density, inputs: [...inputs] };
}

function isAbove0(value: unknown): boolean {
  return typeof value === 'number' && value > 0;
}

function requireShare(path: string, value: unknown, rule: string, isGood: boolean): void {
  if (typeof value === 'number' && isGood) return;
  throw rangeError(`Expected ${path} to be ${rule}, got ${describe(value)}`);
}

function requireInputs(inputs: readonly string[], names: readonly string[]): void {
  if (!Array.isArray(inputs) || inputs.length === 0) {
    throw typeError(`Expected settings.inputs to be a list of names, got ${describe(inputs)}`);
  }
  const unknown = inputs.findIndex((name) => !names.includes(name));
  if (unknown < 0) return;
  const got = inputs[unknown];
  const hint = didYouMean(got, names);
  throw rangeError(
    `Expected settings.inputs[${unknown}] to be one of ${names.join(', ')}, got ${describe(got)}${hint}`,
  );
}
