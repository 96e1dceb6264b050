import { breakEvenWeights, sharesOfOthers } from '../../stats/decisions/break-even.ts';
import { minimaxRegret } from '../../stats/decisions/cost-table.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { mean } from '../../stats/mean.ts';
import type { BreakEven, Choice } from './choice.ts';
import type { CostColumns } from './cost-columns.ts';
import { meanCost, meanDifference } from './estimates.ts';
import { leastOf, type Means, splitSample } from './split-sample.ts';

/** Returns the costs by option and scenario, the regrets, and the option of minimax regret. */
export function regretOf(costs: CostColumns): Pick<Choice, 'table' | 'regret' | 'minimaxRegret'> {
  const { options, scenarios, columns } = costs;
  const byName = (entry: (o: number, s: number) => Estimate): Choice['table'] =>
    Object.fromEntries(
      options.map((option, o) => [
        option,
        Object.fromEntries(scenarios.map((name, s) => [name, entry(o, s)])),
      ]),
    );
  const table = byName((o, s) => meanCost(columns[o]![s]!, [costs.own[o]!], costs));
  const regret = byName((o, s) => {
    const best = (means: Means): number => leastOf(means.map((row) => row[s]!));
    const { values, choices } = splitSample(costs, best, (b, i) => columns[o]![s]![i]! - columns[b]![s]![i]!);
    return meanDifference(
      values,
      costs,
      choices.every((b) => b === o),
    );
  });
  const name = minimaxRegret(valuesOf(table)).option;
  const [largest] = Object.values(regret[name]!).sort((a, b) => b.value - a.value);
  return { table, regret, minimaxRegret: { name, regret: largest! } };
}

/**
 * Returns, by scenario, the weight nearest to its own at which the best option changes.
 *
 * The error is that of the ratio (Cochran, Sampling Techniques, 1977, §6.4), for the two options found.
 */
export function breakEvenOf(
  costs: CostColumns,
  table: Choice['table'],
  weights: Readonly<Record<string, number>> | undefined,
): Choice['breakEven'] {
  const { scenarios } = costs;
  const canShare = (scenario: string): boolean =>
    scenarios.length === 2 || (weights !== undefined && weights[scenario]! < 1);
  return Object.fromEntries(
    scenarios.map((scenario) => [
      scenario,
      scenarios.length > 1 && canShare(scenario) ? breakEven(costs, table, weights, scenario) : null,
    ]),
  );
}

function breakEven(
  { options, scenarios, columns, estimate }: CostColumns,
  table: Choice['table'],
  weights: Readonly<Record<string, number>> | undefined,
  scenario: string,
): BreakEven | null {
  const own = weights?.[scenario] ?? 0.5;
  const switches = breakEvenWeights(valuesOf(table), scenario, weights);
  const [nearest] = switches.sort((a, b) => Math.abs(a.weight - own) - Math.abs(b.weight - own));
  if (nearest === undefined) return null;
  const [a, b] = [nearest.below, nearest.above].map((name) => columns[options.indexOf(name)]!) as [
    readonly Float64Array[],
    readonly Float64Array[],
  ];
  const s = scenarios.indexOf(scenario);
  const others = sharesOfOthers(scenarios, scenario, weights).map(([name, share]) => [
    scenarios.indexOf(name),
    share,
  ]);
  // What the switch costs in the other scenarios, and what it gains in this one.
  const cost = a[0]!.map((_, i) =>
    others.reduce((sum, [t, share]) => sum + share! * (b[t!]![i]! - a[t!]![i]!), 0),
  );
  const gain = a[s]!.map((entry, i) => entry - b[s]![i]!);
  const scale = cost.reduce((sum, x, i) => sum + x + gain[i]!, 0) / cost.length;
  const { weight } = nearest;
  const linear = cost.map((x, i) => weight + (x - weight * (x + gain[i]!)) / scale);
  const ofLine = mean(linear, estimate);
  const [low, high] = ofLine.interval;
  const { below, above } = nearest;
  return { ...ofLine, value: weight, interval: [Math.max(0, low), Math.min(1, high)], below, above };
}

/** Returns the values of a table of estimates. */
export function valuesOf(table: Choice['table']): Record<string, Record<string, number>> {
  return Object.fromEntries(
    Object.entries(table).map(([option, row]) => [
      option,
      Object.fromEntries(Object.entries(row).map(([scenario, { value }]) => [scenario, value])),
    ]),
  );
}
