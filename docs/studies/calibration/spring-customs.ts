// Customs flow of whole months of the spring, from the departures of a few spans: `customsFlow` of
// src/analysis/hindcast,
// without its look-ups by date, as it is asked a million times.

import type { Customs } from '../../../src/analysis/hindcast/customs.ts';
import { DEPARTURE_UNIT, type Outputs, SPANS } from './outputs.ts';

/** By place and month. */
export type Flows = Readonly<Record<string, Readonly<Record<string, number>>>>;

export type SpringCustoms = (
  answers: ArrayLike<number>,
  customs: Customs,
  weights: Readonly<Record<string, number>>,
) => Flows;

/**
 * Months that end within the spans, with their days counted from the start; those before it had normal
 * flow.
 */
const MONTHS = [
  { month: '2025-04', from: -3, until: 27 },
  { month: '2025-05', from: 27, until: 58 },
] as const;

/** Opens what turns answers of the model into flows to each destination and to the world. */
export function openSpringCustoms({ departed }: Outputs): SpringCustoms {
  const places = Object.entries(departed);
  const licensed = new Float64Array(SPANS.at(-1)![1]);
  return (answers, customs, weights) => {
    const flows: Record<string, Record<string, number>> = { world: {} };
    for (const [place, at] of places) {
      fillDays(answers, at, licensed);
      flows[place] = monthlyFlow(licensed, customs);
      const weight = weights[place] ?? 0;
      for (const { month } of MONTHS)
        flows.world![month] = (flows.world![month] ?? 0) + weight * flows[place]![month]!;
    }
    return flows;
  };
}

/** Spreads the departures of each span evenly over its days. */
function fillDays(answers: ArrayLike<number>, at: number, licensed: Float64Array): void {
  SPANS.forEach(([from, to], s) => {
    licensed.fill((answers[at + s]! * DEPARTURE_UNIT) / (to - from), from, to);
  });
}

/** As `customsFlow`, for the months of the spring. */
export function monthlyFlow(licensed: Float64Array, customs: Customs): Record<string, number> {
  const { licensedTonnes, graceDays, heldShare, heldUntilDay, inspectionDays, mostFlow } = customs;
  const isHeld = (t: number): number => (t >= graceDays && t < heldUntilDay ? heldShare : 0);
  const flows: Record<string, number> = {};
  let waiting = 0;
  for (const { month, from, until } of MONTHS) {
    let flow = 0;
    for (let t = from; t < until; t++) {
      const free = 1 - isHeld(t) + isHeld(t - inspectionDays);
      waiting += t < graceDays ? 1 : licensedTonnes * licensed[t]! + (1 - licensedTonnes) * free;
      const leaves = Math.min(waiting, mostFlow);
      waiting -= leaves;
      flow += leaves;
    }
    flows[month] = flow / (until - from);
  }
  return flows;
}
