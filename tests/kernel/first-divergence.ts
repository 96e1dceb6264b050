import type {
  AutomakerTrajectory,
  LaneTrajectory,
  Model,
  OutcomeColumns,
  Trajectory,
} from '../../src/index.ts';
import type { AutomakerModel } from '../../src/model/model.ts';
import type { LineTrajectory } from './kernel-lines.ts';

/* Says in one sentence where the kernel departs from the model first. */

/** Names the first day on which a line differs from the model's; `undefined` where all are the same. */
export function firstDivergence(
  model: Model,
  trial: number | string,
  expected: Trajectory,
  actual: readonly LineTrajectory[],
): string | undefined {
  for (let t = 0; t < model.horizonDays; t++) {
    for (const [i, automaker] of model.automakers.entries()) {
      const [ours, theirs] = [expected.automakers[i]!, actual[i]!];
      const what = LINE.find((name) => !Object.is(ours[name][t], theirs[name][t]));
      if (what === undefined) continue;
      const lane = scarcestLane(automaker, ours, t);
      const where = `Trial ${trial}, automaker ${automaker.id}, lane ${lane?.id ?? 'none'}, day ${t}`;
      const values = `${what} is ${ours[what][t]} in the model, ${theirs[what][t]} in the kernel`;
      return `${where}, step 4 (production): ${values}${lane ? lastEvent(lane, t) : ''}`;
    }
  }
  return undefined;
}

const LINE = ['rate', 'halted', 'bindingLane'] as const;

/** Returns the essential lane with the least stock, so the least cover, in the model on day t. */
function scarcestLane(
  { lanes: models }: AutomakerModel,
  { lanes }: AutomakerTrajectory,
  t: number,
): LaneTrajectory | undefined {
  const essential = lanes.filter((_, l) => models[l]!.essential);
  const least = Math.min(...essential.map(({ stock }) => stock[t]!));
  return essential.find(({ stock }) => stock[t] === least);
}

/** Tells what the lane holds in the model at production, and what happened to it last before that. */
function lastEvent(lane: LaneTrajectory, t: number): string {
  const holds = `; the lane then holds ${lane.stock[t]} days of cover in the model`;
  for (let day = t; day >= 0; day--) {
    const event = EVENTS.find(([name, step]) => lane[name][day]! > 0 && (day < t || step < 4));
    if (event)
      return `${holds}, and last ${event[0]} ${lane[event[0]][day]} on day ${day} (step ${event[1]})`;
  }
  return holds;
}

/** What happens to a lane, with the step of the day, latest first. */
const EVENTS = [
  ['ordered', 5],
  ['arrived', 3],
  ['departed', 2],
  ['refused', 2],
] as const;

/** Names the first row in which columns differ from the model's; `undefined` where all are the same. */
export function firstRow(
  firstTrial: number,
  expected: Readonly<Record<string, OutcomeColumns>>,
  actual: Readonly<Record<string, OutcomeColumns>>,
): string | undefined {
  for (const [id, columns] of Object.entries(expected)) {
    const names = Object.keys(columns) as (keyof OutcomeColumns)[];
    for (let row = 0; row < columns.halts.length; row++) {
      const what = names.find((name) => !Object.is(columns[name]?.[row], actual[id]?.[name]?.[row]));
      if (what === undefined) continue;
      const values = `${what} is ${columns[what]?.[row]} in the model, ${actual[id]?.[what]?.[row]} in the kernel`;
      return `Trial ${firstTrial + row}, automaker ${id}: ${values}`;
    }
  }
  return undefined;
}
