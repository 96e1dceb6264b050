import { draw, type Words } from './drawing.ts';
import { axisY, barX, text } from './library.ts';
import { COLOR } from './theme.ts';

/** Shares as bars, each with its name to the left and its number at the end. */
export interface BarChart {
  readonly words: Words;
  readonly color: string;
  readonly bars: readonly { readonly label: string; readonly share: number; readonly text: string }[];
}

/** Returns the bars, in the order given. */
export function barChart({ words, color, bars }: BarChart): string {
  const most = Math.max(0.01, ...bars.map(({ share }) => share));
  return draw(words, {
    ...{ width: 350, height: 20 + 31 * bars.length },
    ...{ marginLeft: 96, marginRight: 62, marginTop: 8, marginBottom: 8 },
    x: { domain: [0, most], axis: null },
    y: { type: 'band', domain: bars.map(({ label }) => label), padding: 0.28 },
    marks: [
      barX(bars, { x: 'share', y: 'label', fill: color }),
      axisY({ label: null, tickSize: 0, fontSize: 12.5 }),
      text(bars, { x: 'share', y: 'label', text: 'text', textAnchor: 'start', dx: 6, fill: COLOR.ink }),
    ],
  });
}
