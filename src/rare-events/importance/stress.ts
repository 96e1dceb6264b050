import { type DailyChain, nextDay, type StatePath } from './daily-chain.ts';

/**
 * A measure of how bad a regime path is: days in a set of bad regimes, the longest run of them or all
 * together. A path reaches the level when it has `days` of them.
 */
export interface Stress {
  /** Entry s is 1 when the regime of state s is bad. */
  readonly bad: Uint8Array;
  /** Whether only days in a row count. */
  readonly inARow: boolean;
  readonly days: number;
  /** Only days before this one count. */
  readonly within: number;
}

/** Returns the count after a day in state `to`, from the count before. */
export function counted({ bad, inARow }: Stress, before: number, to: number): number {
  return bad[to] === 1 ? before + 1 : inARow ? 0 : before;
}

/** Returns whether a path reaches the level. */
export function reaches(stress: Stress, path: StatePath): boolean {
  let count = 0;
  for (let t = 0; t < stress.within; t++) {
    count = counted(stress, count, path[t]!);
    if (count >= stress.days) return true;
  }
  return false;
}

/** Exact chances of reaching a stress level from each state, from which paths given the level are drawn. */
export interface StressChances {
  /** The chance before day 0. */
  readonly chance: number;
  /** Returns the chance of reaching the level when day `t` is in state `r` with count `count`. */
  after(t: number, r: number, count: number): number;
}

/**
 * Returns the chances of reaching a stress level, by backward induction over (day, state, count).
 *
 * @param keep - whether all days are kept, days × states × level numbers; otherwise only the chance
 * before day 0 is.
 */
export function stressChances(chain: DailyChain, stress: Stress, keep: boolean): StressChances {
  const horizonDays = stress.within;
  const states = chain.step.length;
  const layer = states * stress.days;
  const table = new Float64Array((keep ? horizonDays : 2) * layer);
  const at = (t: number): number => (keep ? t : t & 1) * layer;
  const after = (t: number, r: number, count: number): number =>
    count >= stress.days ? 1 : t === horizonDays - 1 ? 0 : table[at(t) + r * stress.days + count]!;
  const before = (t: number, from: number, count: number): number => {
    const next = nextDay(chain, t, from);
    let chance = 0;
    for (let to = 0; to < states; to++) {
      if (next[to]! > 0) chance += next[to]! * after(t, to, counted(stress, count, to));
    }
    return chance;
  };
  for (let t = horizonDays - 2; t >= 0; t--) {
    const most = Math.min(stress.days, t + 2);
    for (let r = 0; r < states; r++) {
      // In a regime that is not bad a run has ended.
      const counts = stress.inARow && stress.bad[r] === 0 ? 1 : most;
      for (let count = 0; count < counts; count++) {
        table[at(t) + r * stress.days + count] = before(t + 1, r, count);
      }
    }
  }
  return { chance: before(0, chain.initial, 0), after };
}
