import { type Customs, customsFlow } from './customs.ts';
import type { Observables } from './observables.ts';

/** Monthly flow by destination, and of the world, as shares of normal. */
export type MonthlyFlows = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What customs would have counted of a past, had it come about like this. */
export function flowsOf(
  { model, departed }: Observables,
  customs: Customs,
  weights: Readonly<Record<string, number>>,
): MonthlyFlows {
  const flows: Record<string, Record<string, number>> = {};
  for (const [place, licensed] of Object.entries(departed)) {
    flows[place] = customsFlow(licensed, model.scenario.start, customs);
  }
  const world: Record<string, number> = {};
  for (const [place, weight] of Object.entries(weights)) {
    for (const [month, flow] of Object.entries(flows[place] ?? {})) {
      world[month] = (world[month] ?? 0) + weight * flow;
    }
  }
  return { ...flows, world };
}

/** Standard deviation of a month's flow around what the model says: of its own size, and of a normal month. Judgement; in calm months flows vary by a tenth. */
const OWN_ERROR = 0.12;
const LEAST_ERROR = 0.05;

export function flowError(flow: number): number {
  return Math.sqrt((OWN_ERROR * flow) ** 2 + LEAST_ERROR ** 2);
}
