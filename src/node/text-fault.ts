/** A fault of a text in JSON or YAML. It shows nothing of the text, which may be secret. */
export interface TextFault {
  /** Path of the key that is given twice; empty for other faults. */
  readonly path: string;
  /** What was expected there. */
  readonly rule: string;
  /** What stands there instead. */
  readonly got: string;
  /** Offset in the text. */
  readonly at: number;
}

/** Ends the reading of a text at a fault. */
export class Fault extends Error {
  readonly fault: TextFault;

  constructor(fault: TextFault) {
    super(fault.rule);
    this.fault = fault;
  }
}

/** Returns the line and the column of an offset, each from 1. */
export function placeOf(text: string, at: number): string {
  const lines = text.slice(0, at).split(/\r\n|\r|\n/);
  return `line ${lines.length}, column ${[...lines.at(-1)!].length + 1}`;
}

/** What a text may have where JSON has something else. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/\/[/*]|#/y, 'a comment, which JSON does not have'],
  [/'/y, 'a single quote'],
  [/,/y, 'a comma'],
  [/:/y, 'a colon'],
  [/[\]}]/y, 'a closing bracket'],
  [/[[{]/y, 'an opening bracket'],
  [/"/y, 'a double quote'],
  [/[-+]?(?:NaN|Infinity|inf|nan)/y, 'a number that is not finite'],
  [/[-+.\d]/y, 'digits'],
];

/** Returns in words what stands at an offset. */
export function whatStands(text: string, at: number): string {
  if (at >= text.length) return 'the end of the text';
  const found = OTHERS.find(([pattern]) => {
    pattern.lastIndex = at;
    return pattern.test(text);
  });
  return found?.[1] ?? 'other text';
}
