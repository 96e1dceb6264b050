import { type LaneInputs, type Model, replay, type SamplePath } from '../../src/index.ts';

/*
 * What law 3 (model.md §8) means by a sample path after day t: the regimes of later days, and every effort
 * and outcome that no desk has asked for by then. The model asks for an effort on the day a review begins,
 * and for an outcome on the day it ends.
 */

/** Returns the addresses of the efforts and outcomes that the desks ask for by the end of day `t`. */
export function askedBy(t: number, model: Model, samplePath: SamplePath): Set<string> {
  const asked = new Set<string>();
  const listening = mapLanes(samplePath, (lane, at) => ({
    ...lane,
    effort: (file, round) => {
      asked.add(address(at, 'effort', file, round));
      return lane.effort(file, round);
    },
    outcome: (file, round) => {
      asked.add(address(at, 'outcome', file, round));
      return lane.outcome(file, round);
    },
  }));
  replay({ ...model, horizonDays: t + 1 }, listening);
  return asked;
}

/** Returns `samplePath` up to day `t` and where it was asked for, and `other` everywhere else. */
export function changeAfter(
  t: number,
  samplePath: SamplePath,
  other: SamplePath,
  asked: Set<string>,
): SamplePath {
  const regimes = samplePath.regimes.map((days, p) =>
    days.map((regime, day) => (day <= t ? regime : other.regimes[p]![day]!)),
  );
  const changed = mapLanes(samplePath, (lane, at) => {
    const later = other.automakers[at[0]]!.lanes[at[1]]!;
    const known = (what: string, file: number, round: number): LaneInputs =>
      asked.has(address(at, what, file, round)) ? lane : later;
    return {
      ...lane,
      effort: (file, round) => known('effort', file, round).effort(file, round),
      outcome: (file, round) => known('outcome', file, round).outcome(file, round),
    };
  });
  return { ...changed, regimes };
}

/** Automaker and lane. */
type At = readonly [automaker: number, lane: number];

function address(at: At, what: string, file: number, round: number): string {
  return [...at, what, file, round].join('/');
}

function mapLanes(samplePath: SamplePath, change: (lane: LaneInputs, at: At) => LaneInputs): SamplePath {
  const automakers = samplePath.automakers.map((firm, i) => ({
    ...firm,
    lanes: firm.lanes.map((lane, l) => change(lane, [i, l])),
  }));
  return { ...samplePath, automakers };
}
