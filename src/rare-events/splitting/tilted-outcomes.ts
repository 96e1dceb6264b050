import type { AutomakerModel, Model } from '../../model/model.ts';

/** A distribution of review outcomes in which returns and refusals are more common than in the scenario. */
export interface TiltedOutcomes {
  /** The points that divide uniforms into returned, approved and refused. */
  readonly ends: readonly [number, number, number];
  /** The tilted chances of the three. */
  readonly chances: readonly [number, number, number];
}

/**
 * Returns the scenario's chances to the power 3/8, rescaled to add up to 1.
 *
 * That goes most of the way, in logarithms, to all three being as likely. The regime is that under
 * which most reviews end: the initial one or, if it reviews nothing, the first that does.
 */
export function tiltedOutcomes({ policies, regimes }: Model, { policy }: AutomakerModel): TiltedOutcomes {
  const initial = regimes[policies[policy]!.initial]!;
  const regime = initial.speed > 0 ? initial : (regimes.find(({ speed }) => speed > 0) ?? initial);
  const { returnedBelow, approvedBelow } = regime;
  const [returned, approved, refused] = [
    temper(returnedBelow),
    temper(Math.max(0, approvedBelow - returnedBelow)),
    temper(1 - approvedBelow),
  ] as const;
  const sum = returned + approved + refused;
  return {
    ends: [returnedBelow, approvedBelow, 1],
    chances: [returned / sum, approved / sum, refused / sum],
  };
}

/** Returns x to the power 3/8, by roots alone, which are the same on every machine. */
function temper(x: number): number {
  return Math.sqrt(Math.sqrt(Math.sqrt(x * x * x)));
}

/** Returns the outcome that a uniform gives under the tilted chances. */
export function drawTilted({ ends, chances }: TiltedOutcomes, uniform: number): number {
  let left = uniform;
  let i = 0;
  while (i < 2 && left >= chances[i]!) left -= chances[i++]!;
  const low = i === 0 ? 0 : ends[i - 1]!;
  const share = Math.min(Math.max(left / chances[i]!, 2 ** -50), 1 - 2 ** -50);
  return low + share * (ends[i]! - low);
}

/** Returns the tilted density of an outcome over its density in the scenario. */
export function likelihoodRatio({ ends, chances }: TiltedOutcomes, outcome: number): number {
  const i = outcome < ends[0] ? 0 : outcome < ends[1] ? 1 : 2;
  const low = i === 0 ? 0 : ends[i - 1]!;
  return chances[i]! / (ends[i]! - low);
}
