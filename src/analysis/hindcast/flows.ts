import { type Customs, customsFlow } from './customs.ts';

/** Monthly flow by destination and month, as a share of normal; `world` is the mean of all. */
export type MonthlyFlows = Readonly<Record<string, Readonly<Record<string, number>>>>;

/**
 * Returns the monthly flows that customs would have counted, by destination and for the world.
 *
 * @param departed - by destination and day, licensed goods that departed, as a share of plan.
 * @param start - ISO date of day 0.
 */
export function flowsOf(
  departed: Readonly<Record<string, Float64Array>>,
  start: string,
  customs: Customs,
  weights: Readonly<Record<string, number>>,
): MonthlyFlows {
  const flows: Record<string, Record<string, number>> = {};
  for (const [place, licensed] of Object.entries(departed)) {
    flows[place] = customsFlow(licensed, start, customs);
  }
  const world: Record<string, number> = {};
  for (const [place, weight] of Object.entries(weights)) {
    for (const [month, flow] of Object.entries(flows[place] ?? {})) {
      world[month] = (world[month] ?? 0) + weight * flow;
    }
  }
  return { ...flows, world };
}

/**
 * Standard deviation of a month's flow around the model's, as a share of the flow; a judgement, from quiet
 * months.
 */
const RELATIVE_ERROR = 0.12;
/** Standard deviation of a month's flow near zero, as a share of a normal month. */
const ABSOLUTE_ERROR = 0.05;

/** Returns the standard deviation of a month's observed flow around the model's. */
export function flowError(flow: number): number {
  return Math.sqrt((RELATIVE_ERROR * flow) ** 2 + ABSOLUTE_ERROR ** 2);
}
