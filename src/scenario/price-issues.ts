import { didYouMean, expected, list, type ScenarioIssue } from '../errors.ts';
import type { ParsedInput } from './schema.ts';
import { entityIds } from './sources.ts';

/** Returns an issue for each stage at which stock is held and for which nothing has a price. */
export function priceIssues({ prices, automakers }: ParsedInput): ScenarioIssue[] {
  if (prices === undefined) return [];
  const priced = entityIds(prices.goodsPerKg).flatMap((element) =>
    entityIds(prices.goodsPerKg[element as 'Dy'] ?? {}),
  );
  const stages = [...new Set(priced)];
  const unknown = (path: string, stage: string | undefined): ScenarioIssue[] => {
    if (stage === undefined || stages.length === 0 || stages.includes(stage)) return [];
    const rule = `a stage of prices.goodsPerKg (${list(stages, 8)})`;
    return [expected(path, rule, stage, didYouMean(stage, stages))];
  };
  return [
    ...unknown('prices.heldAs', prices.heldAs),
    ...Object.entries(automakers).flatMap(([id, automaker]) =>
      unknown(`automakers.${id}.prices.heldAs`, automaker.prices?.heldAs),
    ),
  ];
}
