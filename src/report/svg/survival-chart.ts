import { axisTitle, dayAxis, type Plot, valueAxis } from './axes.ts';
import { element } from './element.ts';
import { areaSwatch, type KeyEntry, keyMarks, lineSwatch, rightOfPlot } from './key.ts';
import { percentText } from './numbers.ts';
import { areaPath, linePath, type Point, runsOf, stepPoints } from './paths.ts';
import { extent, isNumber, linearScale, type Scale, within } from './scale.ts';
import { sheet } from './sheet.ts';
import { COLOR, MARGIN } from './theme.ts';
import { niceRange } from './ticks.ts';
import { timeline } from './timeline.ts';
import type { DatedHalt, StillRunning } from './timeline-items.ts';

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

const HEIGHT = 210;
const NAMES = ['model', '90 % band'];

/**
 * The share of groups not yet halted as steps with their band, and below it, on the same days, the halts
 * of history.
 *
 * @throws {RangeError} for an event on a day that is no number.
 */
export function survivalChart(chart: SurvivalChart): string {
  const { events, stillRunning = [] } = chart;
  const plot: Plot = { left: MARGIN + 40, right: rightOfPlot(NAMES), top: 30, bottom: 30 + HEIGHT };
  const x = linearScale(dayRange(chart), [plot.left, plot.right]);
  const y = linearScale([0, 1], [plot.bottom, plot.top]);
  const below = timeline(events, stillRunning, x, plot.bottom + 30);
  return sheet(chart, {
    height: below.bottom + 18,
    description: `${describe(chart)} ${below.description}`.trim(),
    marks: [
      ...dayAxis(plot, x, below.bottom),
      ...valueAxis(plot, y, percentText),
      ...curve(chart, x, y),
      axisTitle(plot, 'Share not yet halted, by day'),
      ...keyMarks(plot, entries(chart, y)),
      ...below.marks,
    ],
  });
}

/** From day 0, or the first if that is earlier, to the last day of curve, events and their intervals. */
function dayRange({ days, events, stillRunning = [] }: SurvivalChart): [number, number] {
  const dated = events.flatMap(({ day, interval }) => [day, ...(interval ?? [])]);
  const [low, high] = extent([0, ...days, ...dated, ...stillRunning.map(({ day }) => day)]);
  return niceRange([low, Math.max(high, low + 1)], 10);
}

function curve({ days, survival, band: [low, high] }: SurvivalChart, x: Scale, y: Scale): string[] {
  const end = x(extent(days)[1]);
  const steps = (values: readonly number[], run: readonly number[]): Point[] => {
    const after = days[run.at(-1)! + 1];
    return stepPoints(
      run.map((i) => [x(days[i]!), y(within(y, values[i]!))]),
      after === undefined ? end : x(after),
    );
  };
  const areas = runsOf(days.length, days, low, high).map((run) =>
    areaPath(steps(low, run), steps(high, run)),
  );
  const lines = runsOf(days.length, days, survival).map((run) => linePath(steps(survival, run)));
  const stroke = { fill: 'none', stroke: COLOR.model, 'stroke-width': 2.5, 'stroke-linejoin': 'round' };
  return [
    element('path', { class: 'band', d: areas.join(''), fill: COLOR.model, 'fill-opacity': 0.2 }),
    element('path', { class: 'survival', d: lines.join(''), ...stroke }),
  ];
}

function entries({ survival, band: [, high] }: SurvivalChart, y: Scale): KeyEntry[] {
  const swatches = [lineSwatch(COLOR.model, 2.5), areaSwatch(COLOR.model, 0.2)];
  return [survival, high].flatMap((values, i) => {
    const last = values.findLast(isNumber);
    if (last === undefined) return [];
    return [{ label: NAMES[i]!, y: y(within(y, last)), color: COLOR.model, swatch: swatches[i]! }];
  });
}

function describe({ days, survival }: SurvivalChart): string {
  const last = survival.findLastIndex(isNumber);
  if (last < 0) return 'No curve.';
  return `The share of groups not yet halted is ${percentText(survival[last]!)} on day ${days[last]}.`;
}
