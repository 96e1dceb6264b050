import { draw, margins, type Words } from './drawing.ts';
import { axisX, axisY, dot, gridX, link, ruleX, text } from './library.ts';
import { COLOR, WIDTH } from './theme.ts';
import { niceRange } from './ticks.ts';

/** Differences with their intervals, one row each. */
export interface DifferenceChart {
  readonly words: Words;
  readonly rows: readonly {
    readonly label: string;
    readonly value: number;
    readonly low: number;
    readonly high: number;
    /** Written at the right, such as `16 → 6 %`. */
    readonly text: string;
  }[];
  readonly points: (difference: number) => string;
}

const MARGIN = { left: 284, right: 96, top: 8, bottom: 28 };
const ROW = 27;

/** Returns a dot on its interval for each difference, with what it leads from and to. */
export function differenceChart({ words, rows, points }: DifferenceChart): string {
  const ends = rows.flatMap(({ low, high }) => [low, high]);
  const domain = niceRange([Math.min(0, ...ends), Math.max(0, ...ends)], 5);
  return draw(words, {
    ...{ width: WIDTH, height: MARGIN.top + rows.length * ROW + MARGIN.bottom },
    ...margins(MARGIN),
    x: { domain: domain[0] === domain[1] ? [-0.01, 0.01] : domain },
    y: { type: 'point', domain: rows.map(({ label }) => label), padding: 0.5 },
    marks: [
      gridX({ ticks: 5, stroke: COLOR.grid, strokeOpacity: 1 }),
      axisX({ ticks: 5, tickFormat: points, label: null, tickSize: 0, color: COLOR.muted }),
      axisY({ label: null, tickSize: 0, fontSize: 12.5, lineWidth: 22, textOverflow: 'ellipsis' }),
      ruleX([0], { stroke: COLOR.ink }),
      link(rows, {
        x1: 'low',
        x2: 'high',
        y1: 'label',
        y2: 'label',
        stroke: COLOR.lowers,
        strokeWidth: 7,
        strokeOpacity: 0.28,
      }),
      dot(rows, { x: 'value', y: 'label', r: 4.5, fill: COLOR.lowers }),
      text(rows, { y: 'label', text: 'text', frameAnchor: 'right', textAnchor: 'start', dx: 12 }),
    ],
  });
}
