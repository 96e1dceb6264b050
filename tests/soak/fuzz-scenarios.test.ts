import {
  override,
  parseScenario,
  type Scenario,
  type ScenarioPatch,
  scenarioWarnings,
  simulate,
  sweep,
} from '../../src/index.ts';
import { fuzz } from './fuzz/fuzz.ts';
import { mutate } from './fuzz/mutate.ts';
import { oddValue } from './fuzz/odd-values.ts';
import type { Random } from './fuzz/random.ts';
import { checkNumbers, checkRefusal, checkText, freezeDeep } from './fuzz/rules.ts';
import { SMALL } from './fuzz/small-scenario.ts';

const small = parseScenario(SMALL);
const base = JSON.stringify(small);

/** The paths of all values of the parsed scenario. */
const PATHS: readonly (readonly string[])[] = pathsOf(small, []);

function pathsOf(value: unknown, keys: readonly string[]): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [keys];
  return [keys, ...Object.keys(value).flatMap((key) => pathsOf(Reflect.get(value, key), [...keys, key]))];
}

/** Returns what a call returns; checks the refusal and returns nothing when it throws. */
function attempt<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    checkRefusal(error);
    return undefined;
  }
}

/** Checks that a scenario is the same after JSON, and that its warnings can be shown. */
function checkScenario(scenario: Scenario): void {
  const text = JSON.stringify(scenario);
  if (JSON.stringify(parseScenario(JSON.parse(text))) !== text)
    throw new Error(`differs after JSON: ${text}`);
  for (const { message, path } of scenarioWarnings(scenario)) {
    checkText(message + path);
    if (`${message}${path}`.includes('\n'))
      throw new Error(`line feed in warning ${JSON.stringify(message)}`);
  }
}

/** Runs two trials; none may give NaN where outcomes have numbers. */
function checkTrials(scenario: Scenario): void {
  const { outcomes } = simulate(scenario, { trials: 2, seed: 'fuzz' });
  for (const { firstHaltDay, haltDays, vehiclesLost } of Object.values(outcomes)) {
    checkNumbers([...firstHaltDay, ...haltDays, ...vehiclesLost]);
  }
}

fuzz(
  'A scenario object is parsed or refused with sentences, and is the same after JSON',
  12_000,
  (random) => {
    let data: unknown = random.happens(0.5) ? SMALL : small;
    for (let changes = 1 + random.below(3); changes > 0; changes--) data = mutate(data, random, oddValue);
    freezeDeep(data);
    const scenario = attempt(() => parseScenario(data));
    if (scenario === undefined) return;
    if (random.happens(0.4)) checkScenario(scenario);
    if (random.happens(0.05)) attempt(() => checkTrials(scenario));
  },
);

/** Keys that the scenario does not have. */
const ODD_KEYS: readonly string[] = [
  ...[
    'x',
    'toString',
    'new',
    '0',
    '1',
    '__proto__',
    'constructor',
    'jpn',
    'norh',
    'opn',
    'xSource',
    'vehiclePerDay',
  ],
  ...['', 'a.b', '\u001b[31m', 'a\nb', '鈴木'],
];

/** Returns keys into the scenario, often with one that it does not have. */
function oddKeys(random: Random): string[] {
  const keys = [...random.pick(PATHS)];
  if (random.happens(0.4)) {
    const key = random.happens(0.2) ? random.pick(['source', 'bufferDays']) : random.pick(ODD_KEYS);
    keys.splice(random.below(keys.length + 1), 1, key);
  }
  return keys;
}

/** Returns a value inside objects of these keys. */
function within(keys: readonly string[], value: unknown): unknown {
  return keys.reduceRight((inner, key) => {
    return Object.defineProperty({}, key, { value: inner, enumerable: true });
  }, value);
}

/** Returns whether a patch says what is there already, removes a key with its default, or says nothing. */
function saysNothingNew(keys: readonly string[], value: unknown): boolean {
  if (value === undefined || JSON.stringify(value) === '{}') return true;
  const there = keys.reduce<unknown>(
    (one, key) => (one as Record<string, unknown> | undefined)?.[key],
    small,
  );
  const isRemoval = value === null && !keys.some((key) => ODD_KEYS.includes(key));
  return isRemoval || isPart(value, there);
}

/** Returns whether all that a value says stands in another. */
function isPart(value: unknown, of: unknown): boolean {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isRecord || typeof of !== 'object' || of === null) return JSON.stringify(value) === JSON.stringify(of);
  return Object.entries(value).every(([key, item]) => isPart(item, (of as Record<string, unknown>)[key]));
}

fuzz('A patch is refused, or changes something, or says what is there', 20_000, (random) => {
  const keys = oddKeys(random);
  const value = random.happens(0.2) ? mutate(small, random, oddValue) : oddValue(random);
  const patch = freezeDeep(within(keys, value)) as ScenarioPatch;
  const patched = attempt(() => override(small, patch));
  if (JSON.stringify(small) !== base) throw new Error('the base has changed');
  if (patched === undefined) return;
  if (random.happens(0.4)) checkScenario(patched);
  if (JSON.stringify(patched) !== base || saysNothingNew(keys, value)) return;
  throw new Error(`accepted and without effect: ${keys.join('.')} = ${JSON.stringify(value)}`);
});

fuzz('A setting of a sweep is refused, or names a point', 2_000, (random) => {
  const [path, value] = [oddKeys(random).join('.'), oddValue(random)];
  const swept = attempt(() => sweep(small, { [path]: [value] }, { trials: 1, seed: 'fuzz' }));
  if (swept !== undefined && swept.points.length !== 1)
    throw new Error(`${swept.points.length} points for ${path}`);
});
