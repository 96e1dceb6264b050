import { sorted, summarizePanel, summaryTexts } from './density-summary.ts';
import type { DensityPanel } from './density-types.ts';
import { type Drawing, drawTogether } from './drawing.ts';
import { HEADING, heading } from './heading.ts';
import { binsFor, density, priorDensity } from './histogram.ts';
import { axisX, lineY, link, type Markish, rectY, ruleX, ruleY, text } from './library.ts';
import { COLOR, WIDTH } from './theme.ts';

export interface DensityGrid {
  readonly title: string;
  readonly subtitle?: string;
  readonly panels: readonly DensityPanel[];
}

const MARGIN = 24;
const GAP = 28;
const PITCH = 214;

/**
 * Returns small multiples, one for each parameter: the posterior as a histogram over the outline of the
 * prior, both with area 1, above a bar for the central 90 %.
 *
 * @throws {RangeError} without panels.
 */
export function densityGrid({ title, subtitle, panels }: DensityGrid): string {
  if (panels.length === 0) throw new RangeError('Expected panels to hold at least one panel, got none');
  // Two by two rather than three and one.
  const columns = panels.length === 4 ? 2 : Math.min(3, panels.length);
  const width = Math.min(330, Math.floor((WIDTH - 2 * MARGIN - (columns - 1) * GAP) / columns));
  const size = { width: WIDTH, height: HEADING + Math.ceil(panels.length / columns) * PITCH };
  const top: Drawing = { width: WIDTH, height: HEADING, marks: heading(title, subtitle, 0, 0), margin: 0 };
  return drawTogether({ title, description: panels.map(describe).join(' ') }, size, [
    { x: 0, y: 0, drawing: top },
    ...panels.map((panel, i) => ({
      x: MARGIN + (i % columns) * (width + GAP),
      y: HEADING + Math.floor(i / columns) * PITCH,
      drawing: panelDrawing(panel, width),
    })),
  ]);
}

/** One parameter: name and numbers above the histogram over the prior, with a bar for the central 90 %. */
function panelDrawing(panel: DensityPanel, width: number): Drawing {
  const draws = sorted(panel.posterior.values, panel.posterior.weights);
  const bins = binsFor(panel.prior, draws);
  const edge = (i: number): number => bins.from + i * bins.width;
  const [prior, posterior] = [priorDensity(panel.prior, bins), density(draws, bins)];
  const most = Math.max(...prior, ...posterior) || 1;
  const bars = posterior.map((height, i) => ({ from: edge(i), to: edge(i + 1), height }));
  const outline = [0, ...prior, 0].map((height, i) => ({ x: edge(Math.max(0, i - 1)), height }));
  return {
    ...{ width, height: PITCH - 18, marginTop: 84, marginBottom: 28, marginLeft: 10, marginRight: 10 },
    x: { domain: [bins.from, edge(bins.count)] },
    y: { domain: [0, most * 1.04], axis: null },
    marks: [
      rectY(
        bars.filter(({ height }) => height > 0),
        { x1: 'from', x2: 'to', y: 'height', fill: COLOR.model, fillOpacity: 0.55, insetLeft: 0.5 },
      ),
      lineY(outline, { x: 'x', y: 'height', curve: 'step-after', stroke: COLOR.line, strokeWidth: 1.5 }),
      ruleY([0], { stroke: COLOR.line }),
      ...rangeMarks(panel, bins.from, edge(bins.count)),
      axisX({ ticks: 4, label: null, color: COLOR.muted, fontSize: 11.5 }),
      ...labels(panel, width),
    ],
  };
}

function labels(panel: DensityPanel, width: number): Markish[] {
  const where = { frameAnchor: 'top-left', textAnchor: 'start', dx: -10 } as const;
  const cut = { textOverflow: 'ellipsis', lineWidth: width / 13.5 } as const;
  const name = { ...where, ...cut, lineAnchor: 'bottom', dy: -44, fontWeight: 600, fontSize: 12.5 } as const;
  const numbers = summaryTexts(panel);
  return [
    text([panel.label], { ...name, textOverflow: null }),
    ...numbers.map((line, i) => text([line], { ...where, ...cut, dy: -34 + 16 * i, fontSize: 11.5 })),
  ];
}

/** The central 90 % as a bar on the axis, the mean as a line from top to axis. */
function rangeMarks(panel: DensityPanel, from: number, to: number): Markish[] {
  const { mean, low, high } = summarizePanel(panel);
  const at = (value: number): number => Math.min(Math.max(value, from), to);
  const bar = { y1: () => 0, y2: () => 0, stroke: COLOR.model, strokeWidth: 4 };
  return [
    ...(Number.isNaN(low)
      ? []
      : [link([{ low: at(low), high: at(high) }], { x1: 'low', x2: 'high', ...bar })]),
    ...(Number.isFinite(mean) ? [ruleX([at(mean)], { stroke: COLOR.ink, strokeWidth: 1.5 })] : []),
  ];
}

function describe(panel: DensityPanel): string {
  return `${panel.label}: ${summaryTexts(panel).join(', ')}.`;
}
