import { dot, link, type Markish, text } from './library.ts';
import { COLOR } from './theme.ts';
import { isNumber } from './ticks.ts';

export interface StillRunning {
  readonly day: number;
  readonly label: string;
}

/** A halt on record, with the days between which it happened. */
export interface DatedHalt extends StillRunning {
  readonly interval?: readonly [low: number, high: number];
}

/** One row below the curve: a title, a halt, or a group that was still running. */
export interface TimelineRow extends DatedHalt {
  readonly kind: 'title' | 'halt' | 'running';
}

/**
 * Returns the rows of a timeline, earliest first: halts under a title, then what still ran under another.
 *
 * @throws {RangeError} for a day that is no number.
 */
export function timelineRows(events: readonly DatedHalt[], running: readonly StillRunning[]): TimelineRow[] {
  for (const [i, { day }] of [...events, ...running].entries())
    if (!Number.isFinite(day))
      throw new RangeError(`Expected the day of event ${i} to be finite, got ${day}`);
  const section = (title: string, kind: 'halt' | 'running', all: readonly DatedHalt[]): TimelineRow[] => {
    const rows = [...all].sort((a, b) => a.day - b.day).map((one) => ({ ...one, kind }));
    return rows.length === 0 ? [] : [{ kind: 'title', day: 0, label: title }, ...rows];
  };
  return [
    ...section('Halts on record', 'halt', events),
    ...section('Still running when last heard of', 'running', running),
  ];
}

/** Draws the rows; `placeOf` gives the height of row i on the y axis. */
export function timelineMarks(rows: readonly TimelineRow[], placeOf: (i: number) => number): Markish[] {
  const placed = rows.map((row, i) => ({ ...row, y: placeOf(i) }));
  const halts = placed.filter(({ kind }) => kind === 'halt');
  const running = placed.filter(({ kind }) => kind === 'running');
  const spans = halts.flatMap(({ interval, y }) => {
    const [low, high] = interval ?? [];
    return isNumber(low) && isNumber(high) ? [{ low, high, y }] : [];
  });
  const span = {
    stroke: COLOR.observed,
    strokeWidth: 6,
    strokeOpacity: 0.3,
    strokeLinecap: 'round',
  } as const;
  const open = { r: 4, fill: COLOR.paper, stroke: COLOR.muted, strokeWidth: 1.5 };
  return [
    link(spans, { x1: 'low', x2: 'high', y1: 'y', y2: 'y', ...span }),
    dot(halts, { x: 'day', y: 'y', r: 4, fill: COLOR.observed }),
    dot(running, { x: 'day', y: 'y', ...open }),
    ...labels(placed),
    text(
      placed.filter(({ kind }) => kind === 'title'),
      {
        frameAnchor: 'left',
        textAnchor: 'start',
        dx: -44,
        y: 'y',
        text: 'label',
        fontWeight: 600,
        fill: COLOR.muted,
      },
    ),
  ];
}

/** A label stands to the right of its mark, to the left of one in the later half. */
function labels(rows: readonly (TimelineRow & { readonly y: number })[]): Markish[] {
  const named = rows.filter(({ kind }) => kind !== 'title');
  const days = named.map(({ day }) => day);
  const middle = (Math.min(0, ...days) + Math.max(0, ...days)) / 2;
  const halo = { stroke: COLOR.paper, strokeWidth: 4, fill: COLOR.ink, y: 'y', text: 'label' } as const;
  const cut = { lineWidth: 30, textOverflow: 'ellipsis' } as const;
  const early = named
    .filter(({ day }) => day <= middle)
    .map((row) => ({ ...row, x: row.interval?.[1] ?? row.day }));
  const late = named
    .filter(({ day }) => day > middle)
    .map((row) => ({ ...row, x: row.interval?.[0] ?? row.day }));
  return [
    text(early, { ...halo, ...cut, x: ({ x, day }) => (isNumber(x) ? x : day), textAnchor: 'start', dx: 10 }),
    text(late, { ...halo, ...cut, x: ({ x, day }) => (isNumber(x) ? x : day), textAnchor: 'end', dx: -10 }),
  ];
}
