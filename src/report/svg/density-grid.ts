import { labelLines, panelHeight, panelMarks } from './density-panel.ts';
import { summaryTexts } from './density-summary.ts';
import type { DensityPanel } from './density-types.ts';
import { element, fixed } from './element.ts';
import { sheet } from './sheet.ts';
import { tooltip } from './text.ts';
import { MARGIN, WIDTH } from './theme.ts';

export interface DensityGrid {
  readonly title: string;
  readonly subtitle?: string;
  readonly panels: readonly DensityPanel[];
}

const GAP = 28;
const BELOW = 48;

/**
 * Small multiples, one for each parameter: the posterior as a histogram over the outline of the prior,
 * both with area 1, above a bar for the central 90 %.
 *
 * @throws {RangeError} without panels.
 */
export function densityGrid({ panels, ...heading }: DensityGrid): string {
  if (panels.length === 0) throw new RangeError('Expected panels to hold at least one panel, got none');
  const columns = columnsOf(panels.length);
  const width = Math.min(330, (WIDTH - 2 * MARGIN - (columns - 1) * GAP) / columns);
  // One height for all labels, so that the panels of a row stand on one line.
  const lines = Math.max(...panels.map(({ label }) => labelLines(label, width).length));
  const pitch = panelHeight(lines) + BELOW;
  const drawn = panels.map((panel, i) => {
    const x = MARGIN + (i % columns) * (width + GAP);
    const y = 12 + Math.floor(i / columns) * pitch;
    const attributes = { class: 'panel', transform: `translate(${fixed(x)} ${fixed(y)})` };
    return element('g', attributes, tooltip(panel.label), ...panelMarks(panel, width, lines));
  });
  return sheet(heading, {
    height: 12 + Math.ceil(panels.length / columns) * pitch - 12,
    description: panels.map(describe).join(' '),
    marks: drawn,
  });
}

/** Two by two rather than three and one. */
function columnsOf(panels: number): number {
  return panels === 4 ? 2 : Math.min(3, panels);
}

function describe(panel: DensityPanel): string {
  return `${panel.label}: ${summaryTexts(panel).join(', ')}.`;
}
