import { describe, didYouMean } from '../../errors.ts';
import { isSource } from '../../scenario/sources.ts';
import type { Scenario } from '../../scenario/types.ts';
import { valueAt } from '../../scenario/value-at.ts';
import { VERSION } from '../../version.ts';
import { EXIT } from '../exit-codes.ts';
import { findChanged } from '../input/find.ts';
import { deliver } from '../output/deliver.ts';
import { partText } from '../output/scenario-part.ts';
import { scenarioText } from '../output/scenario-text.ts';
import type { Call } from '../table/spec.ts';

/** Says in words what is in a scenario, or in a part of it. */
export async function run({ args: [name, path], options }: Call): Promise<number> {
  const scenario = await findChanged(name!, options);
  if (path === undefined) {
    await deliver({ text: () => scenarioText(scenario), json: () => scenario }, options);
    return EXIT.done;
  }
  const keys = path.split('.');
  const value = valueIn(scenario, keys);
  const source = sourceOf(scenario, keys);
  await deliver(
    {
      text: () => partText(path, value, source),
      json: () => ({ version: VERSION, scenario: scenario.name, path, value, ...(source && { source }) }),
    },
    options,
  );
  return EXIT.done;
}

/** Returns the value at a path. */
function valueIn(scenario: Scenario, keys: readonly string[]): unknown {
  let at: unknown = scenario;
  for (const [i, key] of keys.entries()) {
    const next = valueAt(at, [key]);
    if (next === undefined) {
      const known =
        typeof at === 'object' && at !== null ? Object.keys(at).filter((one) => !isSource(one)) : [];
      const where = keys.slice(0, i).join('.') || 'the scenario';
      const have = known.length > 0 ? `to have a key of ${known.join(', ')}` : 'to have keys';
      throw new RangeError(`Expected ${where} ${have}, got ${describe(key)}${didYouMean(key, known)}`);
    }
    at = next;
  }
  return at;
}

/** Returns the source of a value: its own, or that of the nearest object around it. */
function sourceOf(scenario: Scenario, keys: readonly string[]): string | undefined {
  const beside = valueAt(scenario, [...keys.slice(0, -1), `${keys.at(-1)}Source`]);
  if (typeof beside === 'string') return beside;
  for (let length = keys.length; length >= 0; length--) {
    const own = valueAt(scenario, [...keys.slice(0, length), 'source']);
    if (typeof own === 'string') return own;
  }
  return undefined;
}
