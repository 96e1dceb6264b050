import type { Tilt } from '../../random/tilt.ts';
import { CELL, OFFSETS } from './cells.ts';
import type { LaneProbe } from './lane-probe.ts';
import type { Ground, Way } from './proposal.ts';
import type { Transcript } from './rare-dealer.ts';
import type { ReviewLadder } from './review-ladder.ts';

/** A way with its tilts. */
export interface TiltedWay extends Way {
  readonly tilts: readonly Tilt[];
}

/** Likelihood of all lanes' luck under the mixture over ways and windows, over that as it comes. */
export function laneRatio(
  { lanes, kinds }: Ground,
  noLane: number,
  ways: readonly TiltedWay[],
  transcript: Transcript,
): number {
  let mixture = noLane;
  for (const way of ways) {
    let last = -1;
    let once = 1;
    let files: FileRatios = [];
    for (const [lane, critical, chance] of way.windows) {
      const probe = transcript.lanes[lane]!;
      if (lane !== last) {
        once = probe.ratio(way.tilts) * transcript.firms[lanes[lane]!.maker]!.ratio(way.tilts);
        files = fileRatios(probe, kinds[way.kind]!.ladder);
      }
      last = lane;
      mixture += chance * once * windowRatio(probe, files, way, critical);
    }
  }
  return mixture;
}

/** By file: likelihood under each step of the ladder over that as it comes; empty where it was not asked for. */
type FileRatios = readonly (readonly number[] | undefined)[];

function fileRatios({ reviews }: LaneProbe, ladder: ReviewLadder): FileRatios {
  const ratios: (readonly number[] | undefined)[] = [];
  for (const file of reviews.asked) {
    const state = reviews.states[file]!;
    ratios[file] = Array.from({ length: ladder.steps }, (_, step) => ladder.ratio(step, state));
  }
  return ratios;
}

/** Likelihood of the files of a window under the way over that as they come. */
function windowRatio(
  probe: LaneProbe,
  files: FileRatios,
  { steps, tilts }: TiltedWay,
  critical: number,
): number {
  let ratio = 1;
  for (let j = 0; j < OFFSETS && j <= critical; j++) {
    const bin = probe.clearedBins[critical - j]!;
    if (bin > 0) ratio *= tilts[CELL.cleared + j]!.ratios[bin - 1]!;
    const byStep = files[critical - j];
    if (byStep === undefined) continue;
    let mixed = 0;
    for (let step = 0; step < byStep.length; step++) mixed += steps[j]![step]! * byStep[step]!;
    ratio *= mixed;
  }
  return ratio;
}
