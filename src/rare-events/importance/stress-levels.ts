import type { Model, RegimeModel } from '../../model/model.ts';
import { type DailyChain, nextDay, type StatePath } from './daily-chain.ts';
import { counted, reaches, type Stress, type StressChances, stressChances } from './stress.ts';

/** Stress levels rarer than this are not proposed. */
const RAREST = 1e-11;
/** Each level is at most this share as likely as the one before. */
const NEXT_LEVEL = 0.5;
/** Numbers in one table of chances, at most. */
const MOST_STATES = 2e6;
/** Sets of bad regimes for which levels are made. */
const MOST_SETS = 4;

/** A stress level, and the chance with which a path of the scenario reaches it. */
export interface StressLevel {
  readonly stress: Stress;
  readonly chance: number;
  /** Computed when a path given the level is first drawn. */
  chances?: StressChances;
}

/**
 * Returns the stress levels of a policy: for each set of bad regimes (the worst, the two worst, …)
 * levels of the longest run in it and of all days in it, from common to very rare.
 *
 * Their chances are exact, so the likelihood ratio of a path drawn given a level is 1 / chance.
 */
export function findStressLevels(model: Model, chain: DailyChain, within: number): StressLevel[] {
  return worstRegimes(model.regimes).flatMap((badRegimes) => {
    const bad = Uint8Array.from(chain.regimeOf, (regime) => badRegimes[regime]!);
    return [true, false].flatMap((inARow) => stressLevels(within, chain, bad, inARow));
  });
}

/** Returns the worst regimes, in growing sets; never all of them. */
function worstRegimes(regimes: readonly RegimeModel[]): Uint8Array[] {
  const order = regimes
    .map((_, r) => r)
    .sort((a, b) => regimeSeverity(regimes[a]!) - regimeSeverity(regimes[b]!) || a - b);
  return Array.from({ length: Math.min(MOST_SETS, regimes.length - 1) }, (_, k) => {
    const bad = new Uint8Array(regimes.length);
    for (const r of order.slice(0, k + 1)) bad[r] = 1;
    return bad;
  });
}

/** Returns roughly how fast licences come under a regime, to rank regimes by. */
function regimeSeverity(regime: RegimeModel): number {
  const approved = regime.approvedBelow - regime.returnedBelow;
  const advancing = regime.speed * (1 - regime.stalled);
  return regime.embargo ? 0 : advancing * approved * (regime.periodLicences ? 1 : 0.5);
}

function stressLevels(within: number, chain: DailyChain, bad: Uint8Array, inARow: boolean): StressLevel[] {
  const found: StressLevel[] = [];
  let last = 1;
  for (let days = 1; days <= within; days = Math.max(days + 1, Math.ceil(days * 1.1))) {
    if (days * chain.step.length * within > MOST_STATES) break;
    const stress = { bad, inARow, days, within };
    const { chance } = stressChances(chain, stress, false);
    if (chance < RAREST) break;
    if (chance > last * NEXT_LEVEL) continue;
    found.push({ stress, chance });
    last = chance;
  }
  return found;
}

/** Draws a path given a stress level or, without one, from the chain itself, one uniform a day. */
export function drawPath(
  chain: DailyChain,
  level: StressLevel | undefined,
  uniform: (day: number) => number,
  path: StatePath,
): void {
  if (level) level.chances ??= stressChances(chain, level.stress, true);
  let state = chain.initial;
  let count = 0;
  let isReached = level === undefined;
  for (let t = 0; t < path.length; t++) {
    const next = nextDay(chain, t, state);
    if (isReached) {
      state = pick(next, uniform(t));
    } else {
      const { stress, chances } = level!;
      const before = count;
      state = pick(
        next.map((chance, r) => (chance > 0 ? chance * chances!.after(t, r, counted(stress, before, r)) : 0)),
        uniform(t),
      );
      count = counted(stress, before, state);
      isReached = count >= stress.days;
    }
    path[t] = state;
  }
}

/** Returns the index that a uniform picks, in proportion to the weights. */
export function pick(weights: readonly number[], uniform: number): number {
  let left = uniform * weights.reduce((sum, weight) => sum + weight, 0);
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0) continue;
    last = i;
    left -= weights[i]!;
    if (left < 0) return i;
  }
  return last;
}

/**
 * Returns the likelihood of a path given each stress level over that under the chain of its trial;
 * entry 0, of the chain itself, is 1.
 *
 * @param ratio - the likelihood of the path at median rates over that at the rates of its trial.
 */
export function levelRatios(stressLevels: readonly StressLevel[], path: StatePath, ratio: number): number[] {
  return [1, ...stressLevels.map(({ stress, chance }) => (reaches(stress, path) ? ratio / chance : 0))];
}

/** Returns the likelihood of a path under one chain over that under another with the same events. */
export function pathRatio(path: StatePath, over: DailyChain, under: DailyChain): number {
  let ratio = 1;
  let from = over.initial;
  for (let t = 0; t < path.length; t++) {
    const to = path[t]!;
    // Equal chances cancel exactly.
    const above = nextDay(over, t, from)[to]!;
    const below = nextDay(under, t, from)[to]!;
    if (above !== below) ratio *= above / below;
    from = to;
  }
  return ratio;
}
