import type { Distribution } from '../distribution.ts';
import type { Element } from '../elements.ts';
import type { Market, Plant, Scenario } from '../scenario/types.ts';
import type { MoneyModel } from './money.ts';

/** A regime with its rates per day of work, on the grid. */
export interface RegimeModel {
  readonly name: string;
  /** Review effort done per working day. */
  readonly speed: number;
  /** The speed as the scenario states it, before any rounding: what a pace multiplies. */
  readonly statedSpeed: number;
  /** A finished review is sent back when its outcome, a uniform, is below this … */
  readonly returnedBelow: number;
  /** … else approved when below this, else refused. */
  readonly approvedBelow: number;
  /** Applications taken up per working day; infinite without a queue. */
  readonly takenUpPerDay: number;
  /** Applications that everyone files per working day. */
  readonly filedPerDay: number;
  readonly periodLicences: boolean;
  readonly embargo: boolean;
  /** Applications of chains whose standing is below this share do not advance. */
  readonly stalled: number;
  /** Whether orders may go as assemblies. */
  readonly assemblies: boolean;
  /** Whether it is an embargo or a slow-down: a stated speed below 1, or stalled applications. */
  readonly isDisruption: boolean;
}

/** A dated event, by day index. */
export interface EventModel {
  readonly day: number;
  readonly to: number;
  readonly probability: number;
}

/** A chain of regimes, by index. `id` is a destination, or empty for the chain that all others share. */
export interface PolicyModel {
  readonly id: string;
  readonly initial: number;
  /** By regime, the stages of a stay in it. */
  readonly stages: readonly number[];
  /** Jumps that are possible from each regime, with their rates per year. */
  readonly jumps: readonly (readonly { readonly to: number; readonly ratePerYear: Distribution }[])[];
  readonly events: readonly EventModel[];
}

/** When a lane orders assemblies. */
export interface AssemblyModel {
  readonly chance: number;
  readonly fromDay: number;
  /** 0 for never. */
  readonly belowDays: number;
  readonly leadDays: number;
}

/** One part chain of one element. */
export interface LaneModel {
  /** `automaker/element/chain`, the address of its draws. */
  readonly id: string;
  readonly element: Element;
  /** As outcome columns name the element. */
  readonly atomicNumber: number;
  readonly chain: number;
  readonly essential: boolean;
  readonly bufferDays: Distribution;
  /** Index of its licensed share in `Model.shares`. */
  readonly share: number;
  readonly phaseDays: number | undefined;
  /** Id of the lane with which it shares all draws but its buffer; its own when it applies by itself. */
  readonly appliesWith: string;
  /** Whether it shares applications, so that those for a period licence are numbered by day. */
  readonly isSharing: boolean;
  readonly assembly: AssemblyModel;
  /** What a day of its planned stock costs over the horizon, USD. */
  readonly coverCost: number;
}

/** An automaker with its lanes by atomic number, then chain: the order in which ties are broken. */
export interface AutomakerModel {
  readonly id: string;
  /** Index in `Model.policies`. */
  readonly policy: number;
  readonly priority: boolean;
  readonly vehiclesPerDay: number;
  readonly cycleDays: number;
  /** Planned lead time: licence and transit, at least 1 day. */
  readonly plannedDays: number;
  readonly transitDays: number;
  readonly expediteBelowDays: number;
  readonly expediteTransitDays: number;
  readonly clearedAtStart: number;
  readonly bufferCorrelation: number;
  readonly validityDays: number;
  readonly renewDaysBefore: number;
  readonly heldAtStart: number;
  /** `null` in a scenario without prices. */
  readonly money: MoneyModel | null;
  readonly lanes: readonly LaneModel[];
}

/** A scenario made ready to run: names are indices, dates are days, everything is checked. Immutable. */
export interface Model {
  readonly scenario: Scenario;
  readonly horizonDays: number;
  /** 1 on Chinese working days, one entry a day of the horizon. */
  readonly workingDay: Uint8Array;
  /** ISO date from which only weekends are known to be off, or `null`. */
  readonly weekendsOnlyFrom: string | null;
  readonly regimes: readonly RegimeModel[];
  /** The shared chain first, then those of destinations with their own. */
  readonly policies: readonly PolicyModel[];
  readonly market: Market;
  /** The licensed shares of lanes: the market's, by element, then those that lanes state themselves. */
  readonly shares: readonly (Element | number)[];
  readonly effortWorkingDays: Distribution;
  readonly limitWorkingDays: number;
  /** Applications taken up per working day at speed 1; infinite without a queue. */
  readonly capacityPerWorkingDay: number;
  /** Whether taking up is limited by a capacity. */
  readonly hasQueue: boolean;
  /** Factor on the speed of all regimes of a policy. */
  readonly pace: Distribution;
  /** Whether some regime stalls applications. */
  readonly stalls: boolean;
  /** Files ahead of everyone on day 0. */
  readonly backlog: number;
  readonly plant: Plant;
  readonly automakers: readonly AutomakerModel[];
  /** Calendar month (0 for that of `start`) of each day, for counts by month. */
  readonly monthOfDay: Uint16Array;
}
