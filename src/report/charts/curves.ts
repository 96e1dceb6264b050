import type { DateTick } from './date-axis.ts';
import { draw, margins, type Words } from './drawing.ts';
import { endLabels } from './end-labels.ts';
import { areaY, axisX, axisY, gridY, lineY, type Markish, ruleX, ruleY, text } from './library.ts';
import { COLOR, type Look, WIDTH } from './theme.ts';
import { niceRange } from './ticks.ts';

/** One line of a chart of chances, with a band around it. */
export interface Curve extends Look {
  /** Written at the end of the line. */
  readonly label: string;
  readonly points: readonly {
    readonly x: number;
    readonly value: number;
    readonly low: number;
    readonly high: number;
  }[];
}

/** Chances by day or by days of cover. */
export interface CurveChart {
  readonly words: Words;
  readonly curves: readonly Curve[];
  /** Names below the axis; round numbers where there are none. */
  readonly ticks?: readonly DateTick[];
  /** What the x axis measures, where it is no date. */
  readonly xTitle?: string;
  /** A dotted line down with its text. */
  readonly rule?: { readonly x: number; readonly label: string } | undefined;
  /** Text of a chance at the axis. */
  readonly percent: (chance: number) => string;
}

/** Returns what stands at the end of a line: the chance first, as a long name is cut at its end. */
export function endLabel({ name, chance }: { readonly name: string; readonly chance: string }): string {
  return `${chance} ${name}`;
}

const MARGIN = { left: 50, right: 204, top: 24 };
const HEIGHT = 216;

/** Returns lines with their bands, each named at its end. */
export function curveChart({ words, curves, ticks, xTitle, rule, percent }: CurveChart): string {
  const all = curves.flatMap(({ points }) => points);
  const most = Math.max(0.01, ...all.map(({ high }) => high));
  const domain = niceRange([0, most], 5);
  const xs = all.map(({ x }) => x);
  const bottom = xTitle === undefined ? 38 : 46;
  const axis = { domain, top: MARGIN.top, bottom: MARGIN.top + HEIGHT };
  return draw(words, {
    ...{ width: WIDTH, height: axis.bottom + bottom, ...margins({ ...MARGIN, bottom }) },
    x: { domain: [ticks ? 0 : Math.min(...xs), Math.max(...xs)] },
    y: { domain },
    color: { type: 'identity' },
    marks: [
      gridY({ ticks: 5, stroke: COLOR.grid, strokeOpacity: 1 }),
      axisY({ ticks: 5, tickFormat: percent, tickSize: 0, label: null, color: COLOR.muted }),
      xAxis(ticks),
      ...(xTitle === undefined ? [] : [below(xTitle)]),
      ...(rule ? ruleMarks(rule) : []),
      ...curves.flatMap(marksOf),
      ruleY([0], { stroke: COLOR.line }),
      endLabels(
        curves.map(({ label, points, color }) => ({ label, color, value: points.at(-1)!.value })),
        axis,
      ),
    ],
  });
}

function xAxis(ticks: readonly DateTick[] | undefined): Markish {
  const look = { label: null, color: COLOR.muted } as const;
  if (ticks === undefined) return axisX({ ...look, ticks: 8 });
  const names = new Map(ticks.map(({ day, label }) => [day, label]));
  return axisX([...names.keys()], { ...look, tickFormat: (day: number) => names.get(day) ?? '' });
}

function below(title: string): Markish {
  const where = { frameAnchor: 'bottom', lineAnchor: 'top', dy: 27 } as const;
  return text([title], { ...where, fill: COLOR.muted });
}

function ruleMarks({ x, label }: { readonly x: number; readonly label: string }): Markish[] {
  const where = { x: 'x', frameAnchor: 'top', textAnchor: 'start', dx: 5, dy: -10 } as const;
  return [
    ruleX([x], { stroke: COLOR.muted, strokeDasharray: '2 3' }),
    text([{ x, label }], { ...where, text: 'label', fill: COLOR.muted }),
  ];
}

function marksOf({ points, color, dash }: Curve): Markish[] {
  const dashes = dash === undefined ? {} : { strokeDasharray: dash };
  return [
    areaY(points, { x: 'x', y1: 'low', y2: 'high', fill: color, fillOpacity: 0.18 }),
    lineY(points, { x: 'x', y: 'value', stroke: color, strokeWidth: 2.2, ...dashes }),
  ];
}
