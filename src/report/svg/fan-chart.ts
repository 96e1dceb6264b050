import { axisTitle, line, type Plot, valueAxis } from './axes.ts';
import { fanBands, fanDescription, fanLines, fanNames, type Placed } from './fan-model.ts';
import { fanObserved, observedEntry } from './fan-observed.ts';
import type { FanChart, Gappy } from './fan-types.ts';
import { keyMarks, lineSwatch, rightOfPlot } from './key.ts';
import { monthAxis, monthPlaces } from './months.ts';
import { extent, linearScale } from './scale.ts';
import { sheet } from './sheet.ts';
import { textAt } from './text.ts';
import { COLOR, MARGIN } from './theme.ts';
import { niceRange } from './ticks.ts';

const HEIGHT = 250;
const REFERENCE = '2024 mean';

/**
 * Monthly flow as a fan: bands and median of the model, what was observed as points with error bars,
 * baselines as dashed lines. What is null or no number leaves a gap.
 *
 * @throws {RangeError} without months, or for a split that is none of them.
 */
export function fanChart(chart: FanChart): string {
  const splitAt = splitIndex(chart);
  const top = splitAt === null ? 30 : 46;
  const label = chart.reference ?? REFERENCE;
  const right = rightOfPlot([...fanNames(chart), 'observed', label]);
  const plot: Plot = { left: MARGIN + 34, right, top, bottom: top + HEIGHT };
  const y = linearScale(niceRange(extent(shown(chart)), 5), [plot.bottom, plot.top]);
  const placed: Placed = { plot, y, places: monthPlaces(plot, chart.months.length) };
  const entries = [...fanBands(chart, placed), ...fanLines(chart, placed)];
  const reference = { label, y: y(1), color: COLOR.muted, swatch: lineSwatch(COLOR.ink, 1) };
  return sheet(chart, {
    height: plot.bottom + 48,
    description: fanDescription(chart),
    marks: [
      ...valueAxis(plot, y),
      ...entries.map(({ mark }) => mark),
      line(plot.left, y(1), plot.right, y(1), COLOR.ink),
      ...monthAxis(plot, chart.months, placed.places),
      ...(splitAt === null ? [] : splitMarks(placed, splitAt)),
      ...fanObserved(chart, placed),
      axisTitle({ ...plot, top: 30 }, chart.unit),
      ...keyMarks(plot, [...entries, reference, ...observedEntry(chart, placed)]),
    ],
  });
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

function splitIndex({ months, split }: FanChart): number | null {
  if (months.length === 0) throw new RangeError('Expected months to name at least one month, got none');
  if (split === undefined) return null;
  const index = months.indexOf(split);
  if (index < 0) throw new RangeError(`Expected split to be one of the months, got ${JSON.stringify(split)}`);
  return index;
}

/** A line halfway between the last calibrated and the first predicted month. */
function splitMarks({ plot, places }: Placed, index: number): string[] {
  const x = index === 0 ? plot.left : (places[index - 1]! + places[index]!) / 2;
  const y = plot.top - 14;
  const style = { fill: COLOR.ink };
  return [
    line(x, plot.top - 20, x, plot.bottom, COLOR.line, 1.25),
    ...(index === 0 ? [] : [textAt(x - 7, y, 'calibrated', { ...style, anchor: 'end' })]),
    textAt(x + 7, y, 'predicted', style),
  ];
}
