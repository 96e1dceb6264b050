// Timing of scenarios with growing amounts of something, relative to the first of them.

import type { Scenario } from '../../src/index.ts';
import { library } from './library.ts';
import { type Quartiles, race } from './pairs.ts';
import { digits, share, spread, table } from './table.ts';

/** Number of rounds of pairs. */
export const ROUNDS = 7;

/** A scenario with a multiple of something that the first has. */
export interface Step {
  readonly label: string;
  readonly factor: number;
  readonly scenario: Scenario;
  /** Trials of a run, where whole runs are compared; absent where trials are compared. */
  readonly trials?: number;
}

export interface Measured {
  readonly step: Step;
  /** Time of a trial or run in microseconds. */
  readonly time: number;
  /** That time divided by that of the first step. */
  readonly ratio: Quartiles;
  /** That ratio divided by its value for linear growth. */
  readonly againstLinear: Quartiles;
  readonly anyHalt: string;
}

export function measure(steps: readonly Step[]): Measured[] {
  const made = steps.map(({ label, scenario, trials }) => library(label, scenario, trials));
  const { base, time, others } = race(made[0]!, made.slice(1), ROUNDS);
  const same = { contestant: base, time, ratio: { low: 1, median: 1, high: 1 } };
  return [same, ...others].map(({ contestant, time, ratio }, i) => {
    const step = steps[i]!;
    // Trials as a multiple of those of the first, where runs are compared.
    const longer = step.trials === undefined ? 1 : step.factor;
    return {
      step,
      time: time * (step.trials ?? 1),
      ratio: scaled(ratio, longer),
      againstLinear: scaled(ratio, longer / step.factor),
      anyHalt: share(contestant.seen),
    };
  });
}

function scaled({ low, median, high }: Quartiles, by: number): Quartiles {
  return { low: low * by, median: median * by, high: high * by };
}

/** Returns a row; the first, to which the others are compared, has no ratios. */
export function growthTable(steps: readonly Measured[]): string {
  const runs = steps[0]!.step.trials !== undefined;
  const rows = steps.map(({ step, time, ratio, againstLinear, anyHalt }, i) => {
    const compared = i === 0 ? ['1', ''] : [spread(ratio), digits(againstLinear.median)];
    return [step.label, digits(runs ? time / 1000 : time), ...compared, anyHalt];
  });
  return table(['', runs ? 'ms a run' : 'µs a trial', 'times the first', 'against linear', 'any halt'], rows);
}
