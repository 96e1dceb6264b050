import type { Automaker, Lane, Prices, Scenario } from '../scenario/types.ts';
import { DAYS_PER_YEAR } from '../units.ts';

/* What a trial costs in USD (docs/model.md, Money). Nothing here is drawn, and nothing reads it back. */

/** Prices of one automaker. */
export interface MoneyModel {
  /** Margin lost with a vehicle that is not built, less the share that is built later. */
  readonly perVehicle: number;
  readonly perHalt: number;
  readonly perRestart: number;
  /** Freight of a day of cover that flies. */
  readonly airPerDay: number;
}

/** Returns the prices of an automaker; `null` in a scenario without prices. */
export function compileMoney({ prices }: Scenario, automaker: Automaker): MoneyModel | null {
  if (prices === undefined) return null;
  const { marginPerVehicle, catchUpShare, perHalt, perRestart, airPerDay } = pricesOf(prices, automaker);
  return { perVehicle: marginPerVehicle * (1 - catchUpShare), perHalt, perRestart, airPerDay };
}

/** Returns the prices that hold for an automaker: its own before those of all. */
export function pricesOf(prices: Prices, automaker: Automaker): Prices {
  return { ...prices, ...automaker.prices };
}

/**
 * Returns what a day of cover of one chain costs over the horizon: its value times the yearly rates of
 * capital, storage and obsolescence. 0 without a price, and where the lane cannot stop a line.
 */
export function coverCost(scenario: Scenario, automaker: Automaker, element: string): number {
  const { prices, horizonDays } = scenario;
  const lane = automaker.lanes[element as keyof Automaker['lanes']]!;
  if (prices === undefined || !lane.essential) return 0;
  const { capitalPerYear, storagePerYear, obsolescencePerYear } = prices;
  const rate = capitalPerYear + storagePerYear + obsolescencePerYear;
  const value = valueOfCover(prices, automaker, lane, element) ?? 0;
  return (value / lane.chains) * ((rate * horizonDays) / DAYS_PER_YEAR);
}

/** Returns the value of a day of cover of all chains of a lane, USD; `undefined` without a price. */
export function valueOfCover(
  prices: Prices,
  automaker: Automaker,
  { pricePerDay, gramsPerVehicle }: Lane,
  element: string,
): number | undefined {
  if (pricePerDay !== undefined) return pricePerDay;
  const stages = prices.goodsPerKg[element as keyof Automaker['lanes']] ?? {};
  const { heldAs } = pricesOf(prices, automaker);
  if (!Object.hasOwn(stages, heldAs) || gramsPerVehicle === undefined) return undefined;
  return (stages[heldAs]! * gramsPerVehicle * automaker.vehiclesPerDay) / 1000;
}

/**
 * Returns the mean closing stock of a lane when all goes to plan, B + s · (P − 1) / 2: stock falls from
 * B + s · (P − 1), after a delivery, to B.
 */
export function plannedStock(buffer: number, share: number, cycleDays: number): number {
  return buffer + (share * (cycleDays - 1)) / 2;
}

/** Returns what halts and slow running of a line cost. */
export function haltLoss(
  { perVehicle, perHalt, perRestart }: MoneyModel,
  { halts, restarts }: { readonly halts: number; readonly restarts: number },
  vehiclesLost: number,
): number {
  return perVehicle * vehiclesLost + perHalt * halts + perRestart * restarts;
}

/** Returns the most that halts can cost an automaker in a trial; 0 without prices. */
export function mostHaltLoss(scenario: Scenario, id: string): number {
  const automaker = scenario.automakers[id]!;
  const money = compileMoney(scenario, automaker);
  if (money === null) return 0;
  // A halt and the day that it ends on are two days.
  const halts = Math.ceil(scenario.horizonDays / 2);
  const vehicles = scenario.horizonDays * automaker.vehiclesPerDay;
  return money.perVehicle * vehicles + (money.perHalt + money.perRestart) * halts;
}
