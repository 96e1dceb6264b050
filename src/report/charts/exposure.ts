import { displayWidth } from '../display-width.ts';
import { draw, margins, type Words } from './drawing.ts';
import { axisX, axisY, dot, gridX, link, type Markish, text } from './library.ts';
import { spreadOut } from './spread.ts';
import { COLOR, type Look, WIDTH } from './theme.ts';
import { niceRange } from './ticks.ts';

/** Chances of several lines, each under the same scenarios. */
export interface ExposureChart {
  readonly words: Words;
  readonly scenarios: readonly (Look & { readonly label: string })[];
  /** The most exposed first; one chance for each scenario. */
  readonly rows: readonly {
    readonly label: string;
    readonly chances: readonly number[];
    readonly strong?: boolean;
  }[];
  readonly percent: (chance: number) => string;
}

const MARGIN = { left: 258, right: 28, top: 40, bottom: 26 };
const ROW = 27;

/** Returns a rail for each line with a mark for each scenario, named above the first. */
export function exposureChart({ words, scenarios, rows, percent }: ExposureChart): string {
  const points = rows.flatMap(({ label, chances }) => chances.map((chance) => ({ label, chance })));
  const rails = rows.map(({ label, chances }) => ({
    label,
    low: Math.min(...chances),
    high: Math.max(...chances),
  }));
  const domain = niceRange([0, Math.max(0.01, ...rails.map(({ high }) => high))], 5);
  return draw(words, {
    ...{ width: WIDTH, height: MARGIN.top + rows.length * ROW + MARGIN.bottom },
    ...margins(MARGIN),
    x: { domain },
    y: { type: 'point', domain: rows.map(({ label }) => label), padding: 0.5 },
    symbol: { type: 'identity' as never },
    color: { type: 'identity' },
    marks: [
      gridX({ ticks: 5, stroke: COLOR.grid, strokeOpacity: 1 }),
      axisX({ ticks: 5, tickFormat: percent, label: null, tickSize: 0, color: COLOR.muted }),
      axisY({ label: null, tickSize: 0, fontSize: 12.5, lineWidth: 20, textOverflow: 'ellipsis' }),
      link(rails, {
        x1: 'low',
        x2: 'high',
        y1: 'label',
        y2: 'label',
        stroke: COLOR.empty,
        strokeWidth: 5,
        strokeLinecap: 'round',
      }),
      ...scenarios.map(({ color, symbol }, s) =>
        dot(
          points.filter((_, i) => i % scenarios.length === s),
          { x: 'chance', y: 'label', r: 5, fill: color, symbol },
        ),
      ),
      ...names(scenarios, rows[0]!.chances, domain),
    ],
  });
}

/** The names of the scenarios above the marks of the first line, moved apart where they would overlap. */
function names(
  scenarios: ExposureChart['scenarios'],
  chances: readonly number[],
  [low, high]: readonly [number, number],
): Markish[] {
  const wide = (WIDTH - MARGIN.left - MARGIN.right) / (high - low);
  const longest = Math.max(...scenarios.map(({ label }) => displayWidth(label)));
  const [first, last] = [-60, WIDTH - MARGIN.left - MARGIN.right + 20];
  const room = Math.min(7.4 * longest + 12, (last - first) / scenarios.length);
  const ends = [first + room / 2, last - room / 2] as const;
  const places = spreadOut(
    chances.map((chance) => (chance - low) * wide),
    room,
    ends,
  );
  return scenarios.map(({ label, color }, s) =>
    text([{ x: low + places[s]! / wide, label }], {
      ...{ x: 'x', text: 'label', frameAnchor: 'top', dy: -22, fill: color, fontWeight: 600 },
      ...{ lineWidth: (room - 8) / 13, textOverflow: 'ellipsis' },
    }),
  );
}
