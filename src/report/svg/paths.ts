import { fixed } from './element.ts';
import { isNumber } from './scale.ts';

export type Point = readonly [x: number, y: number];
type Values = readonly (number | null | undefined)[];

/** How far a value that has no neighbors reaches to each side, so that it can be seen. */
const LONE = 7;

/** Stretches of indices without a gap in any of the columns. */
export function runsOf(length: number, ...columns: readonly Values[]): number[][] {
  const runs: number[][] = [];
  let previous = -2;
  for (let i = 0; i < length; i++) {
    if (!columns.every((column) => isNumber(column[i]))) continue;
    if (i === previous + 1) runs[runs.length - 1]!.push(i);
    else runs.push([i]);
    previous = i;
  }
  return runs;
}

/** A line through points, as path data; a lone point becomes a dash. */
export function linePath(points: readonly Point[]): string {
  return widened(points)
    .map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${fixed(x)} ${fixed(y)}`)
    .join('');
}

/** The area between two lines over the same places. */
export function areaPath(low: readonly Point[], high: readonly Point[]): string {
  const back = widened(low).reverse();
  return `${linePath([...widened(high), ...back])}Z`;
}

/** Each value holds until the next place; the last one to `end`. */
export function stepPoints(points: readonly Point[], end: number): Point[] {
  return points.flatMap(([x, y], i): Point[] => [
    [x, y],
    [points[i + 1]?.[0] ?? end, y],
  ]);
}

function widened(points: readonly Point[]): Point[] {
  if (points.length !== 1) return [...points];
  const [x, y] = points[0]!;
  return [
    [x - LONE, y],
    [x + LONE, y],
  ];
}
