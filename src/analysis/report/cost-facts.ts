import type { Scenario } from '../../scenario/types.ts';
import { losses } from '../money/losses.ts';
import { onlyAutomakers } from '../only-automakers.ts';
import type { ReportRunner, TrialRange } from './plan.ts';
import { type ReportCosts, type ReportScenario, shown } from './results.ts';

/** Adds what the line costs in each scenario, if every one has prices. */
export async function withCosts(
  facts: readonly ReportScenario[],
  scenarios: readonly Scenario[],
  id: string,
  { runs }: ReportRunner,
  range: TrialRange,
): Promise<readonly ReportScenario[]> {
  if (scenarios.some(({ prices }) => prices === undefined)) return facts;
  const found = await runs(
    scenarios.map((scenario) => onlyAutomakers(scenario, [id])),
    range,
  );
  return facts.map((fact, i) => {
    const { stockCost, haltLoss, airCost, cost } = losses(found[i]!).automakers[id]!;
    const costs: ReportCosts = {
      stockCost: shown(stockCost.expected),
      haltLoss: shown(haltLoss.expected),
      airCost: shown(airCost.expected),
      cost: shown(cost.expected),
      worstTwentieth: shown(cost.tailMean),
    };
    return { ...fact, costs };
  });
}
