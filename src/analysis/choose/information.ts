import { chancesOfWarning, type Signal } from '../../stats/decisions/information.ts';
import type { Estimate } from '../../stats/estimate.ts';
import type { WeightedChoice } from './choice.ts';
import type { CostColumns } from './cost-columns.ts';
import { meanDifference } from './estimates.ts';
import { bestOption, leastOf, type Means, splitSample } from './split-sample.ts';

/**
 * Returns the worth of knowing the scenario, the whole future, and a signal of the scenario before
 * choosing.
 *
 * @param weights - of the scenarios.
 */
export function informationOf(
  costs: CostColumns,
  weights: readonly number[],
  signal: Signal | undefined,
): Pick<WeightedChoice, 'evpi' | 'foresight' | 'evsi'> {
  const { columns, scenarios } = costs;
  const at = (o: number, s: number, i: number): number => columns[o]![s]![i]!;
  return {
    evpi: worth(
      costs,
      weights,
      bestInEach,
      (best, s, i) => at(best[s]!, s, i),
      (best, o) => best.every((b) => b === o),
    ),
    foresight: worth(
      costs,
      weights,
      () => null,
      (_, s, i) => Math.min(...columns.map((row) => row[s]![i]!)),
      () => columns.length === 1,
    ),
    evsi: signal === undefined ? null : worthOfSignal(costs, weights, chancesOfWarning(signal, scenarios)),
  };
}

function worthOfSignal(costs: CostColumns, weights: readonly number[], warns: readonly number[]): Estimate {
  const bestAfter = (chances: readonly number[]): ((means: Means) => number) =>
    bestOption(weights.map((weight, s) => weight * chances[s]!));
  const afterWarning = bestAfter(warns);
  const afterSilence = bestAfter(warns.map((chance) => 1 - chance));
  return worth(
    costs,
    weights,
    (means) => [afterWarning(means), afterSilence(means)] as const,
    ([warned, silent], s, i) =>
      warns[s]! * costs.columns[warned]![s]![i]! + (1 - warns[s]!) * costs.columns[silent]![s]![i]!,
    ([warned, silent], o) => warned === o && silent === o,
  );
}

/**
 * Estimates what information saves: the cost of the option chosen without it, less that with it.
 *
 * @param choose - makes the informed choice from means.
 * @param costOf - returns its cost under a scenario in a trial.
 * @param isOption - returns whether the informed choice is always option o, so that nothing is saved.
 */
function worth<T>(
  costs: CostColumns,
  weights: readonly number[],
  choose: (means: Means) => T,
  costOf: (choice: T, s: number, i: number) => number,
  isOption: (choice: T, o: number) => boolean,
): Estimate {
  const saved = splitSample(
    costs,
    (means) => ({ without: bestOption(weights)(means), informed: choose(means) }),
    ({ without, informed }, i) =>
      weights.reduce((sum, w, s) => sum + w * (costs.columns[without]![s]![i]! - costOf(informed, s, i)), 0),
  );
  const isNothing = saved.choices.every(({ without, informed }) => isOption(informed, without));
  return meanDifference(saved.values, costs, isNothing);
}

/** Returns the best option under each scenario. */
function bestInEach(means: Means): number[] {
  return means[0]!.map((_, s) => leastOf(means.map((row) => row[s]!)));
}
