import { describe, didYouMean, rangeError, typeError } from './errors.ts';

/**
 * Checks that `seed` is a text with at least one character.
 *
 * @throws {TypeError} for anything else.
 */
export function checkSeed(name: string, seed: unknown): void {
  if (typeof seed === 'string' && seed !== '') return;
  throw typeError(`Expected ${name} to be a non-empty string, got ${describe(seed)}`);
}

/**
 * Checks that `value` is a whole number from `low` to `high`.
 *
 * @throws {RangeError} for anything else.
 */
export function checkWhole(name: string, value: unknown, low: number, high: number): void {
  if (Number.isInteger(value) && (value as number) >= low && (value as number) <= high) return;
  throw rangeError(`Expected ${name} to be a whole number from ${low} to ${high}, got ${describe(value)}`);
}

/**
 * Checks that `value` is a scenario, as the loaders return it.
 *
 * @throws {TypeError} for anything else, with a hint for a text, which may be a name.
 */
export function checkScenario(name: string, value: unknown): void {
  if (hasKeys(value, ['policy', 'automakers', 'horizonDays'])) return;
  const hint =
    typeof value === 'string'
      ? `; loadScenario(${JSON.stringify(value)}) returns one if that is its name`
      : '; loadScenario and parseScenario return one';
  throw typeError(`Expected ${name} to be a Scenario, got ${describe(value)}${hint}`);
}

/**
 * Checks that `value` is a run, or its digest.
 *
 * @throws {TypeError} for anything else.
 */
export function checkRun(name: string, value: unknown): void {
  if (hasKeys(value, ['scenario', 'options'])) return;
  throw typeError(`Expected ${name} to be a run, got ${describe(value)}; simulate(scenario) returns one`);
}

/**
 * Checks that `value` is an object.
 *
 * @throws {TypeError} for anything else.
 */
export function checkObject(name: string, value: unknown): void {
  if (typeof value === 'object' && value !== null) return;
  throw typeError(`Expected ${name} to be an object, got ${describe(value)}`);
}

/**
 * Checks that `value` is a sample path.
 *
 * @throws {TypeError} for anything else.
 */
export function checkSamplePath(name: string, value: unknown): void {
  const isPath = hasKeys(value, ['regimes', 'market', 'automakers']);
  if (isPath && isListOfArrays((value as { regimes: unknown }).regimes)) return;
  throw typeError(
    `Expected ${name} to be a sample path, got ${describe(value)}; drawSamplePath(model, seed, trial) returns one`,
  );
}

/**
 * Checks that `value` is a list.
 *
 * @throws {TypeError} for anything else.
 */
export function checkList(name: string, value: unknown): void {
  if (Array.isArray(value)) return;
  throw typeError(`Expected ${name} to be a list, got ${describe(value)}`);
}

/**
 * Checks that `value` is a function.
 *
 * @throws {TypeError} for anything else.
 */
export function checkFunction(name: string, value: unknown): void {
  if (typeof value === 'function') return;
  throw typeError(`Expected ${name} to be a function, got ${describe(value)}`);
}

/**
 * Checks that `value` is an object with keys of its own: no list, Map, Date or Promise.
 *
 * @throws {TypeError} for anything else.
 */
export function checkRecord(name: string, value: unknown): void {
  if (Object.prototype.toString.call(value) === '[object Object]') return;
  throw typeError(`Expected ${name} to be an object, got ${describe(value)}`);
}

/**
 * Checks that options are an object with none but known keys.
 *
 * @throws {TypeError} for another kind of value, {RangeError} for an unknown key, with the nearest one.
 */
export function checkOptions(options: unknown, known: readonly string[], name = 'options'): void {
  checkRecord(name, options);
  const unknown = Object.keys(options as object).find((key) => !known.includes(key));
  if (unknown === undefined) return;
  throw rangeError(
    `Expected ${name} to have none but known keys, got ${JSON.stringify(unknown)}${didYouMean(unknown, known) || `; the keys here are ${known.join(', ')}`}`,
  );
}

function isListOfArrays(value: unknown): boolean {
  return Array.isArray(value) && value.every((entry) => ArrayBuffer.isView(entry));
}

function hasKeys(value: unknown, keys: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && keys.every((key) => key in value);
}

/**
 * Returns what `read` makes of a value that came from outside. Says in a sentence that the value is not as
 * its maker returned it, where a part is missing or of another kind; the native error is the cause.
 *
 * @throws {TypeError} in place of a native error; errors of the library pass through.
 */
export function readAs<T>(name: string, maker: string, value: unknown, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof TypeError || cause instanceof RangeError)) throw cause;
    if (cause.message.startsWith('Expected ')) throw cause;
    const got = `${describe(value)}, of which a part is missing or of another kind`;
    throw Object.assign(typeError(`Expected ${name} to be as ${maker} returned it, got ${got}`), { cause });
  }
}

/** What a user may pass to hear of the progress of a computation, or to end it. */
interface Listeners {
  readonly onProgress?: unknown;
  readonly onAbort?: unknown;
  readonly signal?: unknown;
}

/**
 * Checks that listeners are functions and the signal an AbortSignal, where they are given.
 *
 * @throws {TypeError} for anything else.
 */
export function checkListeners({ signal, ...functions }: Listeners): void {
  for (const [name, value] of Object.entries(functions)) {
    if (value !== undefined) checkFunction(`options.${name}`, value);
  }
  if (signal === undefined) return;
  if (hasKeys(signal, ['aborted', 'throwIfAborted', 'addEventListener'])) return;
  throw typeError(`Expected options.signal to be an AbortSignal, got ${describe(signal)}`);
}
