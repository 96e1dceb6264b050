import { draw, margins } from './drawing.ts';
import { endLabels } from './end-labels.ts';
import { HEADING, heading } from './heading.ts';
import { areaY, axisX, axisY, gridX, gridY, lineY, type Markish, text } from './library.ts';
import { percentText, readable } from './numbers.ts';
import { COLOR, WIDTH } from './theme.ts';
import { extent, isNumber, niceRange } from './ticks.ts';
import { type DatedHalt, type StillRunning, timelineMarks, timelineRows } from './timeline.ts';

export interface SurvivalChart {
  readonly title: string;
  readonly subtitle?: string;
  /** In order. */
  readonly days: readonly number[];
  /** Share of groups not yet halted, from each day to the next. */
  readonly survival: readonly number[];
  /** The 90 % band around it. */
  readonly band: readonly [low: readonly number[], high: readonly number[]];
  /** Halts of history. */
  readonly events: readonly DatedHalt[];
  /** Groups that had not halted when they were last heard of. */
  readonly stillRunning?: readonly StillRunning[];
}

const MARGIN = { left: 60, right: 96, bottom: 30 };
/** Pixels of the curve, from a share of 1 down to 0. */
const CURVE = 210;
const ROW = 19;

/**
 * Returns the share of groups not yet halted as steps with their band, and below it, on the same days, the
 * halts of history.
 *
 * @throws {RangeError} for an event on a day that is no number.
 */
export function survivalChart(chart: SurvivalChart): string {
  const { title, subtitle, events, stillRunning = [] } = chart;
  const rows = timelineRows(events, stillRunning);
  const top = HEADING + 30;
  const height = CURVE + 34 + rows.length * ROW;
  const domain = [1 - height / CURVE, 1] as const;
  return draw(
    { title, description: `${describe(chart)} ${timelineWords(chart)}`.trim() },
    {
      width: WIDTH,
      height: top + height + MARGIN.bottom,
      ...margins({ ...MARGIN, top }),
      x: { domain: dayRange(chart) },
      y: { domain: [...domain] },
      color: { type: 'identity' },
      marks: [
        gridX({ ticks: 10, stroke: COLOR.grid, strokeOpacity: 1 }),
        gridY({ ticks: SHARES, stroke: COLOR.grid, strokeOpacity: 1 }),
        axisX({ ticks: 10, label: null, color: COLOR.muted }),
        axisY({ ticks: SHARES, tickFormat: percentText, label: null, tickSize: 0, color: COLOR.muted }),
        axisTitle('Share not yet halted, by day'),
        ...curve(chart),
        ...timelineMarks(rows, (i) => -(28 + i * ROW) / CURVE),
        endLabels(names(chart), { domain: [0, 1], top, bottom: top + CURVE }),
        ...heading(title, subtitle, MARGIN.left, top),
      ],
    },
  );
}

const SHARES = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** From day 0, or the first if that is earlier, to the last day of curve, events and their intervals. */
function dayRange({ days, events, stillRunning = [] }: SurvivalChart): [number, number] {
  const dated = events.flatMap(({ day, interval }) => [day, ...(interval ?? [])]);
  const [low, high] = extent([0, ...days, ...dated, ...stillRunning.map(({ day }) => day)]);
  return niceRange([low, Math.max(high, low + 1)], 10);
}

function curve({ days, survival, band: [low, high] }: SurvivalChart): Markish[] {
  const within = (values: readonly number[]): number[] =>
    days.map((_, i) => Math.min(Math.max(values[i] ?? Number.NaN, 0), 1));
  const steps = { x: [...days], curve: 'step-after' } as const;
  return [
    areaY(days, { ...steps, y1: within(low), y2: within(high), fill: COLOR.model, fillOpacity: 0.2 }),
    lineY(days, { ...steps, y: within(survival), stroke: COLOR.model, strokeWidth: 2.5 }),
  ];
}

function names({ survival, band: [, high] }: SurvivalChart) {
  const end = (label: string, values: readonly number[]) => {
    const last = values.findLast(isNumber);
    if (last === undefined) return [];
    return [{ label, value: Math.min(Math.max(last, 0), 1), color: COLOR.model }];
  };
  return [...end('model', survival), ...end('90 % band', high)];
}

function axisTitle(title: string): Markish {
  const where = { frameAnchor: 'top-left', textAnchor: 'start', dx: 16 - MARGIN.left, dy: -20 } as const;
  return text([title], { ...where, fill: COLOR.muted });
}

function describe({ days, survival }: SurvivalChart): string {
  const last = survival.findLastIndex(isNumber);
  if (last < 0) return 'No curve.';
  return `The share of groups not yet halted is ${percentText(survival[last]!)} on day ${days[last]}.`;
}

function timelineWords({ events, stillRunning = [] }: SurvivalChart): string {
  const dated = (all: readonly StillRunning[]): string =>
    all.map(({ day, label }) => `${label} on day ${readable(day)}`).join(', ');
  return [
    ...(events.length === 0 ? [] : [`Halts on record: ${dated(events)}.`]),
    ...(stillRunning.length === 0 ? [] : [`Still running: ${dated(stillRunning)}.`]),
  ].join(' ');
}
