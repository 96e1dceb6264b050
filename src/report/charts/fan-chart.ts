import { draw, margins } from './drawing.ts';
import { type EndLabel, endLabels } from './end-labels.ts';
import type { FanChart, Gappy } from './fan-types.ts';
import { fanDescription } from './fan-words.ts';
import { HEADING, heading } from './heading.ts';
import { areaY, axisX, axisY, dot, gridY, lineY, type Markish, ruleX, ruleY, text } from './library.ts';
import { percentText } from './numbers.ts';
import { COLOR, WIDTH } from './theme.ts';
import { extent, isNumber, niceRange } from './ticks.ts';

const MARGIN = { left: 46, right: 152, bottom: 44 };
const HEIGHT = 270;
const REFERENCE = '2024 mean';
const OPACITY = 0.2;
const DASHES = ['6 4', '2 3', '10 3 2 3'];

/**
 * Returns the monthly flow as a fan: bands and median of the model, what was observed as points with error
 * bars, baselines as dashed lines. What is null or no number leaves a gap.
 *
 * @throws {RangeError} without months, or for a split that is none of them.
 */
export function fanChart(chart: FanChart): string {
  requireMonths(chart);
  const { title, subtitle, months, unit, split } = chart;
  const top = HEADING + (split === undefined ? 22 : 38);
  const domain = niceRange(extent(shown(chart)), 5);
  const axis = { domain, top, bottom: top + HEIGHT };
  return draw(
    { title, description: fanDescription(chart) },
    {
      width: WIDTH,
      height: axis.bottom + MARGIN.bottom,
      ...margins({ ...MARGIN, top }),
      x: { type: 'point', domain: [...months], padding: 0.4 },
      y: { domain },
      color: { type: 'identity' },
      marks: [
        gridY({ ticks: 5, stroke: COLOR.grid, strokeOpacity: 1 }),
        axisY({ ticks: 5, label: null, tickSize: 0, color: COLOR.muted }),
        axisX({ ticks: labelled(months), tickFormat: monthName, label: null, color: COLOR.muted }),
        unitText(unit, split === undefined ? -16 : -32),
        ...bands(chart),
        ruleY([1], { stroke: COLOR.ink }),
        ...lines(chart),
        ...observed(chart),
        ...splitMarks(chart, domain[1]),
        endLabels(names(chart), axis),
        ...heading(title, subtitle, MARGIN.left, top),
      ],
    },
  );
}

function requireMonths({ months, split }: FanChart): void {
  if (months.length === 0) throw new RangeError('Expected months to name at least one month, got none');
  if (split === undefined || months.includes(split)) return;
  throw new RangeError(`Expected split to be one of the months, got ${JSON.stringify(split)}`);
}

/** Every number that must be in the picture. */
function shown({ bands, median, observed, observedIntervals = [], baselines = [] }: FanChart): Gappy {
  return [
    ...[0, 1.05],
    ...bands.flatMap(({ low, high }) => [...low, ...high]),
    ...[...median, ...observed],
    ...observedIntervals.flatMap((interval) => interval ?? []),
    ...baselines.flatMap(({ values }) => values),
  ];
}

/** The widest band first; narrower ones lie on it, so each is darker than the one before. */
function bands({ months, bands: all }: FanChart): Markish[] {
  const outward = [...all].sort((a, b) => b.level - a.level);
  return outward.map(({ low, high }) =>
    areaY(months, { x: months, y1: gaps(low), y2: gaps(high), fill: COLOR.model, fillOpacity: OPACITY }),
  );
}

/** Baselines dashed and gray, the median on top. */
function lines({ months, median, baselines = [] }: FanChart): Markish[] {
  const dashed = baselines.map(({ values }, i) => {
    const look = { stroke: COLOR.muted, strokeWidth: 1.5, strokeDasharray: DASHES[i % DASHES.length]! };
    return lineY(months, { x: months, y: gaps(values), ...look });
  });
  return [...dashed, lineY(months, { x: months, y: gaps(median), stroke: COLOR.model, strokeWidth: 2.5 })];
}

/** A point for each observation, and a bar for each interval, whether its value is known or not. */
function observed({ months, observed: values, observedIntervals = [] }: FanChart): Markish[] {
  const bars = months.flatMap((month, i) => {
    const [low, high] = observedIntervals[i] ?? [];
    return isNumber(low) && isNumber(high) ? [{ month, low, high }] : [];
  });
  const points = months.flatMap((month, i) => (isNumber(values[i]) ? [{ month, value: values[i] }] : []));
  const rim = { stroke: COLOR.paper, strokeWidth: 1.5 };
  return [
    ruleX(bars, { x: 'month', y1: 'low', y2: 'high', stroke: COLOR.observed, strokeWidth: 1.75 }),
    dot(points, { x: 'month', y: 'value', r: 4.5, fill: COLOR.observed, ...rim }),
  ];
}

/** A dotted line on the first predicted month; those before it were used to calibrate. */
function splitMarks({ months, split }: FanChart, top: number): Markish[] {
  if (split === undefined) return [];
  const at = { x: 'month', y: 'top', lineAnchor: 'bottom', fill: COLOR.ink } as const;
  const first = [{ month: split, top }];
  const before = months.indexOf(split) === 0 ? [] : [{ month: months[months.indexOf(split) - 1]!, top }];
  return [
    ruleX([split], { stroke: COLOR.line, strokeDasharray: '2 3' }),
    text(first, { ...at, text: () => 'predicted →', textAnchor: 'start', dx: -4, dy: -5 }),
    text(before, { ...at, text: () => '← calibrated', textAnchor: 'end', dx: 4, dy: -5 }),
  ];
}

/** The names to the right, at the last value of what they name. */
function names(chart: FanChart): EndLabel[] {
  const { bands: all, median, observed: seen, baselines = [], reference = REFERENCE } = chart;
  const end = (values: Gappy): number => values.findLast(isNumber) ?? 0;
  return [
    ...all.map(({ level, high }) => bandName(level, end(high))),
    ...baselines.map(({ label, values }) => ({ label, value: end(values), color: COLOR.muted })),
    { label: 'median', value: end(median), color: COLOR.model },
    { label: reference, value: 1, color: COLOR.muted },
    ...(seen.some(isNumber) ? [{ label: 'observed', value: end(seen), color: COLOR.observed }] : []),
  ];
}

function bandName(level: number, value: number): EndLabel {
  return { label: `${percentText(level)} band`, value, color: COLOR.model };
}

function unitText(unit: string, dy: number): Markish {
  const where = { frameAnchor: 'top-left', textAnchor: 'start', dx: 16 - MARGIN.left, dy } as const;
  return text([unit], { ...where, fill: COLOR.muted, lineWidth: 40, textOverflow: 'ellipsis' });
}

function gaps(values: Gappy): number[] {
  return values.map((value) => value ?? Number.NaN);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The months that have a name below the axis: at most twelve or so. */
function labelled(months: readonly string[]): string[] {
  const every = [1, 2, 3, 4, 6, 12, 24, 36, 60].find((step) => months.length / step <= 14) ?? months.length;
  return months.filter((_, i) => i % every === 0);
}

/** Its name, with the year below the first and each January. */
function monthName(month: string, i: number): string {
  const [year, number] = month.split('-');
  const name = MONTHS[Number(number) - 1] ?? month;
  return i === 0 || number === '01' ? `${name}\n${year}` : name;
}
