import type { Simulation } from '../../engine/run.ts';
import type { Scenario } from '../../scenario/types.ts';
import { simulate } from '../../simulation/simulate.ts';
import type { Estimate } from '../../stats/estimate.ts';
import type { Input } from '../../stats/input-range.ts';
import { type ProgressOptions, progressOf } from '../../stats/progress.ts';
import { onlyAutomakers } from '../only-automakers.ts';
import type { Measure } from './measures.ts';
import { withValue } from './scenario-inputs.ts';

/** One end of a bar: the input at an end of its range, all else as it is. */
export interface TornadoEnd {
  /** Value of the input. */
  readonly input: number;
  /** The measure there. */
  readonly level: Estimate;
  /** The measure there less that of the scenario, trial by trial. */
  readonly change: Estimate;
}

/** What one input does to the measure. */
export interface TornadoBar {
  /** Path of the input. */
  readonly input: string;
  readonly low: TornadoEnd;
  readonly high: TornadoEnd;
  /** The measure with the input high less that with it low, trial by trial. */
  readonly swing: Estimate;
  /** Whether the interval of the swing leaves out 0. */
  readonly clear: boolean;
}

/** The bars of a tornado, the widest first, and the measure of the scenario itself. */
export interface TornadoBars {
  readonly baseline: Estimate;
  readonly bars: readonly TornadoBar[];
}

/** Simulates every input at both ends of its range, on the sample paths of the scenario itself. */
export function tornadoBars(
  scenario: Scenario,
  ids: readonly string[],
  inputs: readonly Input[],
  measure: Measure,
  options: { readonly trials: number; readonly seed: string },
  progress: ProgressOptions,
): TornadoBars {
  const report = progressOf(progress, 2 * inputs.length + 1);
  const run = (point: Scenario, lines: readonly string[]): Simulation['outcomes'] =>
    lines.length === 0 ? {} : simulate(onlyAutomakers(point, lines), options).outcomes;
  const base = run(scenario, ids);
  const before = measure.values(base);
  report();
  const bars = inputs.map(({ name, across }): TornadoBar => {
    const [low, high] = [across(0), across(1)].map((input) => {
      const point = withValue(scenario, name, input);
      // Automakers do not act on each other: only those that the input belongs to are run again.
      const values = measure.values({ ...base, ...run(point, affected(name, ids)) });
      report();
      return { input, values };
    }) as [Point, Point];
    const swing = measure.change(low.values, high.values);
    const end = ({ input, values }: Point): TornadoEnd => ({
      input,
      level: measure.level(values),
      change: measure.change(before, values),
    });
    const clear = swing.interval[0] > 0 || swing.interval[1] < 0;
    return { input: name, low: end(low), high: end(high), swing, clear };
  });
  return { baseline: measure.level(before), bars: bars.sort((a, b) => width(b) - width(a)) };
}

interface Point {
  readonly input: number;
  readonly values: Float64Array;
}

function affected(path: string, ids: readonly string[]): readonly string[] {
  const [first, owner] = path.split('.');
  return first === 'automakers' ? ids.filter((id) => id === owner) : ids;
}

/** Returns how far apart the least and the greatest of the three levels are. */
function width({ low, high }: TornadoBar): number {
  const changes = [0, low.change.value, high.change.value];
  return Math.max(...changes) - Math.min(...changes);
}
