// Worlds that have more and more of something, timed beside the first of them.

import type { Scenario } from '../../src/index.ts';
import { library } from './library.ts';
import { type Quartiles, race } from './pairs.ts';
import { digits, share, spread, table } from './table.ts';

/** Rounds of pairs. */
export const ROUNDS = 7;

/** A world that has so many times as much of something as the first. */
export interface Step {
  readonly label: string;
  readonly factor: number;
  readonly scenario: Scenario;
  /** Trials of a run, where whole runs are compared; else trials are. */
  readonly trials?: number;
}

export interface Measured {
  readonly step: Step;
  /** Of a trial or run, in microseconds. */
  readonly time: number;
  /** That time over the first step's. */
  readonly ratio: Quartiles;
  /** That ratio over what it would be if time were linear. */
  readonly againstLinear: Quartiles;
  readonly anyHalt: string;
}

export function measure(steps: readonly Step[]): Measured[] {
  const made = steps.map(({ label, scenario, trials }) => library(label, scenario, trials));
  const { base, time, others } = race(made[0]!, made.slice(1), ROUNDS);
  const same = { contestant: base, time, ratio: { low: 1, median: 1, high: 1 } };
  return [same, ...others].map(({ contestant, time, ratio }, i) => {
    const step = steps[i]!;
    // How many times the trials of the first, where runs are compared.
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

/** The first row, against which the others are measured, has no ratios. */
export function growthTable(steps: readonly Measured[]): string {
  const runs = steps[0]!.step.trials !== undefined;
  const rows = steps.map(({ step, time, ratio, againstLinear, anyHalt }, i) => {
    const compared = i === 0 ? ['1', ''] : [spread(ratio), digits(againstLinear.median)];
    return [step.label, digits(runs ? time / 1000 : time), ...compared, anyHalt];
  });
  return table(['', runs ? 'ms a run' : 'µs a trial', 'times the first', 'against linear', 'any halt'], rows);
}
