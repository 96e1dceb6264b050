import { line } from './axes.ts';
import { sorted, summarizePanel, summaryTexts } from './density-summary.ts';
import type { DensityPanel } from './density-types.ts';
import { element } from './element.ts';
import { type Bins, binsFor, density, priorDensity } from './histogram.ts';
import { tickText } from './numbers.ts';
import { linePath, type Point } from './paths.ts';
import { linearScale, type Scale, within } from './scale.ts';
import { clip, textAt, textWidth, wrapToWidth } from './text.ts';
import { COLOR, SIZE } from './theme.ts';
import { ticks } from './ticks.ts';

const LINE_HEIGHT = 17;
const BARS_HEIGHT = 76;
const MOST_LINES = 3;

/** Where the bars stand. */
interface Place {
  readonly x: Scale;
  readonly y: Scale;
  readonly top: number;
  readonly foot: number;
}

/** The label of a panel, broken to its width. */
export function labelLines(label: string, width: number): string[] {
  const lines = wrapToWidth(label, SIZE.label, width);
  if (lines.length <= MOST_LINES) return lines;
  const rest = lines.slice(MOST_LINES - 1).join(' ');
  return [...lines.slice(0, MOST_LINES - 1), clip(rest, SIZE.label, width)];
}

/** From the top of a panel to the foot of its bars. */
export function panelHeight(lines: number): number {
  return (lines + 2) * LINE_HEIGHT + 10 + BARS_HEIGHT;
}

/**
 * One parameter, from (0, 0) down: name, numbers, histogram over prior, the central 90 % as a bar, axis.
 */
export function panelMarks(panel: DensityPanel, width: number, lines: number): string[] {
  const draws = sorted(panel.posterior.values, panel.posterior.weights);
  const bins = binsFor(panel.prior, draws);
  const prior = priorDensity(panel.prior, bins);
  const posterior = density(draws, bins);
  const foot = panelHeight(lines);
  const top = foot - BARS_HEIGHT;
  const x = linearScale([bins.from, bins.from + bins.width * bins.count], [1, width - 1]);
  const y = linearScale([0, Math.max(...prior, ...posterior) || 1], [foot, top]);
  const place: Place = { x, y, top, foot };
  return [
    ...texts(panel, width, lines),
    ...bars(posterior, bins, place),
    outline(prior, bins, place),
    line(0, foot, width, foot, COLOR.line),
    ...rangeMarks(panel, place),
    ...axis(place, width),
  ];
}

function texts(panel: DensityPanel, width: number, lines: number): string[] {
  const style = { size: SIZE.label, fill: COLOR.ink, weight: 600 };
  const label = labelLines(panel.label, width);
  const bold = label.map((text, i) => textAt(0, 8 + (lines - label.length + i) * LINE_HEIGHT, text, style));
  const numbers = summaryTexts(panel).map((text, i) =>
    textAt(0, 9 + (lines + i) * LINE_HEIGHT, clip(text, SIZE.small, width), { fill: COLOR.ink }),
  );
  return [...bold, ...numbers];
}

function bars(heights: readonly number[], { from, width }: Bins, { x, y, foot }: Place): string[] {
  return heights.flatMap((height, i) => {
    if (height === 0) return [];
    const left = x(from + i * width);
    const wide = x(from + (i + 1) * width) - left;
    const look = { class: 'bar', fill: COLOR.model, 'fill-opacity': 0.55 };
    return [element('rect', { x: left, y: y(height), width: wide, height: foot - y(height), ...look })];
  });
}

/** The prior as the outline of its histogram, down to the axis at both ends. */
function outline(heights: readonly number[], { from, width }: Bins, { x, y, foot }: Place): string {
  const steps = heights.flatMap((height, i): Point[] => [
    [x(from + i * width), y(height)],
    [x(from + (i + 1) * width), y(height)],
  ]);
  const points: Point[] = [[x(x.from), foot], ...steps, [x(x.to), foot]];
  const stroke = { fill: 'none', stroke: COLOR.line, 'stroke-width': 1.5, 'stroke-linejoin': 'round' };
  return element('path', { class: 'prior', d: linePath(points), ...stroke });
}

/** The central 90 % as a bar on the axis, the mean as a line from top to axis. */
function rangeMarks(panel: DensityPanel, { x, top, foot }: Place): string[] {
  const { mean, low, high } = summarizePanel(panel);
  const at = (value: number): number => x(within(x, value));
  return [
    ...(Number.isNaN(low) ? [] : [line(at(low), foot, at(high), foot, COLOR.model, 4)]),
    ...(Number.isFinite(mean) ? [line(at(mean), top - 4, at(mean), foot, COLOR.ink, 1.5)] : []),
  ];
}

/** As many numbers as stand apart. */
function axis({ x, foot }: Place, width: number): string[] {
  const { step, values } = ticks([x.from, x.to], 4);
  return values.flatMap((value) => {
    const text = tickText(value, step);
    const half = textWidth(text, SIZE.small) / 2;
    const middle = Math.min(Math.max(x(value), half), width - half);
    return [
      line(x(value), foot, x(value), foot + 4, COLOR.line),
      textAt(middle, foot + 15, text, { anchor: 'middle' }),
    ];
  });
}
