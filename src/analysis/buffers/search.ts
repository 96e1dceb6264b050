// The least cover that holds a target: one number first, then lane by lane.

import type { RunOptions } from '../../engine/run.ts';
import { nonIncreasing } from '../../stats/isotonic.ts';
import { minimize } from '../../stats/minimize.ts';
import type { Steps } from '../../stats/progress.ts';
import type { Ask, Found } from './ask.ts';
import type { Knob } from './knobs.ts';
import type { CompleteBufferQuestion } from './question.ts';

/** A setting that was tried, with what its trials say. */
export interface Tried extends Found {
  readonly days: readonly number[];
}

export interface Search {
  readonly question: CompleteBufferQuestion;
  readonly knobs: readonly Knob[];
  readonly ask: Ask;
  readonly options: RunOptions;
  /** Runs a step of the search. */
  readonly step: Steps;
  /** Cost of the cheapest setting that did not hold the target. */
  readonly refused: { cost: number };
}

/** Settings asked for at once. */
const AT_ONCE = 17;

/**
 * Returns the least number of days, the same for all knobs, of which the upper limit of the halt
 * probability is at most the target; `undefined` when the upper bound does not reach it.
 *
 * Trials are not monotone in cover one by one, so the limits are first made so.
 */
export function leastCommon({ question, knobs, ask, options }: Search): Tried | undefined {
  let [low, high] = question.bounds;
  for (;;) {
    const stride = Math.max(1, Math.ceil((high - low) / (AT_ONCE - 1)));
    const points = pointsBetween(low, high, stride);
    const found = ask(
      points.map((days) => knobs.map(() => days)),
      options,
    );
    const limits = nonIncreasing(found.map(({ haltProbability }) => haltProbability.interval[1]));
    const first = limits.findIndex((limit) => limit <= question.atMost!);
    if (first < 0) return undefined;
    if (stride === 1 || first === 0) return { days: knobs.map(() => points[first]!), ...found[first]! };
    [low, high] = [points[first - 1]! + 1, points[first]!];
  }
}

function pointsBetween(low: number, high: number, stride: number): number[] {
  const points = Array.from({ length: Math.floor((high - low) / stride) + 1 }, (_, i) => low + i * stride);
  return points.at(-1) === high ? points : [...points, high];
}

/** Cost of a setting: what prices say, or that of its cover and of the vehicles that it loses. */
export function costOf({ question, knobs }: Search, { days, vehiclesLost, money }: Tried): number {
  if (question.isPriced) return money;
  const cover = days.reduce((sum, d, k) => sum + d * knobs[k]!.perDay, 0);
  return cover + question.cost.perVehicle * vehiclesLost;
}

/** Returns the cheapest number of days, the same for all knobs. */
export function cheapestCommon(search: Search): Tried {
  const { question, knobs, ask, options } = search;
  const tried = new Map<number, Tried>();
  const { point } = minimize(question.bounds, (points) => {
    const settings = points.map((days) => knobs.map(() => days));
    return ask(settings, options).map((found, i) => {
      const one = { days: settings[i]!, ...found };
      tried.set(points[i]!, one);
      const cost = costOf(search, one);
      return isAllowed(search, one) ? cost : refuse(search, cost);
    });
  });
  return tried.get(point)!;
}

/**
 * Returns whether a setting holds the target, if there is one, by the upper limit of its chance on the
 * trials of the search.
 */
export function isAllowed({ question }: Search, { haltProbability }: Tried): boolean {
  return question.atMost === null || haltProbability.interval[1] <= question.atMost;
}

/** Notes the cost of a setting that does not hold the target; it counts as infinite. */
function refuse({ refused }: Search, cost: number): number {
  refused.cost = Math.min(refused.cost, cost);
  return Number.POSITIVE_INFINITY;
}

/** Changes of cover that are tried, days. */
export const STRIDES: readonly number[] = [32, 16, 8, 4, 2, 1];

/**
 * Makes a setting cheaper, knob by knob, as long as it holds the target: lowers the knob that costs least
 * in risk for what it saves, and when none can be lowered exchanges days of one for fewer of another.
 */
export function cheaper(search: Search, from: Tried): Tried {
  let best = from;
  const settle = (stride: number): void => {
    for (let next = step(search, best, stride); next; next = step(search, best, stride)) best = next;
  };
  for (const stride of STRIDES) search.step(() => settle(stride));
  return best;
}

function step(search: Search, from: Tried, stride: number): Tried | undefined {
  return (
    bestOf(search, from, lowered(search, from, stride)) ??
    bestOf(search, from, exchanged(search, from, stride))
  );
}

/** The candidate that is allowed, cheaper, and adds the least risk for what it saves. */
function bestOf(search: Search, from: Tried, candidates: readonly number[][]): Tried | undefined {
  if (candidates.length === 0) return undefined;
  const before = costOf(search, from);
  const priced = search
    .ask(candidates, search.options)
    .map((found, i) => ({ days: candidates[i]!, ...found }))
    .filter((one) => {
      const cost = costOf(search, one);
      if (isAllowed(search, one)) return cost < before;
      refuse(search, cost);
      return false;
    });
  const risk = (one: Tried): number => {
    const added = one.haltProbability.value - from.haltProbability.value;
    const saved = before - costOf(search, one);
    return search.question.atMost === null ? -saved : added / saved;
  };
  return priced.reduce<Tried | undefined>(
    (a, b) => (a === undefined || risk(b) < risk(a) ? b : a),
    undefined,
  );
}

function lowered({ question }: Search, { days }: Tried, stride: number): number[][] {
  return days.flatMap((d, k) => (d - stride >= question.bounds[0] ? [withDays(days, k, d - stride)] : []));
}

/** One knob gives up `stride` days, another gets as many as cost half of them. */
function exchanged({ question, knobs }: Search, { days }: Tried, stride: number): number[][] {
  return days.flatMap((d, k) =>
    days.flatMap((e, j) => {
      const more = Math.floor((stride * knobs[k]!.perDay) / (2 * Math.max(knobs[j]!.perDay, 1e-300)));
      const isPossible =
        j !== k && more >= 1 && d - stride >= question.bounds[0] && e + more <= question.bounds[1];
      return isPossible ? [withDays(withDays(days, k, d - stride), j, e + more)] : [];
    }),
  );
}

function withDays(days: readonly number[], k: number, value: number): number[] {
  return days.map((d, i) => (i === k ? value : d));
}

/** Days added to all knobs at most, where more trials show that a setting falls short. */
const MOST_ADDED = 32;

/**
 * Returns the setting with as few days added to every knob as hold the target on these trials, by the upper
 * limit; with the most that were tried when none does.
 */
export function raised({ question, knobs, ask, options }: Search, from: Tried): Tried {
  for (let added = 0; ; added += 8) {
    const settings = Array.from({ length: 8 }, (_, i) =>
      from.days.map((d) => Math.min(question.bounds[1], d + added + i)),
    );
    const found = ask(settings, options);
    const limits = nonIncreasing(found.map(({ haltProbability }) => haltProbability.interval[1]));
    const first = limits.findIndex((limit) => limit <= question.atMost!);
    if (first >= 0) return { days: settings[first]!, ...found[first]! };
    if (added + 8 > MOST_ADDED || knobs.length === 0) return { days: settings[7]!, ...found[7]! };
  }
}
