import { type DailyChain, nextDay } from './daily-chain.ts';

/**
 * A way to measure how hard a policy path presses: days spent in a set of bad regimes, the longest run of them or all together.
 * A path is at stress level `days` when it reaches that many.
 */
export interface Stress {
  /** Entry r: 1 when regime r is one of the bad. */
  readonly bad: Uint8Array;
  /** Count days in a row only. */
  readonly inARow: boolean;
  readonly days: number;
  /** Only days before this one count. */
  readonly within: number;
}

/** The count after a day in regime `to`, from the count before. */
export function counted({ bad, inARow }: Stress, before: number, to: number): number {
  return bad[to] === 1 ? before + 1 : inARow ? 0 : before;
}

/** Whether a path reaches the level. */
export function reaches(stress: Stress, path: Uint8Array): boolean {
  let count = 0;
  for (let t = 0; t < stress.within; t++) {
    count = counted(stress, count, path[t]!);
    if (count >= stress.days) return true;
  }
  return false;
}

/** Exact chances of reaching a stress level, for every state on the way: what conditional paths are drawn from. */
export interface StressChances {
  /** The chance before day 0. */
  readonly chance: number;
  /** The chance of reaching the level once day `t` has come out as regime `r` with count `count`. */
  after(t: number, r: number, count: number): number;
}

/**
 * Backward induction over (day, regime, count): the chance of each state is the mean over the next day's regimes. With `keep`, all
 * days are remembered, days × regimes × level numbers; otherwise only the chance before day 0 is.
 */
export function stressChances(chain: DailyChain, stress: Stress, keep: boolean): StressChances {
  const horizonDays = stress.within;
  const regimes = chain.step.length;
  const layer = regimes * stress.days;
  const table = new Float64Array((keep ? horizonDays : 2) * layer);
  const at = (t: number): number => (keep ? t : t & 1) * layer;
  const after = (t: number, r: number, count: number): number =>
    count >= stress.days ? 1 : t === horizonDays - 1 ? 0 : table[at(t) + r * stress.days + count]!;
  const before = (t: number, from: number, count: number): number => {
    const next = nextDay(chain, t, from);
    let chance = 0;
    for (let to = 0; to < regimes; to++) {
      if (next[to]! > 0) chance += next[to]! * after(t, to, counted(stress, count, to));
    }
    return chance;
  };
  for (let t = horizonDays - 2; t >= 0; t--) {
    const most = Math.min(stress.days, t + 2);
    for (let r = 0; r < regimes; r++) {
      // A run that is over starts from nothing.
      const counts = stress.inARow && stress.bad[r] === 0 ? 1 : most;
      for (let count = 0; count < counts; count++) {
        table[at(t) + r * stress.days + count] = before(t + 1, r, count);
      }
    }
  }
  return { chance: before(0, chain.initial, 0), after };
}
