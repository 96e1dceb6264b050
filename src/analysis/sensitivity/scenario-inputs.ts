import { describe, rangeError } from '../../errors.ts';
import { override } from '../../scenario/override.ts';
import { markParsed } from '../../scenario/parsed.ts';
import { isObject, type Json } from '../../scenario/patch.ts';
import type { Scenario } from '../../scenario/types.ts';
import { valueAt } from '../../scenario/value-at.ts';
import { type Input, type InputRange, openInputs } from '../../stats/input-range.ts';
import { patchAt } from '../../sweep/sweep.ts';
import { replaceAt, unknowns } from '../epistemic-inputs.ts';

/** Shares of a distribution beyond which no design draws. */
const FARTHEST = 2 ** -25;

/**
 * Returns the inputs of a scenario by path, each checked by itself at the ends of its range and within.
 *
 * @throws {RangeError | TypeError} for a range that is none, or one over a number that is drawn for each
 * chain, application or policy.
 * @throws {ScenarioError} for a path or a value that does not give a valid scenario.
 */
export function openScenarioInputs(
  scenario: Scenario,
  ranges: Readonly<Record<string, InputRange>>,
  most: number,
): Input[] {
  const inputs = openInputs(ranges, most);
  const open = unknowns(scenario, 'inputs').map(({ keys }) => keys.join('.'));
  for (const { name, quantile, across } of inputs) {
    if (Array.isArray(ranges[name]) && !open.includes(name)) requireNumber(scenario, name);
    const ends = Array.isArray(ranges[name])
      ? [across(0), across(1)]
      : [quantile(FARTHEST), quantile(1 - FARTHEST)];
    for (const value of ends) withValue(scenario, name, value);
  }
  return inputs;
}

/** Returns the scenario with a value at a path, the same in every parameter set. */
export function withValue(scenario: Scenario, path: string, value: number): Scenario {
  return override(scenario, patchAt(path, value));
}

/**
 * Returns a function that gives the scenario at a point. It does not check the point: `openScenarioInputs`
 * has checked each input.
 *
 * @throws {ScenarioError} for inputs that are no valid scenario together, in the middle of their ranges.
 */
export function scenarioAt(
  scenario: Scenario,
  inputs: readonly Input[],
): (x: Readonly<Record<string, number>>) => Scenario {
  // Setting a number once fixes it in every parameter set. Off the middle, where a range of whole numbers
  // has a fraction.
  const base = inputs.reduce((so, { name, quantile }) => withValue(so, name, quantile(0.4142)), scenario);
  const paths = inputs.map(({ name }) => ({ name, keys: name.split('.') }));
  return (x) => {
    const json = paths.reduce((so, { name, keys }) => replaceAt(so, keys, x[name]!), base as unknown as Json);
    return markParsed(json as unknown as Scenario);
  };
}

/** A number over a distribution that each chain, application or policy draws would take its spread away. */
function requireNumber(scenario: Scenario, path: string): void {
  const value = valueAt(scenario, path.split('.'));
  if (!isObject(value)) return;
  const parts = Object.keys(value).map((key) => `${path}.${key}`);
  throw rangeError(
    `Expected inputs[${JSON.stringify(path)}] to be the path of a number, got ${describe(value)}; a number in its place would take its spread away, so vary ${parts.slice(0, 2).join(' or ')}`,
  );
}
