// Columns of entries whose every estimate is known, for measuring how often intervals hold the truth.

import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import { type Estimate, kaplanMeier, mean, probability, quantile, tailMean } from '../src/index.ts';
import { openStream } from '../src/random/stream.ts';

/** Entries of a run. */
export const N = 1000;
/** Days of the curves: events come on whole days, as halts do. */
const DAYS = 180;
const EVERY_DAY = Array.from({ length: DAYS }, (_, day) => day);
/** Replicates of the stratified case, of N / 20 strata each. */
export const REPLICATES = 20;

/** N independent entries of a run: two uniforms each, and two exponentials made of them. */
export interface Run {
  readonly u: Float64Array;
  readonly v: Float64Array;
  readonly e: Float64Array;
  readonly f: Float64Array;
}

/** Whether the interval of one run held the truth. */
export type Case = (run: Run, p: number) => boolean;

/** Runs 0 … runs − 1 from the library's own stream. */
export function drawRuns(runs: number): Run[] {
  const stream = openStream('intervals', 'entries');
  const uniforms = (run: number, from: number): Float64Array =>
    new Float64Array(N).map((_, i) => stream.uniform(run, from + i));
  const exponential = (column: Float64Array): Float64Array => column.map((u) => -ln(1 - u));
  return Array.from({ length: runs }, (_, run) => {
    const [u, v] = [uniforms(run, 0), uniforms(run, N)];
    return { u, v, e: exponential(u), f: exponential(v) };
  });
}

export const holds = ({ interval }: Pick<Estimate, 'interval'>, truth: number): boolean =>
  interval[0] <= truth && truth <= interval[1];

/** Chances 1 − p of an exponential: its p-quantile. */
const point = (p: number): number => -ln(1 - p);

/** A loss that comes with chance p and then is exponential of mean 1. */
const loss = ({ u, f }: Run, p: number): Float64Array => f.map((size, i) => (u[i]! < p ? size : 0));

/** Times of rate 1, censored at even times or not at all, read where survival is p. */
function followed({ e, v }: Run, p: number, censored: boolean): boolean {
  const end = -ln(p);
  if (!censored) return holds(kaplanMeier(e, { at: [end] }).survival[0]!, p);
  const stop = v.map((x) => 2.5 * end * x);
  const observed = e.map((time, i) => (time <= stop[i]! ? 1 : 0));
  const times = e.map((time, i) => Math.min(time, stop[i]!));
  return holds(kaplanMeier(times, { observed, at: [end] }).survival[0]!, p);
}

/** Events at an even rate that have not come by the last day with chance p. */
function wholeCurve({ e }: Run, p: number): boolean {
  const days = e.map((time) => Math.floor((time / -ln(p)) * DAYS));
  const { band } = kaplanMeier(days, { at: EVERY_DAY });
  return band.every((interval, day) => holds({ interval }, p ** ((day + 1) / DAYS)));
}

export const PLAIN: Readonly<Record<string, Case>> = {
  'probability p, Wilson': ({ u }, p) => holds(countBelow(u, p, 'wilson'), p),
  'probability p, Clopper–Pearson (at least)': ({ u }, p) => holds(countBelow(u, p, 'clopper-pearson'), p),
  'p-quantile of an exponential': ({ e }, p) => holds(quantile(e, p), point(p)),
  'Kaplan–Meier where survival is p': (run, p) => followed(run, p, false),
  'the same, with censoring': (run, p) => followed(run, p, true),
  'band over 180 days, survival p at the end': wholeCurve,
  'tail mean of an exponential beyond its p-quantile': ({ e }, p) => holds(tailMean(e, p), point(p) + 1),
  'mean of a loss that comes with chance p, Hall': (run, p) =>
    holds(mean(loss(run, p), { method: 'hall' }), p),
  'the same, Student': (run, p) => holds(mean(loss(run, p)), p),
};

export const MEANS: Readonly<Record<string, Case>> = {
  'uniform entries': ({ u }) => holds(mean(u), 0.5),
  'exponential entries': ({ e }) => holds(mean(e), 1),
};

function countBelow(column: Float64Array, p: number, method: 'wilson' | 'clopper-pearson'): Estimate {
  return probability(column, (x) => x < p, { method });
}

interface Tilted {
  readonly times: Float64Array;
  readonly weights: Float64Array;
  /** Where the tail of chance p begins. */
  readonly end: number;
}

/** Exponential times drawn at the rate 1 / −ln p instead of 1, so that the tail of chance p is common. */
function tilted({ e }: Run, p: number): Tilted {
  const end = -ln(p);
  const rate = 1 / Math.max(1, end);
  const times = e.map((time) => time / rate);
  return { times, weights: times.map((time) => exp((rate - 1) * time) / rate), end };
}

const weighing =
  (held: (tilt: Tilted, p: number) => boolean): Case =>
  (run, p) =>
    held(tilted(run, p), p);

/** An event that comes when the time lies in the tail: the sooner, the longer; read every sixth day. */
function weightedCurve({ times, weights, end }: Tilted, p: number): boolean {
  const days = times.map((time) => (time > end ? Math.floor(DAYS * exp(end - time)) : DAYS));
  const at = EVERY_DAY.filter((day) => day % 6 === 5);
  const { band } = kaplanMeier(days, { at, weights });
  return band.every((interval, k) => holds({ interval }, 1 - (p * (at[k]! + 1)) / DAYS));
}

export const WEIGHTED: Readonly<Record<string, Case>> = {
  'probability p': weighing(({ times, weights, end }, p) =>
    holds(
      probability(times, (time) => time > end, { weights }),
      p,
    ),
  ),
  'mean excess over the (1 − p)-quantile': weighing(({ times, weights, end }, p) => {
    const excess = times.map((time) => Math.max(0, time - end));
    return holds(mean(excess, { weights }), p);
  }),
  '(1 − p)-quantile': weighing(({ times, weights, end }, p) =>
    holds(quantile(times, 1 - p, { weights }), end),
  ),
  'tail mean beyond it': weighing(({ times, weights, end }, p) =>
    holds(tailMean(times, 1 - p, { weights }), end + 1),
  ),
  'band of an event of chance p (at least)': weighing(weightedCurve),
};

/** Entry i belongs to replicate i mod 20: a uniform in its stratum, and an exponential of its own on top. */
const stratified = ({ u, f }: Run): Float64Array =>
  u.map((x, i) => ((Math.floor(i / REPLICATES) + x) * REPLICATES) / N + f[i]!);

/** Chance that such an entry lies beyond x. */
const beyond = (x: number): number => (x < 1 ? 2 - x - exp(-x) : (Math.E - 1) * exp(-x));
/** The integral of that from x on. */
const excess = (x: number): number => (x < 1 ? 2.5 - 2 * x + (x * x) / 2 - exp(-x) : (Math.E - 1) * exp(-x));

function quantileOfSum(p: number): number {
  let [low, high] = [0, 50];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (1 - beyond(middle) < p) low = middle;
    else high = middle;
  }
  return low;
}

const replicates = REPLICATES;

export const REPLICATED: Readonly<Record<string, Case>> = {
  'probability p': (run, p) => {
    const end = quantileOfSum(p);
    return holds(
      probability(stratified(run), (x) => x <= end, { replicates }),
      p,
    );
  },
  'p-quantile': (run, p) => holds(quantile(stratified(run), p, { replicates }), quantileOfSum(p)),
  'tail mean beyond it': (run, p) => {
    const end = quantileOfSum(p);
    return holds(tailMean(stratified(run), p, { replicates }), end + excess(end) / (1 - p));
  },
};

export const REPLICATED_MEAN: Case = (run) => holds(mean(stratified(run), { replicates }), 1.5);
