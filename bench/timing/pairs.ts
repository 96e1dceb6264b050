// Comparison of contestants in pairs of slices, the second of which begins when the first ends.

import type { Contestant } from './contestant.ts';

export interface Quartiles {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** Results of a contestant's pairs. */
export interface Paired {
  readonly contestant: Contestant;
  /** Microseconds per trial, the median of its slices. */
  readonly time: number;
  /** Its time per trial, divided by that of the other slice of the pair. */
  readonly ratio: Quartiles;
}

export interface Race {
  readonly base: Contestant;
  readonly time: number;
  readonly others: readonly Paired[];
}

/** Runs a slice of `base` and one of another contestant, in every round once with each of the others. */
export function race(base: Contestant, others: readonly Contestant[], rounds: number): Race {
  const baseTimes: number[] = [];
  const pairs = others.map(() => ({ times: [] as number[], ratios: [] as number[] }));
  for (let round = 0; round < rounds; round++) {
    for (const [i, other] of others.entries()) {
      const [first, second] = [base.slice(), other.slice()];
      baseTimes.push(first);
      pairs[i]!.times.push(second);
      pairs[i]!.ratios.push(second / first);
    }
  }
  return {
    base,
    time: quartiles(baseTimes).median,
    others: pairs.map(({ times, ratios }, i) => ({
      contestant: others[i]!,
      time: quartiles(times).median,
      ratio: quartiles(ratios),
    })),
  };
}

function quartiles(values: readonly number[]): Quartiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    const above = sorted[Math.min(below + 1, sorted.length - 1)]!;
    return sorted[below]! + (place - below) * (above - sorted[below]!);
  };
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}
