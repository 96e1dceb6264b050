import type { Element } from '../../elements.ts';
import type { Digest } from '../../engine/digest.ts';
import { override } from '../../scenario/override.ts';
import type { Scenario, ScenarioPatch } from '../../scenario/types.ts';
import type { BufferPoint } from '../buffers/curve-point.ts';
import { estimatorsOfDigest } from '../estimators.ts';
import { onlyAutomakers } from '../only-automakers.ts';
import { bufferAt, daysOf } from './measures.ts';
import type { TrialRange } from './plan.ts';
import type { ReportBuffers } from './results.ts';

/** Days of cover of a curve, besides those that the scenario has. */
const DAYS = [15, 30, 45, 60, 90, 120, 180];
/** Points of a chance that ten more days must take off to be worth it. */
const WORTH_TEN_DAYS = 0.0075;

/** Estimates the chance of a halt against the median cover of an element, on the same sample paths. */
export async function bufferFacts(
  scenarios: readonly Scenario[],
  focus: Scenario,
  { id, element }: { readonly id: string; readonly element: Element },
  count: (settings: readonly Scenario[], range: TrialRange) => Promise<readonly Digest[]>,
  range: TrialRange,
): Promise<ReportBuffers> {
  const today = Math.round(daysOf(focus, id, element));
  const days = [...new Set([...DAYS, today])].sort((a, b) => a - b);
  const pointOf = (digest: Digest, i: number): BufferPoint => {
    const { options, scenario } = digest;
    const jointly = 1 - (1 - options.confidence) / days.length;
    const chance = (confidence: number) =>
      estimatorsOfDigest({ ...digest, options: { ...options, confidence } }, id).haltProbability(
        scenario.horizonDays,
      );
    return {
      days: days[i]!,
      haltProbability: chance(options.confidence),
      band: chance(jointly).interval,
    };
  };
  const points: Record<string, BufferPoint[]> = {};
  for (const scenario of scenarios) {
    const settings = days.map((d) => stockedScenario(scenario, id, element, d));
    points[scenario.name] = (await count(settings, range)).map(pointOf);
  }
  return { element, today, trials: range.trials, points };
}

/** Returns the scenario of one line with a median of so many days of an element. */
export function stockedScenario(scenario: Scenario, id: string, element: Element, days: number): Scenario {
  const lanes = { [element]: bufferAt(scenario, id, element, days) };
  const patched = override(scenario, { automakers: { [id]: { lanes } } } as ScenarioPatch);
  return onlyAutomakers(patched, [id]);
}

/**
 * Returns the least setting from today's on after which ten more days take off less than 0.75 points of the
 * chance; `null` if more pays at every point of the curve, or at none above today's.
 */
export function stockUpTo(points: readonly BufferPoint[], today: number): number | null {
  const from = points.findIndex(({ days }) => days >= today);
  const enough = points.findIndex((point, i) => {
    const next = points[i + 1];
    if (i < from || next === undefined) return false;
    const gain = point.haltProbability.value - next.haltProbability.value;
    return (10 * gain) / (next.days - point.days) < WORTH_TEN_DAYS;
  });
  return enough <= from ? null : points[enough]!.days;
}
