import { line, type Plot } from './axes.ts';
import { textAt, textWidth } from './text.ts';
import { COLOR, SIZE } from './theme.ts';

const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Room between the first or last month and the edge of the plot. */
const INSET = 14;

/** Where each month stands: spread evenly, a single one in the middle. */
export function monthPlaces({ left, right }: Plot, count: number): number[] {
  if (count === 1) return [(left + right) / 2];
  const step = (right - left - 2 * INSET) / (count - 1);
  return Array.from({ length: count }, (_, i) => left + INSET + i * step);
}

/**
 * Names of months below the plot, as many as fit; the year below the first and below each first of a
 * year.
 */
export function monthAxis(plot: Plot, months: readonly string[], places: readonly number[]): string[] {
  const every = stride(places);
  let year = '';
  return months.flatMap((month, i) => {
    if (i % every !== 0) return [];
    const x = places[i]!;
    const [y = '', number] = month.split('-');
    const name = textAt(x, plot.bottom + 15, NAMES[Number(number) - 1] ?? month, { anchor: 'middle' });
    const turn = y !== year && number !== undefined;
    year = y;
    const below = turn ? [textAt(x, plot.bottom + 31, y, { anchor: 'middle', weight: 600 })] : [];
    return [line(x, plot.bottom, x, plot.bottom + 4, COLOR.line), name, ...below];
  });
}

/** Every month, every second, every quarter …: the densest for which names keep apart. */
function stride(places: readonly number[]): number {
  const step = places.length < 2 ? Number.POSITIVE_INFINITY : places[1]! - places[0]!;
  const wanted = textWidth('May', SIZE.small) + 8;
  return [1, 2, 3, 4, 6, 12, 24, 36, 60].find((every) => every * step >= wanted) ?? places.length;
}
