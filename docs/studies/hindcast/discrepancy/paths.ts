// Paths of the discrepancy before anything is known of it.

import { normalQuantile } from '../../../../src/random/normal.ts';
import { openStream } from '../../../../src/random/stream.ts';
import { PHI, SHARED } from './ar1.ts';

/** Draws of δ for σ = 1, by place and month, one for each member. */
export type Paths = Readonly<Record<string, Readonly<Record<string, Float64Array>>>>;

/**
 * Draws a path for each of `count` members. A draw is addressed by place, month and member, so that later
 * months and other places change none.
 *
 * @param months - those of the run, one after the other.
 */
export function drawPaths(
  places: readonly string[],
  months: readonly string[],
  count: number,
  seed: string,
): Paths {
  const shared = autoregression('shared', months, count, seed);
  return Object.fromEntries(
    places.map((place) => {
      if (place === 'world') return [place, scaled(shared, Math.sqrt(SHARED))];
      const own = autoregression(`own/${place}`, months, count, seed);
      const [a, b] = [Math.sqrt(SHARED), Math.sqrt(1 - SHARED)];
      const sum = (month: string) => shared[month]!.map((x, i) => a * x + b * own[month]![i]!);
      return [place, Object.fromEntries(months.map((month) => [month, sum(month)]))];
    }),
  );
}

type Column = Record<string, Float64Array>;

/** A stationary AR(1) of variance 1, by month. */
function autoregression(name: string, months: readonly string[], count: number, seed: string): Column {
  const innovation = Math.sqrt(1 - PHI ** 2);
  const path: Column = {};
  let before: Float64Array | undefined;
  for (const month of months) {
    const stream = openStream(seed, `discrepancy/${name}/${month}`);
    const last = before;
    before = Float64Array.from({ length: count }, (_, i) => {
      const z = normalQuantile(stream.uniform(i, 0));
      return last === undefined ? z : PHI * last[i]! + innovation * z;
    });
    path[month] = before;
  }
  return path;
}

function scaled(path: Column, factor: number): Column {
  return Object.fromEntries(Object.entries(path).map(([month, x]) => [month, x.map((z) => factor * z)]));
}
