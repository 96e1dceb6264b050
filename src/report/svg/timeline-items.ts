import { element } from './element.ts';
import { readable, readableRange } from './numbers.ts';
import { linePath, type Point } from './paths.ts';
import { type Scale, within } from './scale.ts';
import { clip, textAt, textWidth, tooltip } from './text.ts';
import { COLOR, MARGIN, SIZE, WIDTH } from './theme.ts';

export interface DatedHalt {
  readonly day: number;
  /** The days between which it must have happened. */
  readonly interval?: readonly [low: number, high: number] | null;
  readonly label: string;
}

export interface StillRunning {
  readonly day: number;
  readonly label: string;
}

/** Something dated with its place: the pixels that mark and label take, and how to draw it on a row. */
export interface Item {
  readonly from: number;
  readonly to: number;
  readonly draw: (y: number) => string;
}

/** Between a mark and its label. */
const BESIDE = 8;

/** A dot on the day, on a bar over the days between which it happened. */
export function haltItem({ day, interval, label }: DatedHalt, x: Scale): Item {
  const known = interval?.every((end) => !Number.isNaN(end)) ? interval : ([day, day] as const);
  const [low, high] = known.map((end) => x(within(x, end))) as [number, number];
  const at = x(day);
  const span = known[0] === known[1] ? '' : ` (${readableRange(known[0], known[1])})`;
  const name = tooltip(`${label}: day ${readable(day)}${span}`);
  return labelled(label, Math.min(low, at - 5), Math.max(high, at + 5), COLOR.ink, (y) =>
    element(
      'g',
      { class: 'event' },
      name,
      element('line', {
        x1: low,
        y1: y,
        x2: high,
        y2: y,
        stroke: COLOR.observed,
        'stroke-width': 6,
        'stroke-opacity': 0.3,
        'stroke-linecap': 'round',
      }),
      element('circle', {
        cx: at,
        cy: y,
        r: 4,
        fill: COLOR.observed,
      }),
    ),
  );
}

/** An open circle with an arrow: it went on from there. */
export function runningItem({ day, label }: StillRunning, x: Scale): Item {
  const at = x(day);
  const arrow = (y: number): string => {
    const tip: Point = [at + 15, y];
    const shaft = linePath([[at + 4, y], tip]);
    const head = linePath([[at + 11, y - 4], tip, [at + 11, y + 4]]);
    return element('path', { d: shaft + head, fill: 'none', stroke: COLOR.muted, 'stroke-width': 1.5 });
  };
  return labelled(label, at - 5, at + 16, COLOR.muted, (y) =>
    element(
      'g',
      { class: 'running' },
      tooltip(`${label}: still running on day ${readable(day)}`),
      arrow(y),
      element('circle', { cx: at, cy: y, r: 4, fill: COLOR.paper, stroke: COLOR.muted, 'stroke-width': 1.5 }),
    ),
  );
}

/**
 * A mark with its label to the right, to the left where there is more room; clipped where neither is
 * enough.
 */
function labelled(label: string, from: number, to: number, fill: string, mark: Item['draw']): Item {
  const room = { left: from - BESIDE - MARGIN, right: WIDTH - MARGIN - to - BESIDE };
  const whole = textWidth(label, SIZE.small);
  const leftward = whole > room.right && room.left > room.right;
  const text = clip(label, SIZE.small, leftward ? room.left : room.right);
  const width = textWidth(text, SIZE.small);
  const at = leftward ? from - BESIDE : to + BESIDE;
  return {
    from: leftward ? at - width : from,
    to: leftward ? to : at + width,
    draw: (y) => mark(y) + textAt(at, y, text, { fill, anchor: leftward ? 'end' : 'start', halo: true }),
  };
}
