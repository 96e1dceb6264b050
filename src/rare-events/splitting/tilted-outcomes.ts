import type { AutomakerModel, Model } from '../../model/model.ts';

/** How outcomes of reviews are drawn where a lane is in trouble: more often returned or refused than they come. */
export interface TiltedOutcomes {
  /** Outcomes, uniforms, part at these points: returned, approved, refused. */
  readonly ends: readonly [number, number, number];
  /** The chances of the three in trouble. */
  readonly chances: readonly [number, number, number];
}

/**
 * The chances as they come to the power 3/8, in proportion: most of the way, in logarithms, to all three being as likely. The regime is that
 * under which most reviews are taken to end: the initial one, or else the first that reviews at all.
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

/** x to the power 3/8, by roots alone, which are the same on every machine. */
function temper(x: number): number {
  return Math.sqrt(Math.sqrt(Math.sqrt(x * x * x)));
}

/** The outcome in trouble that belongs to the uniform `v`. */
export function drawTilted({ ends, chances }: TiltedOutcomes, v: number): number {
  let left = v;
  let i = 0;
  while (i < 2 && left >= chances[i]!) left -= chances[i++]!;
  const low = i === 0 ? 0 : ends[i - 1]!;
  const share = Math.min(Math.max(left / chances[i]!, 2 ** -50), 1 - 2 ** -50);
  return low + share * (ends[i]! - low);
}

/** How much likelier an outcome is in trouble than as it comes. */
export function likelihoodRatio({ ends, chances }: TiltedOutcomes, outcome: number): number {
  const i = outcome < ends[0] ? 0 : outcome < ends[1] ? 1 : 2;
  const low = i === 0 ? 0 : ends[i - 1]!;
  return chances[i]! / (ends[i]! - low);
}
