import { estimateOptions } from '../../engine/columns.ts';
import { firstHalts } from '../../engine/first-halts.ts';
import type { RunOptions, Simulation } from '../../engine/run.ts';
import { override } from '../../scenario/override.ts';
import { entityIds } from '../../scenario/sources.ts';
import type { Scenario } from '../../scenario/types.ts';
import { simulate } from '../../simulation/simulate.ts';
import type { EstimateOptions } from '../../stats/estimate.ts';
import { requirePrices } from '../money/priced.ts';
import { column, mostLost } from '../outcome-columns.ts';
import type { ChoiceMeasure, ChoiceOption } from './choice.ts';

/** Costs of every trial, by option and scenario. */
export interface CostColumns {
  readonly options: readonly string[];
  readonly scenarios: readonly string[];
  /** `columns[o][s]`: cost of option o under scenario s, an entry for each trial. */
  readonly columns: readonly (readonly Float64Array[])[];
  readonly trials: number;
  /** Most that a trial can lose, without the cost of the option. */
  readonly mostLoss: number;
  /** Cost of each option by itself. */
  readonly own: readonly number[];
  /** How estimates are made from such columns. */
  readonly estimate: EstimateOptions;
}

/** What a trial costs. */
export interface Valuation {
  readonly measure: ChoiceMeasure;
  readonly lossPerUnit: number;
  readonly automaker: string | undefined;
  readonly byDay: number;
}

/** Runs every option under every scenario on the same sample paths, and returns the costs of all trials. */
export function costColumns(
  options: Readonly<Record<string, ChoiceOption>>,
  scenarios: Readonly<Record<string, Scenario>>,
  valuation: Valuation,
  run: RunOptions,
  afterRun: () => void,
): CostColumns {
  const [named, worlds] = [Object.entries(options), Object.entries(scenarios)];
  // All patches are applied before the first run, so that a bad one costs no time.
  const changed = named.map(([, { cost: _, ...patch }]) =>
    worlds.map(([, scenario]) => override(scenario, patch)),
  );
  if (valuation.measure === 'cost') {
    for (const scenario of changed.flat()) requirePrices('question.scenarios', scenario);
  }
  let estimate: EstimateOptions = {};
  const columns = named.map(([, { cost = 0 }], o) =>
    worlds.map((_, s) => {
      const result = simulate(changed[o]![s]!, run);
      estimate = estimateOptions(result);
      afterRun();
      return lossesOf(result, valuation).map((loss) => cost + loss);
    }),
  );
  return {
    options: named.map(([name]) => name),
    scenarios: worlds.map(([name]) => name),
    columns,
    trials: run.trials,
    mostLoss: Math.max(...changed.flat().map((scenario) => mostLossOf(scenario, valuation))),
    own: named.map(([, { cost = 0 }]) => cost),
    estimate,
  };
}

function lossesOf(run: Simulation, { measure, lossPerUnit, automaker, byDay }: Valuation): Float64Array {
  if (measure === 'haltProbability') {
    const { firstHaltDay } = firstHalts(run, automaker === undefined ? {} : { automaker });
    return firstHaltDay.map((day) => (day < byDay ? lossPerUnit : 0));
  }
  const ids = automaker === undefined ? Object.keys(run.outcomes) : [automaker];
  return column(run, ids, measure).map((amount) => lossPerUnit * amount);
}

/** Returns what a trial loses that is halted from the first day to the last. */
function mostLossOf(scenario: Scenario, { measure, lossPerUnit, automaker }: Valuation): number {
  if (measure === 'haltProbability') return lossPerUnit;
  const ids = automaker === undefined ? entityIds(scenario.automakers) : [automaker];
  return lossPerUnit * mostLost(scenario, ids, measure);
}
