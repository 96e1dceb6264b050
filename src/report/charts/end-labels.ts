import { type Markish, text } from './library.ts';
import { spreadOut } from './spread.ts';
import { COLOR } from './theme.ts';

/** A name for something drawn, written to the right of the plot at the height where it ends. */
export interface EndLabel {
  readonly label: string;
  readonly value: number;
  readonly color?: string;
}

/** The y axis of a drawing: values from the bottom to the top of the frame, in pixels. */
export interface Upright {
  readonly domain: readonly [low: number, high: number];
  readonly top: number;
  readonly bottom: number;
}

/** Returns names to the right of the frame, moved apart where they would overlap. */
export function endLabels(labels: readonly EndLabel[], axis: Upright, gap = 15): Markish {
  const { domain, top, bottom } = axis;
  const [low, high] = domain;
  const perPixel = (high - low) / (bottom - top);
  const wanted = labels.map(({ value }) => bottom - (value - low) / perPixel);
  const places = spreadOut(wanted, gap, [top, bottom]);
  const placed = labels.map(({ label, color = COLOR.ink }, i) => ({
    label,
    color,
    value: low + (bottom - places[i]!) * perPixel,
  }));
  const where = { frameAnchor: 'right', textAnchor: 'start', dx: 8 } as const;
  const cut = { lineWidth: 12.5, textOverflow: 'ellipsis' } as const;
  return text(placed, { ...where, ...cut, y: 'value', text: 'label', fill: 'color', fontWeight: 600 });
}
