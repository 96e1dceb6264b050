import { draw, margins, type Words } from './drawing.ts';
import { axisX, axisY, barX, gridX, type Markish, ruleX, text } from './library.ts';
import { COLOR, WIDTH } from './theme.ts';
import { niceRange } from './ticks.ts';

/** One end of an input, and the chance there. */
interface End {
  readonly level: number;
  /** Value of the input as text. */
  readonly text: string;
}

/** Inputs one at a time, the widest first. */
export interface TornadoChart {
  readonly words: Words;
  readonly base: number;
  readonly rows: readonly { readonly label: string; readonly low: End; readonly high: End }[];
  readonly percent: (chance: number) => string;
}

const MARGIN = { left: 284, right: 60, top: 28, bottom: 6 };
const ROW = 27;

/**
 * Returns bars from the chance as it is to the chance at both ends of each input, with the values there.
 */
export function tornadoChart({ words, base, rows, percent }: TornadoChart): string {
  const ends = rows.flatMap(({ label, low, high }) =>
    [low, high].map((end) => ({ label, ...end, color: end.level < base ? COLOR.lowers : COLOR.raises })),
  );
  const levels = [base, ...ends.map(({ level }) => level)];
  const [least, most] = [Math.min(...levels), Math.max(...levels)];
  const spare = 0.16 * Math.max(most - least, 0.01);
  const domain = niceRange([Math.max(0, least - spare), Math.min(1, most + spare)], 6);
  return draw(words, {
    ...{ width: WIDTH, height: MARGIN.top + rows.length * ROW + MARGIN.bottom },
    ...margins(MARGIN),
    x: { domain },
    y: { type: 'band', domain: rows.map(({ label }) => label), padding: 0.3 },
    color: { type: 'identity' },
    marks: [
      gridX({ ticks: 6, stroke: COLOR.grid, strokeOpacity: 1 }),
      axisX({ ticks: 6, anchor: 'top', tickFormat: percent, label: null, tickSize: 0, color: COLOR.muted }),
      axisY({ label: null, tickSize: 0, fontSize: 12.5, lineWidth: 22, textOverflow: 'ellipsis' }),
      barX(ends, { x1: base, x2: 'level', y: 'label', fill: 'color', fillOpacity: 0.85 }),
      ruleX([base], { stroke: COLOR.ink }),
      ...labels(rows, base),
    ],
  });
}

/** The values of the inputs outside their bars: that of the lower chance left, that of the higher right. */
function labels(rows: TornadoChart['rows'], base: number): Markish[] {
  const side = (isLeft: boolean): Markish => {
    const found = rows.map(({ label, low, high }) => {
      const isLow = low.level <= high.level === isLeft;
      const end = isLow ? low : high;
      // Where both chances lie on one side, the nearer one has its value across the line.
      return { label, text: end.text, x: isLeft ? Math.min(end.level, base) : Math.max(end.level, base) };
    });
    return text(found, {
      ...{ x: 'x', y: 'label', text: 'text', fill: COLOR.ink, fontSize: 11.5 },
      ...{ textAnchor: isLeft ? 'end' : 'start', dx: isLeft ? -5 : 5 },
      ...{ stroke: COLOR.paper, strokeWidth: 3 },
    });
  };
  return [side(true), side(false)];
}
