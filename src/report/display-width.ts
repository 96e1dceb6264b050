/** Ranges of characters that take two columns of a terminal (Unicode Annex 11). */
const WIDE: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18d08],
  [0x1aff0, 0x1b2fb],
  [0x20000, 0x3fffd],
];

const EMOJI = /^\p{Emoji_Presentation}$/u;

/** Marks that are drawn over the character before them, and characters that are not drawn. */
const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** Returns the columns that a text takes on a terminal: two for 鈴, none for a combining accent. */
export function displayWidth(text: string): number {
  // Most texts are ASCII.
  if (/^[ -~]*$/.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += widthOf(character);
  return columns;
}

function widthOf(character: string): number {
  const code = character.codePointAt(0)!;
  if (code < 0x300) return 1;
  if (NO_WIDTH.test(character)) return 0;
  return isWide(code) || EMOJI.test(character) ? 2 : 1;
}

function isWide(code: number): boolean {
  return WIDE.some(([first, last]) => code >= first && code <= last);
}

/** Returns a text filled with blanks at its end up to a width. */
export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}

/** Returns a text filled with blanks at its start up to a width. */
export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - displayWidth(text))) + text;
}
