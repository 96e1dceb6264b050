import { type Distribution, support } from '../distribution.ts';
import { ELEMENTS, type Element } from '../elements.ts';
import type { Model, PolicyModel } from '../model/model.ts';
import { DIMENSIONS } from '../random/sobol.ts';

/*
 * The market has a Sobol sequence of its own, and so has each policy. So no uniform depends on the
 * automakers, on other destinations, or on the order of keys in a file. Low dimensions spread best: those
 * of a policy go to its uncertain uniforms only, in an order that their addresses give.
 */

/** The place of a uniform of an entity: a dimension of a Sobol sequence. */
export interface Place {
  readonly index: number;
  readonly sequence: string;
  readonly dimension: number;
}

/** Sojourns of a regime chain that come from a sequence; later ones are rarely reached. */
const SOJOURNS = 4;

/** Returns the place of an uncertain number of the market; none for a constant. */
export function marketPlaces(number: number, law: Distribution): Place[] {
  return isUncertain(law) ? [{ index: 0, sequence: 'market', dimension: number }] : [];
}

/** Places of the uniforms of a policy. */
export interface PolicyPlaces {
  readonly sojourns: readonly Place[];
  readonly pace: readonly Place[];
  /** By address of an uncertain rate or event. */
  readonly chances: ReadonlyMap<string, readonly Place[]>;
}

/**
 * Returns the places of the uniforms of a policy: its sojourns, its pace, then uncertain rates and
 * events with those addresses, as far as dimensions reach.
 */
export function policyPlaces(
  policy: PolicyModel,
  pace: Distribution,
  addresses: readonly string[],
): PolicyPlaces {
  let dimension = 0;
  const place = (index: number): Place[] =>
    dimension < DIMENSIONS ? [{ index, sequence: `policy/${policy.id}`, dimension: dimension++ }] : [];
  return {
    sojourns: sojournIndices(policy).flatMap(place),
    pace: isUncertain(pace) ? place(0) : [],
    chances: new Map(addresses.map((address) => [address, place(0)])),
  };
}

/** Returns whether a number has more than one possible value. */
export function isUncertain(distribution: Distribution): boolean {
  const { low, high } = support(distribution);
  return low !== high;
}

/** Returns whether the share of an element separated in China is uncertain and some lane takes it. */
export function separatedMatters({ market, automakers }: Model, element: Element): boolean {
  const taken = automakers.some(({ lanes }) =>
    lanes.some((lane) => lane.element === element && lane.share === ELEMENTS.indexOf(element)),
  );
  return taken && market.stage === 'separation' && isUncertain(market.separatedInChina[element]);
}

/**
 * Returns the indices of the uniforms of a regime chain's first sojourns that can change anything.
 *
 * These are the length of a sojourn that can end, and the next regime where there is a choice. The search
 * follows every path through regimes, their stages and dated events.
 */
export function sojournIndices({ initial, stages, jumps, events }: PolicyModel): number[] {
  const dated = [...events].sort((a, b) => a.day - b.day);
  const indices: number[] = [];
  let reached = [{ regime: initial, stage: 1, passed: 0 }];
  const isLast = (regime: number, stage: number): boolean => stage === stages[regime];
  for (let sojourn = 0; sojourn < SOJOURNS; sojourn++) {
    if (reached.some(({ regime }) => jumps[regime]!.length > 0)) indices.push(2 * sojourn);
    if (reached.some(({ regime, stage }) => jumps[regime]!.length > 1 && isLast(regime, stage)))
      indices.push(2 * sojourn + 1);
    const next = reached.flatMap(({ regime, stage, passed }) => [
      ...jumps[regime]!.map(({ to }) =>
        isLast(regime, stage) ? { regime: to, stage: 1, passed } : { regime, stage: stage + 1, passed },
      ),
      ...dated.flatMap(({ to, probability }, i) =>
        i >= passed && probability > 0 && (to !== regime || stages[to]! > 1)
          ? [{ regime: to, stage: 1, passed: i + 1 }]
          : [],
      ),
    ]);
    reached = distinct(next);
  }
  return indices;
}

function distinct<T>(list: readonly T[]): T[] {
  return [...new Map(list.map((entry) => [JSON.stringify(entry), entry])).values()];
}
