// Intervals of weighted entries: exponential times drawn at the rate 1 / −ln p instead of 1, so that the
// tail of chance p is common.

import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import { kaplanMeier, mean, probability, quantile, tailMean } from '../../../src/index.ts';
import { DAYS, type Entries, EVERY_DAY, holds, type Kind } from './entries.ts';

const CHEAP = 10_000;
const DEAR = 4000;
const DEAREST = 2000;

interface Tilted {
  readonly times: Float64Array;
  readonly weights: Float64Array;
  /** Where the tail of chance p begins. */
  readonly end: number;
}

function tilted(run: Entries, p: number): Tilted {
  const end = -ln(p);
  const rate = 1 / Math.max(1, end);
  const times = run.exponentials().map((time) => time / rate);
  return { times, weights: times.map((time) => exp((rate - 1) * time) / rate), end };
}

const kind = (name: string, runs: number, held: (tilt: Tilted, p: number) => boolean): Kind => ({
  name,
  runs,
  held: (run, p) => held(tilted(run, p), p),
});

/** An event that comes when the time lies in the tail: the sooner, the longer; read every sixth day. */
function curve({ times, weights, end }: Tilted, p: number): boolean {
  const days = times.map((time) => (time > end ? Math.floor(DAYS * exp(end - time)) : DAYS));
  const at = EVERY_DAY.filter((day) => day % 6 === 5);
  const { band } = kaplanMeier(days, { at, weights });
  return band.every((interval, k) => holds({ interval }, 1 - (p * (at[k]! + 1)) / DAYS));
}

export const WEIGHTED: readonly Kind[] = [
  kind('probability p', CHEAP, ({ times, weights, end }, p) => {
    const estimate = probability(times, (time) => time > end, { weights });
    return holds(estimate, p);
  }),
  kind('mean excess over the (1 − p)-quantile', CHEAP, ({ times, weights, end }, p) => {
    const excess = times.map((time) => Math.max(0, time - end));
    return holds(mean(excess, { weights }), p);
  }),
  kind('(1 − p)-quantile', DEAR, ({ times, weights, end }, p) =>
    holds(quantile(times, 1 - p, { weights }), end),
  ),
  kind('tail mean beyond it', DEAR, ({ times, weights, end }, p) =>
    holds(tailMean(times, 1 - p, { weights }), end + 1),
  ),
  kind('band of an event of chance p (at least)', DEAREST, curve),
];
