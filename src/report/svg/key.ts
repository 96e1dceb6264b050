import { line, type Plot } from './axes.ts';
import { element } from './element.ts';
import { spreadOut } from './spread.ts';
import { clip, textAt, textWidth } from './text.ts';
import { COLOR, MARGIN, SIZE, WIDTH } from './theme.ts';

/** A name for something drawn, written to the right of the plot at the height where it ends. */
export interface KeyEntry {
  readonly label: string;
  /** Where it ends, in pixels. */
  readonly y: number;
  readonly color: string;
  readonly swatch: (x: number, y: number) => string;
}

const SWATCH = 16;
const LEADER = 12;
const BEFORE_TEXT = LEADER + SWATCH + 8;
const LINE_HEIGHT = 17;
const WIDEST_TEXT = 150;

/** The right edge of a plot that leaves room for names. */
export function rightOfPlot(labels: readonly string[]): number {
  const widest = Math.max(0, ...labels.map((label) => textWidth(label, SIZE.small)));
  return WIDTH - MARGIN - BEFORE_TEXT - Math.min(WIDEST_TEXT, widest);
}

/** The names, moved apart where they would overlap; a thin line leads to those that had to move. */
export function keyMarks(plot: Plot, entries: readonly KeyEntry[]): string[] {
  const places = spreadOut(
    entries.map(({ y }) => y),
    LINE_HEIGHT,
    [plot.top + 4, plot.bottom - 4],
  );
  return entries.flatMap(({ label, y, color, swatch }, i) => {
    const place = places[i]!;
    const x = plot.right + LEADER;
    const moved = Math.abs(place - y) > 3;
    return [
      ...(moved ? [line(plot.right + 1, y, x - 2, place, COLOR.line, 0.75)] : []),
      swatch(x, place),
      textAt(x + SWATCH + 6, place, clip(label, SIZE.small, WIDEST_TEXT), { fill: color }),
    ];
  });
}

export function lineSwatch(stroke: string, width: number, dashes?: string): KeyEntry['swatch'] {
  return (x, y) =>
    element('line', {
      x1: x,
      y1: y,
      x2: x + SWATCH,
      y2: y,
      stroke,
      'stroke-width': width,
      'stroke-dasharray': dashes,
    });
}

export function areaSwatch(fill: string, opacity: number): KeyEntry['swatch'] {
  return (x, y) =>
    element('rect', { x, y: y - 5, width: SWATCH, height: 10, rx: 2, fill, 'fill-opacity': opacity });
}
