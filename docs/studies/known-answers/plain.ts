// Intervals of independent entries.

import ln from '@stdlib/math-base-special-ln';
import { kaplanMeier, mean, probability, quantile, tailMean } from '../../../src/index.ts';
import { DAYS, type Entries, EVERY_DAY, holds, type Kind } from './entries.ts';

const CHEAP = 10_000;
const DEAR = 4000;

/** The p-quantile of an exponential. */
const point = (p: number): number => -ln(1 - p);

/**
 * Times of rate 1, read where survival is p; each entry is followed for a time that is even up to two and a
 * half times as long.
 */
function censored(run: Entries, p: number): boolean {
  const end = -ln(p);
  const events = run.exponentials();
  const stops = run.uniforms().map((u) => 2.5 * end * u);
  const observed = events.map((time, i) => (time <= stops[i]! ? 1 : 0));
  const times = events.map((time, i) => Math.min(time, stops[i]!));
  return holds(kaplanMeier(times, { observed, at: [end] }).survival[0]!, p);
}

/** Events at an even rate that have not come by the last day with chance p. */
function wholeCurve(run: Entries, p: number): boolean {
  const days = run.exponentials().map((time) => Math.floor((time / -ln(p)) * DAYS));
  const { band } = kaplanMeier(days, { at: EVERY_DAY });
  return band.every((interval, day) => holds({ interval }, p ** ((day + 1) / DAYS)));
}

/** A loss that comes with chance p and then is exponential of mean 1. */
function loss(run: Entries, p: number): Float64Array {
  const comes = run.uniforms();
  return run.exponentials().map((size, i) => (comes[i]! < p ? size : 0));
}

export const PLAIN: readonly Kind[] = [
  {
    name: 'probability p, Wilson',
    runs: CHEAP,
    held: (run, p) => {
      const estimate = probability(run.uniforms(), (u) => u < p);
      return holds(estimate, p);
    },
  },
  {
    name: 'p-quantile of an exponential',
    runs: CHEAP,
    held: (run, p) => holds(quantile(run.exponentials(), p), point(p)),
  },
  { name: 'Kaplan–Meier with censoring, where survival is p', runs: DEAR, held: censored },
  { name: 'band over 180 days, survival p at the end', runs: DEAR, held: wholeCurve },
  {
    name: 'tail mean of an exponential beyond its p-quantile',
    runs: CHEAP,
    held: (run, p) => holds(tailMean(run.exponentials(), p), point(p) + 1),
  },
  {
    name: 'mean of a loss that comes with chance p, Hall',
    // Where a loss is rare it covers about as much as the claim allows: a close call.
    runs: 2 * CHEAP,
    held: (run, p) => holds(mean(loss(run, p), { method: 'hall' }), p),
  },
  {
    name: 'mean of a loss that comes with chance p, Student',
    runs: CHEAP,
    held: (run, p) => holds(mean(loss(run, p)), p),
  },
];

/** Means have no p. */
export const UNIFORM: Kind = {
  name: 'mean of uniform entries',
  runs: CHEAP,
  held: (run) => holds(mean(run.uniforms()), 0.5),
};

export const EXPONENTIAL: Kind = {
  name: 'mean of exponential entries',
  runs: CHEAP,
  held: (run) => holds(mean(run.exponentials()), 1),
};
