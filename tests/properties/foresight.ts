import type { LaneInputs, SamplePath, Scenario } from '../../src/index.ts';
import { stepThrough } from '../reference/stepper.ts';

/*
 * What law 3 means by weather after day t: the regimes of later days, and all luck that nobody had met by then. Only the
 * day-by-day reference can say what was met: it asks for an effort on the day the review begins, for an outcome on the
 * day it ends. The library may look ahead, as long as it lets nothing slip.
 */

/** Addresses of the luck that the desk met by the end of day `t`. */
export function metBy(t: number, scenario: Scenario, samplePath: SamplePath): Set<string> {
  const met = new Set<string>();
  const listening = mapLanes(samplePath, (lane, at) => ({
    ...lane,
    effort: (file, round) => {
      met.add(address(at, 'effort', file, round));
      return lane.effort(file, round);
    },
    outcome: (file, round) => {
      met.add(address(at, 'outcome', file, round));
      return lane.outcome(file, round);
    },
  }));
  stepThrough({ ...scenario, horizonDays: t + 1 }, listening);
  return met;
}

/** `weather` up to day `t` and where it was met; everywhere else `other`. */
export function changeAfter(
  t: number,
  samplePath: SamplePath,
  other: SamplePath,
  met: Set<string>,
): SamplePath {
  const regimes = samplePath.regimes.map((days, p) =>
    days.map((regime, day) => (day <= t ? regime : other.regimes[p]![day]!)),
  );
  const changed = mapLanes(samplePath, (lane, at) => {
    const later = other.automakers[at[0]]!.lanes[at[1]]!;
    const known = (what: string, file: number, round: number): LaneInputs =>
      met.has(address(at, what, file, round)) ? lane : later;
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
