import type { Distribution, LognormalByMedian } from '../distribution.ts';
import type { Element } from '../elements.ts';
import { type InverseTransform, samplerOf } from '../random/sampler-of.ts';
import { type Move, movementOf } from '../scenario/moves.ts';
import { moved } from '../scenario/parameter-sets.ts';
import type { Scenario } from '../scenario/types.ts';

/** Distribution of a lane's buffer in each parameter set of a scenario. */
export interface BufferLaw {
  /** Two laws of one lane with the same key are equal in every set. */
  readonly key: string;
  /** Whether the parameter sets change it. */
  readonly isMoved: boolean;
  inSet(k: number): InverseTransform;
}

/** Returns the distribution of the buffer of an automaker's lane. */
export function bufferLaw(scenario: Scenario, automaker: string, element: Element): BufferLaw {
  const path = `automakers.${automaker}.lanes.${element}.bufferDays`;
  const law = scenario.automakers[automaker]!.lanes[element]!.bufferDays;
  const moves = movementOf(scenario)?.moves;
  const [median, sigma] = [moves?.get(`${path}.median`), moves?.get(`${path}.sigma`)];
  const key = JSON.stringify([law, median !== undefined, sigma !== undefined]);
  if (median === undefined && sigma === undefined) {
    const only = samplerOf(law);
    return { key, isMoved: false, inSet: () => only };
  }
  return { key, isMoved: true, inSet: (k) => samplerOf(movedLaw(law, median, sigma, k)) };
}

/** Returns the distribution in set k: sets change median and sigma only. */
function movedLaw(
  law: Distribution,
  median: Move | undefined,
  sigma: Move | undefined,
  k: number,
): Distribution {
  const { median: m, sigma: s, ...bounds } = law as LognormalByMedian;
  return { ...bounds, median: at(median, k) ?? m, sigma: at(sigma, k) ?? s };
}

function at(move: Move | undefined, k: number): number | undefined {
  return move && moved(move.column, move.number, k);
}
