import { element, escapeXml } from './element.ts';
import { textAt, wrapToWidth } from './text.ts';
import { COLOR, FONT, MARGIN, SIZE, WIDTH } from './theme.ts';

export interface Heading {
  readonly title: string;
  readonly subtitle?: string | undefined;
}

/** What a chart draws below its heading: how high it is and its marks, from y = 0 down. */
export interface Drawing {
  readonly height: number;
  readonly marks: readonly string[];
  /** The chart in a sentence or two, for those who cannot see it. */
  readonly description: string;
}

/** A whole SVG document: white paper with round corners, legible on dark pages too, heading, drawing. */
export function sheet(heading: Heading, { height, marks, description }: Drawing): string {
  const { top, lines } = headingLines(heading);
  const whole = Math.ceil(top + height);
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${WIDTH} ${whole}`,
    width: WIDTH,
    height: whole,
    role: 'img',
    'aria-label': heading.title,
    'font-family': FONT,
  };
  const paper = element('rect', { width: WIDTH, height: whole, rx: 10, fill: COLOR.paper });
  return `${element(
    'svg',
    attributes,
    ...[element('title', {}, escapeXml(heading.title)), element('desc', {}, escapeXml(description))],
    ...[paper, ...lines],
    element('g', { transform: `translate(0 ${top})` }, '\n', marks.join('\n'), '\n'),
  )}\n`;
}

function headingLines({ title, subtitle = '' }: Heading): { top: number; lines: string[] } {
  const room = WIDTH - 2 * MARGIN;
  const lines: string[] = [];
  let y = 30;
  for (const line of wrapToWidth(title, SIZE.title, room)) {
    lines.push(textAt(MARGIN, y, line, { size: SIZE.title, fill: COLOR.ink, weight: 600 }));
    y += 21;
  }
  for (const line of wrapToWidth(subtitle, SIZE.label, room)) {
    lines.push(textAt(MARGIN, y, line, { size: SIZE.label }));
    y += 18;
  }
  return { top: y, lines };
}
