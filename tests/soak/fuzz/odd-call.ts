import { type Arguments, functionOf } from './good-calls.ts';
import { mutate } from './mutate.ts';
import { oddValue } from './odd-values.ts';
import type { Random } from './random.ts';
import { checkNumbers, checkRefusal, checkText, freezeDeep } from './rules.ts';

/** Functions that pass through what they do not know: fields of a later version, values of a design. */
const PASSING = ['design', 'fromJSON', 'merge', 'resume', 'toJSON'];

/** Checks what a call returns, or what it throws. */
function check(name: string, given: Arguments): void | Promise<void> {
  try {
    const result = functionOf(name)(...given);
    if (result instanceof Promise) return result.then((value) => checkResult(name, value), checkRefusal);
    checkResult(name, result);
  } catch (error) {
    if ((error as Error).message.startsWith('NaN at')) throw error;
    checkRefusal(error);
  }
}

function checkResult(name: string, result: unknown): void {
  const isIterator = typeof result === 'object' && result !== null && 'next' in result;
  const values = isIterator ? [...(result as unknown as Iterable<unknown>)] : [result];
  for (const value of values) {
    if (typeof value === 'string') checkText(value);
    if (!PASSING.includes(name)) checkNumbers(value);
  }
}

/** Options that say how much is computed; their defaults would take seconds. */
const WORK = ['trials', 'settings', 'months', 'outer', 'inner', 'rows', 'trajectories', 'resamples'];

/** Returns whether an argument says how much is computed. */
function hasWork(one: unknown): boolean {
  return (
    typeof one === 'object' && one !== null && WORK.some((key) => typeof Reflect.get(one, key) === 'number')
  );
}

/** Returns options with those of the good call that say how much is computed, where they are left out. */
function bounded(one: unknown, good: unknown): unknown {
  if (!hasWork(good) || (one !== undefined && typeof one !== 'object')) return one;
  if (one !== undefined && (one === null || Object.getPrototypeOf(one) !== Object.prototype)) return one;
  const work = Object.entries(good as object).filter(
    ([key, value]) => WORK.includes(key) && typeof value === 'number',
  );
  return work.length === 0 ? one : { ...Object.fromEntries(work), ...(one as object | undefined) };
}

/** Returns arguments of which some are odd, or changed somewhere inside. */
export function oddArguments(calls: readonly Arguments[], random: Random): Arguments {
  const good = random.pick(calls);
  const given = [...good];
  for (let changes = random.happens(0.3) ? 2 : 1; changes > 0; changes--) {
    const at = random.below(given.length + (random.happens(0.1) ? 1 : 0));
    given[at] = mutate(given[at], random, oddValue);
  }
  const cut = random.happens(0.03) ? given.slice(0, -1) : given;
  const length = Math.max(cut.length, good.findLastIndex(hasWork) + 1);
  return Array.from({ length }, (_, i) => bounded(cut[i], good[i]));
}

/** Returns a try of an odd call of one of the functions. */
export function oddCall(functions: Readonly<Record<string, readonly Arguments[]>>) {
  const names = Object.keys(functions);
  for (const calls of Object.values(functions))
    for (const call of calls) for (const one of call) freezeDeep(one);
  return (random: Random): void | Promise<void> => {
    const name = random.pick(names);
    const given = oddArguments(functions[name]!, random);
    for (const one of given) freezeDeep(one);
    try {
      const pending = check(name, given);
      return pending?.catch((error: Error) => Promise.reject(told(name, given, error)));
    } catch (error) {
      throw told(name, given, error as Error);
    }
  };
}

/** Returns an error that tells the call. */
function told(name: string, given: Arguments, { message }: Error): Error {
  const text = given.map((one) => show(one).slice(0, 200)).join(', ');
  return new Error(`${name}: ${message}\n  called with (${text})`);
}

function show(value: unknown): string {
  try {
    return (
      JSON.stringify(value, (_, x) =>
        typeof x === 'number' || typeof x === 'function' || typeof x === 'bigint' ? String(x) : x,
      ) ?? String(value)
    );
  } catch {
    return typeof value;
  }
}
