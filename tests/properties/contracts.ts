import {
  type AutomakerTrajectory,
  type LaneTrajectory,
  type Model,
  measure,
  replay,
  type SamplePath,
  type Trajectory,
} from '../../src/index.ts';

/*
 * Contracts that every trajectory keeps. Each function returns a list of violations, empty when there are
 * none: an assertion for every number of every day would be slow.
 */

type Faults = string[];

/**
 * Law 1: returns violations of the conservation of goods in a lane, by day and in sum; sums on the grid
 * are exact.
 */
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

/** Law 2: returns stocks below 0, rates outside 0 … 1, and production or use while halted. */
export function bounds({ rate, halted, lanes }: AutomakerTrajectory): Faults {
  const line = [...rate.keys()].filter((t) => {
    const inRange = rate[t]! >= 0 && rate[t]! <= 1;
    const runs = rate[t] !== 0 || lanes.some(({ used }) => used[t] !== 0);
    return !inRange || (halted[t] === 1 && runs);
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

/** Returns the part of a trajectory up to the end of day `t`. */
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

/** Returns the day of each automaker's first halt that counts; the horizon when there is none. */
export function firstHaltDays(model: Model, samplePath: SamplePath): number[] {
  const { automakers } = measure(model, replay(model, samplePath));
  return model.automakers.map(({ id }) => automakers[id]!.firstHaltDay);
}

/** Law 4: returns automakers whose first halt comes earlier with better supply. */
export function broughtForward(before: readonly number[], better: readonly number[]): Faults {
  return before.flatMap((day, i) =>
    better[i]! < day ? [`automaker ${i}: from day ${day} to ${better[i]}`] : [],
  );
}

/**
 * Law 7: returns deliveries that are not `cycleDays` apart, or before which the stock is not exactly the
 * buffer.
 */
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
