// What a firm sees at the end of each day. It reads the state of that day and what it noted before: the
// days after it are not yet simulated.

import { need } from '../../model/market.ts';
import type { Application, AutomakerState, LaneState, State } from '../../model/state.ts';
import type { CompleteRule } from './rule.ts';

/** Returns what is watched at the end of day t, day by day; NaN while there is nothing to see. */
export type Watch = (t: number) => number;

/** Returns the watch of the only automaker of a state on which no day has passed. */
export function openWatch(state: State, rule: CompleteRule): Watch {
  const [automaker] = state.automakers as [AutomakerState];
  const lanes = lanesOf(automaker, rule.lane);
  if (rule.watch === 'cover') return coverWatch(state, lanes);
  const { workingDay } = state.model;
  return rule.watch === 'decidedShare'
    ? decidedWatch(automaker, lanes, workingDay, rule.within)
    : departedWatch(lanes, workingDay, rule.within);
}

/** Returns the lanes of an element; `null`: of all. */
export function lanesOf({ lanes, model }: AutomakerState, element: string | null): LaneState[] {
  return lanes.filter((_, l) => element === null || model.lanes[l]!.element === element);
}

function coverWatch({ market }: State, lanes: readonly LaneState[]): Watch {
  const stopping = lanes.filter(({ isEssential }) => isEssential);
  return (t) =>
    stopping.reduce((least, lane) => Math.min(least, lane.trajectory.stock[t]!), Number.POSITIVE_INFINITY) /
    need(t, market);
}

/**
 * Watches the share of applications that were decided within so many working days, of those filed so many
 * working days ago or earlier.
 */
function decidedWatch(
  { desk }: AutomakerState,
  lanes: readonly LaneState[],
  workingDay: Uint8Array,
  within: number,
): Watch {
  const known = new Set<Application>();
  let young: { readonly application: Application; readonly filedAfter: number }[] = [];
  let [passed, ofAge, inTime] = [0, 0, 0];
  const noteFiled = (): void => {
    for (const application of desk.pending) {
      if (known.has(application) || !lanes.includes(application.lane)) continue;
      known.add(application);
      young.push({ application, filedAfter: passed });
    }
  };
  // Those of day −1.
  noteFiled();
  return (t) => {
    passed += workingDay[t]!;
    young = young.filter(({ application, filedAfter }) => {
      if (passed - filedAfter < within) return true;
      ofAge += 1;
      if (application.decision !== 'pending') inTime += 1;
      return false;
    });
    noteFiled();
    return inTime / ofAge;
  };
}

/** Watches the goods that departed in the last so many working days, as a share of plan. */
function departedWatch(lanes: readonly LaneState[], workingDay: Uint8Array, within: number): Watch {
  const planned = lanes.reduce((sum, { share }) => sum + share, 0);
  const window: { readonly isWorking: number; readonly goods: number }[] = [];
  let [working, goods] = [0, 0];
  return (t) => {
    const today = {
      isWorking: workingDay[t]!,
      goods: lanes.reduce((sum, { trajectory }) => sum + trajectory.departed[t]!, 0),
    };
    window.push(today);
    working += today.isWorking;
    goods += today.goods;
    while (working > within || (working === within && window[0]!.isWorking === 0)) {
      const first = window.shift()!;
      working -= first.isWorking;
      goods -= first.goods;
    }
    return working < within ? Number.NaN : goods / (planned * window.length);
  };
}
