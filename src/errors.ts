/** One thing wrong with a scenario: where it stands and the whole sentence about it. */
export interface ScenarioIssue {
  /** Dotted address in the file, such as `automakers.us-volume.lanes.Dy.bufferDays`; empty for the whole file. */
  readonly path: string;
  /** A sentence of the form "Expected <path> to be <rule>, got <value> (<type>)". */
  readonly message: string;
}

/** Issues that the message of an error spells out; `issues` holds them all. */
const MOST_SHOWN = 30;

/**
 * Thrown for bad scenario data, with every issue found, shallowest first. Misuse of a function (a trial count of −1,
 * an automaker that the run does not have) is a `TypeError` or `RangeError` instead.
 */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  readonly issues: readonly ScenarioIssue[];

  constructor(issues: readonly ScenarioIssue[], origin = 'scenario') {
    const sorted = [...issues].sort((a, b) => depth(a.path) - depth(b.path));
    const count = sorted.length === 1 ? '1 issue' : `${sorted.length} issues`;
    const shown = sorted.slice(0, MOST_SHOWN).map((issue) => `  ${issue.message}`);
    const more = sorted.length > MOST_SHOWN ? [`  and ${sorted.length - MOST_SHOWN} more`] : [];
    super([`${origin}: ${count}`, ...shown, ...more].join('\n'));
    this.issues = sorted;
  }
}

/** The house sentence. */
export function expected(path: string, rule: string, got: unknown, hint = ''): ScenarioIssue {
  const where = path === '' ? 'the scenario' : path;
  return { path, message: `Expected ${where} to be ${rule}, got ${describe(got)}${hint}` };
}

/** A value as an error shows it: short, with its type. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return `an object with ${list(Object.keys(value))}`;
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return `${text.length > 60 ? `${text.slice(0, 57)}…` : text} (${typeof value})`;
}

/** `; did you mean "bufferDays"?` or nothing, when no candidate is near. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates);
  return near === undefined ? '' : `; did you mean "${near}"?`;
}

/** The candidate with the fewest edits to `word`, if at most a third of the longer one differs. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const longer = Math.max(word.length, candidate.length);
    const allowed = longer < 3 ? 0 : Math.ceil(longer / 3);
    const distance = edits(word.toLowerCase().slice(0, 64), candidate.toLowerCase().slice(0, 64));
    if (distance <= allowed && distance < fewest) {
      best = candidate;
      fewest = distance;
    }
  }
  return best;
}

/** `a, b and 3 more`. */
export function list(words: readonly string[], most = 4): string {
  if (words.length === 0) return 'no keys';
  const shown = words.slice(0, most).map((word) => (word.length > 30 ? `${word.slice(0, 27)}…` : word));
  return words.length > most ? `${shown.join(', ')} and ${words.length - most} more` : shown.join(', ');
}

function depth(path: string): number {
  return path === '' ? 0 : path.split('.').length;
}

/** Levenshtein distance, one row at a time. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
