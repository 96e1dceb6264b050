import { draw, type Words } from './drawing.ts';
import { cell } from './library.ts';
import { COLOR } from './theme.ts';

/** Squares in a row: one hundred stand in five rows. */
const COLUMNS = 20;

/** Returns one hundred squares of which the first `filled` have the color. */
export function iconArray(words: Words, filled: number, color: string): string {
  const squares = Array.from({ length: 100 }, (_, i) => ({ x: i % COLUMNS, y: Math.floor(i / COLUMNS) }));
  const places = { x: 'x', y: 'y', inset: 0.75, rx: 1.5 } as const;
  return draw(words, {
    ...{ width: 252, height: 65, margin: 1 },
    x: { axis: null, padding: 0 },
    y: { axis: null, padding: 0 },
    marks: [
      cell(squares.slice(0, filled), { ...places, fill: color }),
      cell(squares.slice(filled), { ...places, fill: COLOR.empty }),
    ],
  });
}
