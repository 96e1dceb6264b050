import { support } from '../../distribution.ts';
import type { MoneyColumn } from '../../engine/run.ts';
import { coverCost, mostHaltLoss, pricesOf } from '../../model/money.ts';
import { LONGEST_COVER } from '../../scenario/limits.ts';
import { entityIds } from '../../scenario/sources.ts';
import type { Automaker, Scenario } from '../../scenario/types.ts';

/** A cost of a trial: of one kind, or all of them together. */
export type CostName = MoneyColumn | 'cost';

/** Returns the most that a trial can cost an automaker. */
export function mostCost(scenario: Scenario, id: string, name: CostName): number {
  const of = { stockCost: mostStock, haltLoss: mostHaltLoss, airCost: mostAir };
  if (name !== 'cost') return of[name](scenario, id);
  return mostStock(scenario, id) + mostHaltLoss(scenario, id) + mostAir(scenario, id);
}

function mostStock(scenario: Scenario, id: string): number {
  const automaker = scenario.automakers[id]!;
  const { cycleDays } = automaker;
  return lanesOf(automaker).reduce(
    (sum, [element, chains, buffer]) =>
      sum + chains * coverCost(scenario, automaker, element) * (buffer + (cycleDays - 1) / 2),
    0,
  );
}

/** What departs is at most what the horizon uses, and what stock and orders can hold. */
function mostAir(scenario: Scenario, id: string): number {
  const automaker = scenario.automakers[id]!;
  const { prices, horizonDays } = scenario;
  const { expediteBelowDays, cycleDays, plannedLicenceDays, transitDays } = automaker;
  if (prices === undefined || expediteBelowDays === 0) return 0;
  const others = horizonDays + cycleDays + plannedLicenceDays + transitDays;
  const days = lanesOf(automaker).reduce((sum, [, chains, buffer]) => sum + chains * (buffer + others), 0);
  return pricesOf(prices, automaker).airPerDay * days;
}

/** Returns the lanes that can stop the line, with their chains and the greatest buffer that is drawn. */
function lanesOf({ lanes }: Automaker): [element: string, chains: number, buffer: number][] {
  return entityIds(lanes).flatMap((element) => {
    const { essential, chains, bufferDays } = lanes[element as keyof typeof lanes]!;
    const most = Math.min(LONGEST_COVER, support(bufferDays).high);
    return essential ? [[element, chains, most] as [string, number, number]] : [];
  });
}
