import type { Plot } from './axes.ts';
import { element } from './element.ts';
import type { FanChart } from './fan-types.ts';
import { areaSwatch, type KeyEntry, lineSwatch } from './key.ts';
import { percentText, readable } from './numbers.ts';
import { areaPath, linePath, type Point, runsOf } from './paths.ts';
import { isNumber, type Scale } from './scale.ts';
import { COLOR } from './theme.ts';

/** Where months and values stand in the drawing. */
export interface Placed {
  readonly plot: Plot;
  readonly y: Scale;
  readonly places: readonly number[];
}

interface Named extends KeyEntry {
  readonly mark: string;
}

type Column = readonly (number | null)[];

const OPACITY = 0.2;
const DASHES = ['6 4', '2 3', '10 3 2 3'];

/** All that stands to the right of the plot but the two names every chart has. */
export function fanNames({ bands, baselines = [] }: FanChart): string[] {
  return ['median', ...bands.map(({ level }) => bandName(level)), ...baselines.map(({ label }) => label)];
}

function bandName(level: number): string {
  return `${percentText(level)} band`;
}

/** The widest band first; narrower ones lie on it, so each is darker than the one before. */
export function fanBands({ bands }: FanChart, placed: Placed): Named[] {
  const outward = [...bands].sort((a, b) => b.level - a.level);
  let clear = 1;
  return outward.map(({ level, low, high }) => {
    clear *= 1 - OPACITY;
    const areas = runsOf(placed.places.length, low, high).map((run) =>
      areaPath(points(low, run, placed), points(high, run, placed)),
    );
    return {
      label: bandName(level),
      y: endOf(high, placed),
      color: COLOR.model,
      swatch: areaSwatch(COLOR.model, 1 - clear),
      mark: element('path', { class: 'band', d: areas.join(''), fill: COLOR.model, 'fill-opacity': OPACITY }),
    };
  });
}

/** Baselines dashed and gray, the median on top. */
export function fanLines({ median, baselines = [] }: FanChart, placed: Placed): Named[] {
  const dashed = baselines.map(({ label, values }, i) =>
    lineOf(label, 'baseline', values, placed, COLOR.muted, 1.5, DASHES[i % DASHES.length]),
  );
  return [...dashed, lineOf('median', 'median', median, placed, COLOR.model, 2.5)];
}

function lineOf(
  label: string,
  kind: string,
  values: Column,
  placed: Placed,
  stroke: string,
  width: number,
  dashes?: string,
): Named {
  const runs = runsOf(placed.places.length, values);
  const mark = element('path', {
    class: kind,
    d: runs.map((run) => linePath(points(values, run, placed))).join(''),
    fill: 'none',
    stroke,
    'stroke-width': width,
    'stroke-linejoin': 'round',
    'stroke-dasharray': dashes,
  });
  return { label, y: endOf(values, placed), color: stroke, swatch: lineSwatch(stroke, width, dashes), mark };
}

function points(values: Column, run: readonly number[], { places, y }: Placed): Point[] {
  return run.map((i) => [places[i]!, y(values[i]!)]);
}

/** The height of the last number; the foot of the plot if there is none. */
export function endOf(values: Column, { y, plot }: Placed): number {
  const last = values.findLast(isNumber);
  return isNumber(last) ? y(last) : plot.bottom;
}

/** The chart in words. */
export function fanDescription({ unit, months, median, observed, bands }: FanChart): string {
  const medians = median.filter(isNumber);
  const seen = observed.filter(isNumber).length;
  const widest = bands.reduce<FanChart['bands'][number] | null>(
    (a, b) => (a !== null && a.level >= b.level ? a : b),
    null,
  );
  return [
    `${unit}, by month from ${months[0]} to ${months.at(-1)}.`,
    ...(medians.length === 0
      ? []
      : [`Median ${readable(medians[0]!)} at first and ${readable(medians.at(-1)!)} at last.`]),
    `${seen} of ${months.length} months observed${insideText(widest, observed)}.`,
  ].join(' ');
}

function insideText(band: FanChart['bands'][number] | null, observed: Column): string {
  if (band === null || !observed.some(isNumber)) return '';
  const { level, low, high } = band;
  const inside = observed.filter(
    (value, i) =>
      isNumber(value) && isNumber(low[i]) && isNumber(high[i]) && value >= low[i] && value <= high[i],
  );
  return `, ${inside.length} of them within the ${percentText(level)} band`;
}
