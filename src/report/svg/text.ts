import { type Attributes, element, escapeXml } from './element.ts';
import { COLOR, SIZE } from './theme.ts';

export interface TextStyle {
  readonly size?: number;
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly weight?: number;
  /** Paper around the letters, for text that lies on lines. */
  readonly halo?: boolean;
}

/**
 * Text whose middle line, not its baseline, is at y. Without a halo, its attributes are plain
 * presentation.
 */
export function textAt(x: number, y: number, text: string, style: TextStyle = {}): string {
  const { size = SIZE.small, fill = COLOR.muted, anchor = 'start', weight, halo = false } = style;
  const around: Attributes = halo
    ? { stroke: COLOR.paper, 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }
    : {};
  const where = { x, y: y + size * 0.35, 'font-size': size, fill };
  const how = {
    'text-anchor': anchor === 'start' ? undefined : anchor,
    'font-weight': weight,
    ...around,
  };
  return element('text', { ...where, ...how }, escapeXml(text));
}

/** A hover text, and what a screen reader says of a mark. */
export function tooltip(text: string): string {
  return element('title', {}, escapeXml(text));
}

/**
 * The width of text in pixels, on the large side: measured on DejaVu Sans, among the widest fonts the
 * stack may resolve to, as no font is at hand to ask.
 */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += charWidth(character);
  return ems * size;
}

function charWidth(character: string): number {
  if (character > '\u2fff') return 1.1;
  if (/[ijl.,:;'|!·]/.test(character)) return 0.34;
  if (/[mwMW%@…—]/.test(character)) return 1;
  if (/[ frtI()[\]/-]/.test(character)) return 0.42;
  return /[a-z0-9–]/.test(character) ? 0.64 : 0.78;
}

/** Text cut to a width, with an ellipsis where something is missing. */
export function clip(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const letters = [...text];
  while (letters.length > 0 && textWidth(`${letters.join('')}…`, size) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** Text broken into lines of a width; a word that is wider by itself is clipped. */
export function wrapToWidth(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = lines.length === 0 ? word : `${lines[lines.length - 1]} ${word}`;
    if (lines.length > 0 && textWidth(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(clip(word, size, width));
  }
  return lines;
}
