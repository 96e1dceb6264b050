/** Entries that end at one time, with an event or censored. */
export interface TimeCount {
  readonly time: number;
  readonly events: number;
  readonly censored: number;
}

/** A survival curve just after a time at which events happened. */
export interface Step {
  readonly time: number;
  readonly survival: number;
  /**
   * Greenwood's sum Σ events / (at risk · (at risk − events)), the relative variance; 0 once nobody is at
   * risk.
   */
  readonly greenwood: number;
  /** Mean and mean square of the product of a beta variable for each event time. */
  readonly product: readonly [mean: number, square: number];
}

/** Returns how many entries end at each distinct time, ascending. */
export function tabulateTimes(times: ArrayLike<number>, observed?: ArrayLike<number>): TimeCount[] {
  const order = Uint32Array.from({ length: times.length }, (_, i) => i).sort((i, j) => times[i]! - times[j]!);
  const table: { time: number; events: number; censored: number }[] = [];
  for (const i of order) {
    if (table.at(-1)?.time !== times[i]) table.push({ time: times[i]!, events: 0, censored: 0 });
    table[table.length - 1]![observed === undefined || observed[i] === 1 ? 'events' : 'censored'] += 1;
  }
  return table;
}

/** Returns the number of entries of a table. */
export function entriesOf(table: readonly TimeCount[]): number {
  return table.reduce((sum, { events, censored }) => sum + events + censored, 0);
}

/**
 * Returns the steps of Kaplan and Meier's curve, at the distinct times of events, ascending. An entry
 * censored at such a time counts as at risk then.
 */
export function steps(table: readonly TimeCount[]): Step[] {
  const entries = entriesOf(table);
  const curve: Step[] = [];
  let [survival, greenwood, mean, square] = [1, 0, 1, 1];
  let atRisk = entries;
  let isCensored = false;
  for (const { time, events, censored } of table) {
    const left = atRisk - events;
    if (events > 0) {
      if (left > 0) greenwood += events / (atRisk * left);
      // Until the first censoring the product is a share, and is computed as one.
      survival = isCensored ? survival * (left / atRisk) : left / entries;
      [mean, square] = times([mean, square], left + 1, events);
      curve.push({ time, survival, greenwood: left > 0 ? greenwood : 0, product: [mean, square] });
    }
    if (censored > 0) isCensored = true;
    atRisk = left - censored;
  }
  return curve;
}

/** Returns mean and mean square of a product with one more factor, a beta(a, b). */
export function times(
  [mean, square]: readonly [mean: number, square: number],
  a: number,
  b: number,
): [mean: number, square: number] {
  return [(mean * a) / (a + b), (square * a * (a + 1)) / ((a + b) * (a + b + 1))];
}
