import { element } from './element.ts';
import { tickText } from './numbers.ts';
import type { Scale } from './scale.ts';
import { clip, textAt } from './text.ts';
import { COLOR, SIZE } from './theme.ts';
import { ticks } from './ticks.ts';

/** The part of a drawing that data fill, in pixels. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: string, width = 1): string {
  return element('line', { x1, y1, x2, y2, stroke, 'stroke-width': width });
}

/** Light lines across at round values, each with its number to the left. */
export function valueAxis(plot: Plot, y: Scale, text?: (value: number) => string): string[] {
  const { step, values } = ticks([y.from, y.to], 5);
  return values.flatMap((value) => [
    line(plot.left, y(value), plot.right, y(value), value === 0 ? COLOR.line : COLOR.grid),
    textAt(plot.left - 8, y(value), text?.(value) ?? tickText(value, step), { anchor: 'end' }),
  ]);
}

/** Light lines down at round days, from the top of the plot to `end`, numbers below the plot. */
export function dayAxis(plot: Plot, x: Scale, end: number): string[] {
  const { step, values } = ticks([x.from, x.to], 10);
  return values.flatMap((value) => [
    line(x(value), plot.top, x(value), end, COLOR.grid),
    textAt(x(value), plot.bottom + 13, tickText(value, step), { anchor: 'middle', halo: true }),
  ]);
}

/** What an axis measures, written above its numbers. */
export function axisTitle(plot: Plot, text: string): string {
  return textAt(plot.left - 8, plot.top - 16, clip(text, SIZE.small, plot.right - plot.left));
}
