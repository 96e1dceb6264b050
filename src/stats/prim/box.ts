/** Points of a sample: columns of inputs, an answer from 0 to 1 and a weight for each point. */
export interface Points {
  /** One column for each input, with an entry for each point. */
  readonly inputs: readonly Float64Array[];
  /** Chance that a point is of interest, 0 … 1; 0 or 1 where it is known. */
  readonly answers: Float64Array;
  /** Weight of each point, at least 0. */
  readonly weights: Float64Array;
}

/** A box: a low and a high end for each input; infinite where the input is not restricted. */
export interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Weight of points, and the part of it that is of interest. */
export interface Totals {
  readonly weight: number;
  readonly hits: number;
}

/** Returns the box without a restriction. */
export function wholeSpace(inputs: number): Bounds {
  return {
    low: new Float64Array(inputs).fill(Number.NEGATIVE_INFINITY),
    high: new Float64Array(inputs).fill(Number.POSITIVE_INFINITY),
  };
}

/** Returns a copy of a box. */
export function copyOf({ low, high }: Bounds): Bounds {
  return { low: low.slice(), high: high.slice() };
}

/** One end of a box: an input and a side. */
export interface End {
  readonly input: number;
  readonly side: keyof Bounds;
}

/** Returns the ends at which a box restricts an input. */
export function restrictedEnds(box: Bounds): End[] {
  return [...box.low.keys()].flatMap((input) =>
    (['low', 'high'] as const).flatMap((side) =>
      Number.isFinite(box[side][input]!) ? [{ input, side }] : [],
    ),
  );
}

/** Returns a box with one end elsewhere; without that restriction if no place is given. */
export function withEnd(box: Bounds, { input, side }: End, place?: number): Bounds {
  const moved = copyOf(box);
  moved[side][input] = place ?? (side === 'low' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
  return moved;
}

/** Returns whether a box restricts an input. */
export function restricts({ low, high }: Bounds, input: number): boolean {
  return Number.isFinite(low[input]!) || Number.isFinite(high[input]!);
}

/** Returns a box without its restriction of an input. */
export function without(box: Bounds, input: number): Bounds {
  return withEnd(withEnd(box, { input, side: 'low' }), { input, side: 'high' });
}

/** Returns whether a point lies within a box. */
export function isInside({ low, high }: Bounds, { inputs }: Points, i: number): boolean {
  for (let j = 0; j < inputs.length; j++) {
    const x = inputs[j]![i]!;
    if (x < low[j]! || x > high[j]!) return false;
  }
  return true;
}

/** Returns the totals of the points of a list within a box. */
export function totalsWithin(box: Bounds, points: Points, list: ArrayLike<number>): Totals {
  let [weight, hits] = [0, 0];
  for (let k = 0; k < list.length; k++) {
    const i = list[k]!;
    if (!isInside(box, points, i)) continue;
    weight += points.weights[i]!;
    hits += points.weights[i]! * points.answers[i]!;
  }
  return { weight, hits };
}
