import {
  type AutomakerTrajectory,
  type LaneTrajectory,
  type Model,
  replay,
  type SamplePath,
  type Trajectory,
} from '../../src/index.ts';

/*
 * What holds for every future: contracts to be held against any trajectory, whoever made it. Each returns what is
 * wrong, and nothing when all is well: an assertion for every number of every day would be slow.
 */

type Faults = string[];

/** Law 1: nothing appears or vanishes in a lane, day by day and over all; sums on the grid are exact. */
export function conservation(lane: LaneTrajectory): Faults {
  const faults: Faults = [];
  let onHand = lane.onHandAtStart;
  let onOrder = lane.onOrderAtStart;
  lane.stock.forEach((stock, t) => {
    if (stock !== onHand + lane.arrived[t]! + lane.freeSupply[t]!) faults.push(`stock of day ${t}`);
    onHand = stock - lane.used[t]!;
    onOrder += lane.ordered[t]! - lane.arrived[t]! - lane.refused[t]!;
  });
  if (lane.onHandAtEnd !== onHand) faults.push('on hand at the end');
  if (lane.onOrderAtEnd !== onOrder) faults.push('on order at the end');
  const total = (list: Float64Array): number => list.reduce((sum, x) => sum + x, 0);
  const came = lane.onHandAtStart + lane.onOrderAtStart + total(lane.ordered) + total(lane.freeSupply);
  const left = came - total(lane.used) - total(lane.refused);
  if (lane.onHandAtEnd + lane.onOrderAtEnd !== left) faults.push('the sum over all days');
  return faults;
}

/** Law 2: no stock below zero, no rate outside 0 … 1, nothing built or used while halted. */
export function bounds({ rate, halted, lanes }: AutomakerTrajectory): Faults {
  const line = [...rate.keys()].filter((t) => {
    const [pace, stands] = [rate[t]!, halted[t] === 1];
    return !(pace >= 0 && pace <= 1) || (stands && (pace !== 0 || lanes.some(({ used }) => used[t] !== 0)));
  });
  const ofLanes = lanes.flatMap((lane) => [
    ...Object.entries(lane)
      .filter(([, value]) => isNegative(value))
      .map(([name]) => `${lane.id} ${name} below 0`),
    ...[...lane.stock.keys()]
      .filter((t) => lane.used[t]! > lane.stock[t]!)
      .map((t) => `${lane.id} used more than its stock on day ${t}`),
  ]);
  return [...line.map((t) => `line on day ${t}`), ...ofLanes];
}

function isNegative(value: string | number | Float64Array): boolean {
  if (typeof value === 'string') return false;
  return typeof value === 'number' ? !(value >= 0) : !value.every((x) => x >= 0);
}

/** What was known by the end of day `t`. */
export function past(trajectory: Trajectory, t: number): unknown {
  const until = <T>(list: ArrayLike<T>, days: number): T[] => Array.from(list).slice(0, days);
  return trajectory.automakers.map(({ rate, halted, bindingLane, departed, decided, filed, lanes }) => ({
    days: [rate, halted, bindingLane, departed, decided].map((list) => until(list, t + 1)),
    filed: until(filed, t + 2),
    atStart: lanes.map(({ onHandAtStart, onOrderAtStart }) => [onHandAtStart, onOrderAtStart]),
    lanes: lanes.map((lane) =>
      Object.values(lane).map((list) => (list instanceof Float64Array ? until(list, t + 1) : null)),
    ),
  }));
}

/** Day on which the first halt of each automaker begins, however short it is; the horizon without one. */
export function firstHaltDays(model: Model, samplePath: SamplePath): number[] {
  return replay(model, samplePath).automakers.map(({ halted }) => {
    const day = halted.indexOf(1);
    return day < 0 ? model.horizonDays : day;
  });
}

/** Law 4: automakers whose first halt comes earlier with better supply. */
export function broughtForward(before: readonly number[], better: readonly number[]): Faults {
  return before.flatMap((day, i) =>
    better[i]! < day ? [`automaker ${i}: from day ${day} to ${better[i]}`] : [],
  );
}

/** Law 7: deliveries come `cycleDays` apart, and just before each, stock on hand is exactly the buffer. */
export function planKept(lane: LaneTrajectory, bufferDays: number, cycleDays: number): Faults {
  const days = [...lane.arrived.keys()];
  const deliveries = days.filter((t) => lane.arrived[t]! > 0);
  const first = deliveries[0] ?? Number.NaN;
  const planned = days.filter((t) => t >= first && (t - first) % cycleDays === 0);
  const faults = deliveries
    .filter((t) => lane.stock[t]! - lane.arrived[t]! - lane.freeSupply[t]! !== bufferDays)
    .map((t) => `stock before the delivery of day ${t}`);
  if (!(first <= cycleDays) || planned.join() !== deliveries.join()) faults.push('days of delivery');
  return faults;
}
