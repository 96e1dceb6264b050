import { type Markish, text } from './library.ts';
import { COLOR } from './theme.ts';

/** Room above a chart that stands by itself, and is no part of a page with headings. */
export const HEADING = 58;

/** Returns title and subtitle at the top left of the drawing, each cut to one line. */
export function heading(title: string, subtitle: string | undefined, left: number, top: number): Markish[] {
  const where = { frameAnchor: 'top-left', textAnchor: 'start', lineAnchor: 'top', dx: 16 - left } as const;
  const cut = { lineWidth: 46, textOverflow: 'ellipsis' } as const;
  const first = { ...where, ...cut, dy: 12 - top, fontSize: 15, fontWeight: 600, lineWidth: 42 };
  const second = { ...where, ...cut, dy: 33 - top, fontSize: 12, fill: COLOR.muted, lineWidth: 56 };
  return [text([title], first), ...(subtitle ? [text([subtitle], second)] : [])];
}
