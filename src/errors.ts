/** One thing that is wrong with a scenario: its place in the file, and a sentence about it. */
export interface ScenarioIssue {
  /** Dotted path, such as `automakers.us-volume.lanes.Dy.bufferDays`; empty for the whole file. */
  readonly path: string;
  /** A sentence of the form "Expected <path> to be <rule>, got <value> (<type>)". */
  readonly message: string;
}

/** Marks a ScenarioError of any copy of the library. */
const BRAND = Symbol.for('rare-earth-risk.ScenarioError');

/** Number of issues that the message of an error lists; `issues` holds them all. */
const MOST_SHOWN = 30;

/**
 * Reports bad scenario data: all issues found, those of the shortest paths first.
 *
 * The message lists up to 30 issues. A wrong argument (a trial count of −1, an automaker that the run
 * does not have) is a `TypeError` or `RangeError` instead.
 *
 * @example
 * ```ts
 * import { loadScenario, override, ScenarioError } from 'rare-earth-risk';
 * try {
 *   override(loadScenario('truce-holds'), { horizonDays: -5 });
 * } catch (error) {
 *   if (error instanceof ScenarioError) console.log(error.issues[0]?.path); // horizonDays
 * }
 * ```
 */
export class ScenarioError extends Error {
  /**
   * Returns whether a value is a ScenarioError, also one of another copy of the library: a program that
   * loads it both by `import` and by `require` has two.
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: a derived class asks about itself.
    if (this !== ScenarioError) return Function.prototype[Symbol.hasInstance].call(this, value);
    return typeof value === 'object' && value !== null && BRAND in value;
  }

  override readonly name = 'ScenarioError';
  /** Every issue, also those that the message leaves out. */
  readonly issues: readonly ScenarioIssue[];

  constructor(issues: readonly ScenarioIssue[], origin = 'scenario') {
    const sorted = issues
      .map(({ path, message }) => ({ path, message: printable(message) }))
      .sort((a, b) => depth(a.path) - depth(b.path));
    const count = sorted.length === 1 ? '1 issue' : `${sorted.length} issues`;
    const shown = sorted.slice(0, MOST_SHOWN).map((issue) => `  ${issue.message}`);
    const more = sorted.length > MOST_SHOWN ? [`  and ${sorted.length - MOST_SHOWN} more`] : [];
    super([`${printable(origin)}: ${count}`, ...shown, ...more].join('\n'));
    this.issues = sorted;
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/**
 * Returns an issue whose message is `Expected <path> to be <rule>, got <value> (<type>)`, then the hint.
 */
export function expected(path: string, rule: string, got: unknown, hint = ''): ScenarioIssue {
  const where = path === '' ? 'the scenario' : path;
  return { path, message: printable(`Expected ${where} to be ${rule}, got ${describe(got)}${hint}`) };
}

/** Returns a value as errors show it: short, with its type, and without control characters. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'object') return printable(describeObject(value));
  const text = printable(typeof value === 'string' ? JSON.stringify(value.slice(0, 100)) : String(value));
  return `${text.length > 60 ? `${text.slice(0, 57)}…` : text} (${typeof value})`;
}

/** Returns the kind of an object that is no plain one, such as `a Date`, and the keys of a plain one. */
function describeObject(value: object): string {
  const kind = Object.prototype.toString.call(value).slice('[object '.length, -1);
  if (kind !== 'Object') return `${/^[AEIOU]/.test(kind) ? 'an' : 'a'} ${kind}`;
  return `an object with ${list(Object.keys(value))}`;
}

/**
 * Escapes control and invisible format characters, with which a text could mislead a terminal or a reader.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    return `\\u{${character.codePointAt(0)!.toString(16)}}`;
  });
}

/** Returns a TypeError for a message that names keys of the user's, which may have control characters. */
export function typeError(message: string): TypeError {
  return new TypeError(printable(message));
}

/** Returns a RangeError for a message that names keys of the user's, which may have control characters. */
export function rangeError(message: string): RangeError {
  return new RangeError(printable(message));
}

/** Returns a hint such as `; did you mean "bufferDays"?`; an empty text when no candidate is near. */
export function didYouMean(word: unknown, candidates: readonly string[]): string {
  if (typeof word !== 'string') return '';
  const near = nearest(word, candidates);
  return near === undefined ? '' : `; did you mean "${near}"?`;
}

/**
 * Returns `didYouMean` for the first words, and no hint for later ones: nobody reads so many, and a file
 * with thousands of wrong names would take long.
 */
export function firstHints(most: number = MOST_SHOWN): Hints {
  let left = most;
  return (word, candidates) => {
    if (left-- <= 0) return '';
    return didYouMean(word, typeof candidates === 'function' ? candidates() : [...candidates]);
  };
}

/** Hints of one reading; candidates may be a function that is called only for a hint. */
export type Hints = (word: string, candidates: Iterable<string> | (() => readonly string[])) => string;

/** Characters of a word that are compared. */
const COMPARED = 64;

/**
 * Returns the candidate with the fewest edits to `word`, if they are at most a third of the longer word.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const given = word.slice(0, COMPARED).toLowerCase();
  let best: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const other = candidate.slice(0, COMPARED).toLowerCase();
    const longer = Math.max(given.length, other.length);
    const most = Math.min(longer < 3 ? 0 : Math.floor(longer / 3), fewest - 1);
    const distance = editDistance(given, other, most);
    if (distance > most) continue;
    best = candidate;
    fewest = distance;
  }
  return best;
}

/** Joins words, such as `a, b and 3 more`. */
export function list(words: readonly string[], most = 4): string {
  if (words.length === 0) return 'no keys';
  const shown = words.slice(0, most).map((word) => (word.length > 30 ? `${word.slice(0, 27)}…` : word));
  return words.length > most ? `${shown.join(', ')} and ${words.length - most} more` : shown.join(', ');
}

function depth(path: string): number {
  return path === '' ? 0 : path.split('.').length;
}

/**
 * Returns the Levenshtein distance, computed row by row, or a number above `most` if it is above that. Only
 * entries within `most` of the diagonal can lead there (Ukkonen, 1985).
 */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  let next = [...row];
  for (let i = 1; i <= a.length; i++) {
    const [from, to] = [Math.max(1, i - most), Math.min(b.length, i + most)];
    next[from - 1] = from === 1 ? i : most + 1;
    let least = next[from - 1]!;
    for (let j = from; j <= to; j++) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const above = j < i + most ? row[j]! + 1 : most + 1;
      next[j] = Math.min(swap, above, next[j - 1]! + 1);
      least = Math.min(least, next[j]!);
    }
    if (least > most) return most + 1;
    [row, next] = [next, row];
  }
  return row[b.length]!;
}
