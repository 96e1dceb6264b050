import { ScenarioError } from '../../../src/index.ts';

/** Words of a schema library, of Node and of JavaScript, which no message may have. */
const FOREIGN =
  /Invalid (input|key|option|type)|Too (big|small)|Unrecognized|Cannot (read|convert|assign|set|destructure)|is not (a function|iterable|defined)|\bZod/;

/** Control characters other than the line feeds between lines. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2028\u2029]/;

/** Checks that an error is a refusal in a sentence of the library. */
export function checkRefusal(error: unknown): void {
  const { name, message, stack } = error as Error;
  const issues = error instanceof ScenarioError ? error.issues.map((issue) => issue.message) : [message];
  const isKnown = error instanceof ScenarioError || error instanceof TypeError || error instanceof RangeError;
  for (const text of issues) {
    const isOwn = isKnown && text.startsWith('Expected ') && !FOREIGN.test(text);
    if (!isOwn) throw new Error(`${name}: ${text}\n${stack?.split('\n').slice(1, 6).join('\n')}`);
    if (CONTROL.test(text) || text.includes('\n'))
      throw new Error(`control character in ${JSON.stringify(text)}`);
  }
  checkText(message);
}

/** Checks that a text has no control characters but line feeds. */
export function checkText(text: string): void {
  const found = CONTROL.exec(text.replaceAll('\r\n', '\n'));
  if (found)
    throw new Error(`control character in ${JSON.stringify(text.slice(found.index - 30, found.index + 30))}`);
}

/** Fields that are NaN where they have no value, as their docstrings say. */
const NO_VALUE =
  /(daysToRestart|(hitRate|falseAlarmRate|falseAlarmRatio)\.value|timeToSurvive|(decided|departed)Share\.\d+|meanForecast|(together|boxes\.\d+)\.(density|coverage)\.value|epistemicShare\.value|frequency\.(value|standardError)|varianceRatio|weightShare|standardError|interval\.[01])$/;

/** Checks that no number in a result is NaN, but for columns, which hold NaN where a trial has no value. */
export function checkNumbers(value: unknown, path = 'result'): void {
  if (typeof value === 'number' && Number.isNaN(value) && !NO_VALUE.test(path))
    throw new Error(`NaN at ${path}`);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  for (const key of Object.keys(value))
    checkNumbers((value as Record<string, unknown>)[key], `${path}.${key}`);
}

/** Freezes a value with all that it holds, so that code that changes it fails. Columns cannot be frozen. */
export function freezeDeep<T>(value: T): T {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return value;
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  if (!isPlain || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const key of Reflect.ownKeys(value)) freezeDeep((value as Record<PropertyKey, unknown>)[key]);
  return value;
}
