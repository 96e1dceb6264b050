import { type LaneInputs, type Model, replay, type SamplePath } from '../../src/index.ts';
import { markModel } from '../../src/model/made.ts';

/*
 * What a sample path after day t is, for law 3 of model.md §8: the regimes of later days, and every
 * effort and outcome that the desks have not used by then. The model uses an effort on the day a review
 * begins, and an outcome on the day it ends.
 */

/** Returns the addresses of the efforts and outcomes that the desks use by the end of day `t`. */
export function usedBy(t: number, model: Model, samplePath: SamplePath): Set<string> {
  const used = new Set<string>();
  const recording = mapLanes(samplePath, (lane, at) => ({
    ...lane,
    effort: (application, round) => {
      used.add(address(at, 'effort', application, round));
      return lane.effort(application, round);
    },
    outcome: (application, round) => {
      used.add(address(at, 'outcome', application, round));
      return lane.outcome(application, round);
    },
  }));
  replay(markModel({ ...model, horizonDays: t + 1 }), recording);
  return used;
}

/** Returns `samplePath` up to day `t` and at the used addresses, and `other` everywhere else. */
export function changeAfter(
  t: number,
  samplePath: SamplePath,
  other: SamplePath,
  used: Set<string>,
): SamplePath {
  const regimes = samplePath.regimes.map((days, p) =>
    days.map((regime, day) => (day <= t ? regime : other.regimes[p]![day]!)),
  );
  const changed = mapLanes(samplePath, (lane, at) => {
    const later = other.automakers[at[0]]!.lanes[at[1]]!;
    const source = (what: string, application: number, round: number): LaneInputs =>
      used.has(address(at, what, application, round)) ? lane : later;
    return {
      ...lane,
      effort: (application, round) => source('effort', application, round).effort(application, round),
      outcome: (application, round) => source('outcome', application, round).outcome(application, round),
    };
  });
  return { ...changed, regimes };
}

type At = readonly [automaker: number, lane: number];

function address(at: At, what: string, application: number, round: number): string {
  return [...at, what, application, round].join('/');
}

function mapLanes(samplePath: SamplePath, change: (lane: LaneInputs, at: At) => LaneInputs): SamplePath {
  const automakers = samplePath.automakers.map((automaker, i) => ({
    ...automaker,
    lanes: automaker.lanes.map((lane, l) => change(lane, [i, l])),
  }));
  return { ...samplePath, automakers };
}
