import { support } from '../../distribution.ts';
import type { Desk, Plant, Scenario } from '../types.ts';
import { isEverPositive, type ScenarioWarning, warnIf } from './warning.ts';

/** Returns warnings of settings of the desk, the market and the plant that can have no effect. */
export function idleSettings({ desk, plant, ...scenario }: Scenario): ScenarioWarning[] {
  return [...idleQueue(desk), ...idleMarket(scenario), ...idlePlant(plant)];
}

/** Returns whether an application can stand behind others. */
export function hasQueue({
  capacityPerWorkingDay: capacity,
  backlog,
  filedPerWorkingDay: filed,
}: Desk): boolean {
  return capacity !== null && (backlog > 0 || filed > 0);
}

function idleQueue(desk: Desk): ScenarioWarning[] {
  const { capacityPerWorkingDay: capacity, backlog, filedPerWorkingDay: filed } = desk;
  const noQueue = 'has no effect: without capacityPerWorkingDay there is no queue';
  const nobody = 'has no effect: backlog and filedPerWorkingDay are 0, so nothing is ahead of an application';
  return [
    ...warnIf(capacity === null && backlog > 0, 'desk.backlog', noQueue),
    ...warnIf(capacity === null && filed > 0, 'desk.filedPerWorkingDay', noQueue),
    ...warnIf(capacity !== null && !hasQueue(desk), 'desk.capacityPerWorkingDay', nobody),
    ...warnIf(
      capacity === 0 && hasQueue(desk),
      'desk.capacityPerWorkingDay',
      'is 0: no application that stands behind another is ever taken up; null means no queue',
    ),
  ];
}

function idleMarket({ market, horizonDays }: Pick<Scenario, 'market' | 'horizonDays'>): ScenarioWarning[] {
  const { thriftAfterDays, thriftPerMonth, thriftCap, rampPerMonth, rampCap } = market;
  const saves = isEverPositive(thriftPerMonth) && isEverPositive(thriftCap);
  const late = support(thriftAfterDays).low;
  return [
    ...pair('market.rampPerMonth', isEverPositive(rampPerMonth), 'market.rampCap', isEverPositive(rampCap)),
    ...pair(
      'market.thriftPerMonth',
      isEverPositive(thriftPerMonth),
      'market.thriftCap',
      isEverPositive(thriftCap),
    ),
    ...warnIf(
      isEverPositive(thriftAfterDays) && !saves,
      'market.thriftAfterDays',
      'has no effect: thriftPerMonth or thriftCap is 0, so nothing is saved',
    ),
    ...warnIf(
      saves && late >= horizonDays,
      'market.thriftAfterDays',
      `lets nothing be saved: it is ${late} or more, and the horizon ends after ${horizonDays} days`,
    ),
  ];
}

/** Returns a warning where one of two settings that need each other is 0. */
function pair(first: string, isFirst: boolean, second: string, isSecond: boolean): ScenarioWarning[] {
  return [
    ...warnIf(isFirst && !isSecond, first, `has no effect: ${second} is 0`),
    ...warnIf(isSecond && !isFirst, second, `has no effect: ${first} is 0`),
  ];
}

function idlePlant({ minimumRate, rationBelowDays, rationRate }: Plant): ScenarioWarning[] {
  return [
    ...warnIf(
      rationRate < 1 && rationBelowDays === 0,
      'plant.rationRate',
      'has no effect: plant.rationBelowDays is 0, so no line is rationed',
    ),
    ...warnIf(
      rationBelowDays > 0 && rationRate === 1,
      'plant.rationBelowDays',
      'has no effect: plant.rationRate is 1, the full rate',
    ),
    ...warnIf(minimumRate === 0, 'plant.minimumRate', 'is 0: no line ever halts'),
  ];
}
