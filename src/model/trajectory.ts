import type { Model, RegimeModel } from './model.ts';

/** What happened to one lane, day by day, in days of cover at full rate; all exact on the grid. */
export interface LaneTrajectory {
  readonly id: string;
  /** Mean closing stock when all goes to plan, B + s · (P − 1) / 2. */
  plannedStock: number;
  onHandAtStart: number;
  /** Includes the deliveries ordered before day 0. */
  onOrderAtStart: number;
  onHandAtEnd: number;
  onOrderAtEnd: number;
  /** On hand when production begins, after arrivals and free supply. */
  readonly stock: Float64Array;
  readonly arrived: Float64Array;
  readonly freeSupply: Float64Array;
  readonly used: Float64Array;
  readonly ordered: Float64Array;
  readonly departed: Float64Array;
  readonly refused: Float64Array;
}

/** What happened to one automaker. Lists by day have one entry a day of the horizon. */
export interface AutomakerTrajectory {
  /** Production rate, 0 … 1; 0 while halted. */
  readonly rate: Float64Array;
  /** 1 while the line is halted. */
  readonly halted: Uint8Array;
  /** On the first day of each halt, 1 + the index of the lane that bound; else 0. */
  readonly bindingLane: Uint16Array;
  /** Least days of cover at production, per lane. */
  readonly leastCover: Float64Array;
  /** Licensed goods that departed, all lanes together, days of cover. */
  readonly departed: Float64Array;
  /** Of essential lanes, what departed by air, days of cover. */
  readonly flown: Float64Array;
  /** Sum of the lanes' licensed shares: what departs a day when all goes to plan. */
  plannedPerDay: number;
  /** Applications filed; entry 0 is day −1, entry t + 1 is day t. */
  readonly filed: Uint32Array;
  /** Applications approved or refused on each day. */
  readonly decided: Uint32Array;
  /** The lanes day by day. */
  readonly lanes: readonly LaneTrajectory[];
}

/** One simulated future: every automaker, in the order of `Model.automakers`, and the regimes it had. */
export interface Trajectory {
  readonly regimes: readonly Uint8Array[];
  /** The regimes of this trial, where they are not the model's. */
  readonly regimeModels?: readonly RegimeModel[];
  readonly automakers: readonly AutomakerTrajectory[];
}

/** Returns a trajectory of one automaker on which nothing has happened. */
export function emptyTrajectory(model: Model, index: number): AutomakerTrajectory {
  const days = model.horizonDays;
  const { lanes } = model.automakers[index]!;
  return {
    rate: new Float64Array(days),
    halted: new Uint8Array(days),
    bindingLane: new Uint16Array(days),
    leastCover: new Float64Array(lanes.length).fill(Number.POSITIVE_INFINITY),
    departed: new Float64Array(days),
    flown: new Float64Array(days),
    plannedPerDay: 0,
    filed: new Uint32Array(days + 1),
    decided: new Uint32Array(days),
    lanes: lanes.map(({ id }) => emptyLane(id, days)),
  };
}

function emptyLane(id: string, days: number): LaneTrajectory {
  return {
    id,
    plannedStock: 0,
    onHandAtStart: 0,
    onOrderAtStart: 0,
    onHandAtEnd: 0,
    onOrderAtEnd: 0,
    stock: new Float64Array(days),
    arrived: new Float64Array(days),
    freeSupply: new Float64Array(days),
    used: new Float64Array(days),
    ordered: new Float64Array(days),
    departed: new Float64Array(days),
    refused: new Float64Array(days),
  };
}
