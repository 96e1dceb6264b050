import { line } from './axes.ts';
import { element } from './element.ts';
import { endOf, type Placed } from './fan-model.ts';
import type { FanChart } from './fan-types.ts';
import type { KeyEntry } from './key.ts';
import { readable, readableRange } from './numbers.ts';
import { isNumber } from './scale.ts';
import { tooltip } from './text.ts';
import { COLOR } from './theme.ts';

/** Half the width of the ends of an error bar. */
const CAP = 4;

/** A point for each observation, and a bar for each interval, whether its value is known or not. */
export function fanObserved(
  { months, observed, observedIntervals = [] }: FanChart,
  placed: Placed,
): string[] {
  return months.flatMap((month, i) => {
    const interval = observedIntervals[i] ?? null;
    const value = observed[i] ?? null;
    const known = interval?.every(isNumber) ? interval : null;
    const x = placed.places[i]!;
    const name = [isNumber(value) ? readable(value) : '', known ? `(${readableRange(...known)})` : ''];
    const title = tooltip(`${month}: ${name.join(' ').trim()}`);
    return [
      ...(known ? [errorBar(x, placed.y(known[0]), placed.y(known[1]), title)] : []),
      ...(isNumber(value) ? [dot(x, placed.y(value), title)] : []),
    ];
  });
}

function errorBar(x: number, low: number, high: number, title: string): string {
  const d = [low, high].map((y) => line(x - CAP, y, x + CAP, y, COLOR.observed, 1.5));
  return element('g', { class: 'interval' }, title, line(x, low, x, high, COLOR.observed, 1.5), ...d);
}

/** With a rim of paper, so that points on a line or on each other stay points. */
function dot(cx: number, cy: number, title?: string): string {
  const look = { r: 4.5, fill: COLOR.observed, stroke: COLOR.paper, 'stroke-width': 1.5 };
  const attributes = { class: title === undefined ? undefined : 'observed', cx, cy, ...look };
  return element('circle', attributes, ...(title === undefined ? [] : [title]));
}

/** The name of the points, if there are any. */
export function observedEntry({ observed }: FanChart, placed: Placed): KeyEntry[] {
  if (!observed.some(isNumber)) return [];
  return [
    {
      label: 'observed',
      y: endOf(observed, placed),
      color: COLOR.observed,
      swatch: (x, y) => dot(x + 8, y),
    },
  ];
}
