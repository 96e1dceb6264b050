/** A setting by the words for its path, and its unit where it has one. */
interface InputWords {
  readonly words: string;
  readonly unit?: string;
}

/** Words for paths; `$1` and `$2` are the groups of the pattern. */
const WORDS: readonly (readonly [pattern: RegExp, words: string, unit?: string])[] = [
  [/^automakers\.([^.]+)\.lanes\.([^.]+)\.bufferDays(?:\.median)?$/, "$1's buffer of $2", 'days'],
  [/^automakers\.([^.]+)\.clearedAtStart$/, "share of $1's orders cleared at the start"],
  [/^market\.separatedInChina\.([^.]+)$/, "China's share of separated $1"],
  [/^desk\.effortWorkingDays(?:\.median)?$/, 'effort of a review', 'working days'],
  [/^desk\.limitWorkingDays$/, 'time limit of the desk', 'working days'],
  [/^desk\.pace$/, 'pace'],
  [/^desk\.pace\.([^.]+)$/, 'pace for $1'],
  [/^daysUnder\.([^.]+)$/, 'time under $1', 'days'],
  [/^daysUnder\.([^.]+)\.([^.]+)$/, 'time under $1 for $2', 'days'],
];

/** Returns the words for the path of a setting; the path itself where there are none. */
export function inputWords(path: string): InputWords {
  for (const [pattern, words, unit] of WORDS) {
    if (!pattern.test(path)) continue;
    return { words: path.replace(pattern, words), ...(unit === undefined ? {} : { unit }) };
  }
  return { words: path };
}

/** Returns a restriction in words, such as `pace under 0.55` or `buffer between 20 and 48 days`. */
export function limitText(
  path: string,
  { low, high }: { readonly low?: number; readonly high?: number },
): string {
  const { words, unit } = inputWords(path);
  const tail = unit === undefined ? '' : ` ${unit}`;
  if (low === undefined) return `${words} under ${rounded(high!)}${tail}`;
  if (high === undefined) return `${words} over ${rounded(low)}${tail}`;
  return `${words} between ${rounded(low)} and ${rounded(high)}${tail}`;
}

/** Formats a limit: whole from 20 on, else with at most three significant digits. */
function rounded(value: number): string {
  return String(Math.abs(value) >= 20 ? Math.round(value) : Number(value.toPrecision(3)));
}
