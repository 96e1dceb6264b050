import type { Distribution } from '../distribution.ts';
import type { Element } from '../elements.ts';

/** Notes on where numbers come from: `source` in any object, `<key>Source` beside any number. */
export interface Sourced {
  readonly source?: string | undefined;
  readonly [keySource: `${string}Source`]: string | undefined;
}

/** A lasting state of export policy towards one destination (model.md §3). */
export interface Regime extends Sourced {
  /** Review effort done per working day, ≥ 0: 1 is the pace of the statutory limit, 0 is frozen. Default 1. */
  readonly speed: number;
  /** Chance that a finished review sends the file back for more papers, 0 … 1. Default 0. */
  readonly returned: number;
  /** Chance that a finished review that is not returned is approved, 0 … 1. Default 1. */
  readonly approval: number;
  /** Multiplier, ≥ 0, on everyone's filing rate. Default 1. */
  readonly inflow: number;
  /** Whether licences valid for a period are honoured. Default true. */
  readonly periodLicences: boolean;
  /** Whether nothing departs, licence or not. Default false. */
  readonly embargo: boolean;
}

/** A dated move of policy, from whatever regime holds that day. */
export interface PolicyEvent extends Sourced {
  /** ISO date, day 0 … horizonDays − 1 of the scenario. */
  readonly date: string;
  /** The regime that follows. */
  readonly to: string;
  /** Chance that it happens, 0 … 1. Default 1. One future tosses one coin, so to it only the mean of a distribution matters. */
  readonly probability: Distribution;
}

/** Jumps per year (365 days) from one regime (outer key) to another (inner key); an absent pair never jumps. */
export type RatesPerYear = Readonly<Record<string, Readonly<Record<string, Distribution>>>>;

/** One regime chain: where it starts, how it jumps and which dates move it. */
export interface PolicyChain extends Sourced {
  readonly initial: string;
  readonly ratesPerYear: RatesPerYear;
  readonly events: readonly PolicyEvent[];
}

/** Export policy: the regimes, the chain of all destinations, and destinations with a chain of their own. */
export interface Policy extends PolicyChain {
  readonly regimes: Readonly<Record<string, Regime>>;
  readonly destinations: Readonly<Record<string, PolicyChain>>;
}

/** The licence desk of a destination (model.md §4). */
export interface Desk extends Sourced {
  /** Longest review, working days. Default 45. */
  readonly limitWorkingDays: number;
  /** Review effort of one application, working days at speed 1, drawn per application. Default lognormal 30, 0.4. */
  readonly effortWorkingDays: Distribution;
  /** Applications taken up per working day at speed 1; `null` for no queue. Default `null`. */
  readonly capacityPerWorkingDay: number | null;
  /** Files ahead of everyone on day 0. Default 0. */
  readonly backlog: number;
  /** Files that everyone together lodges per working day at inflow 1. Default 0. */
  readonly filedPerWorkingDay: number;
}

/** What share of supply needs a Chinese licence, and what eases it (model.md §5). */
export interface Market extends Sourced {
  /** Which share is meant: that of mining, or that which passes through Chinese separation. Default `separation`. */
  readonly stage: 'mining' | 'separation';
  /** China's share m of world mining, 0 … 1. Default 0.69. */
  readonly miningShare: Distribution;
  /** Share r, 0 … 1, of what others mine that is still separated in China, by element. */
  readonly separatedInChina: Readonly<Record<Element, Distribution>> & Sourced;
  /** Share of licensed supply that other sources replace, more each month (30 days), ≥ 0. Default 0. */
  readonly rampPerMonth: Distribution;
  /** The most that they replace, 0 … 1. Default 0. */
  readonly rampCap: Distribution;
  /** Day from which need falls, ≥ 0. Default 0. */
  readonly thriftAfterDays: Distribution;
  /** Share of need saved, more each month (30 days), ≥ 0. Default 0. */
  readonly thriftPerMonth: Distribution;
  /** The most that is saved, below 1. Default 0. */
  readonly thriftCap: Distribution;
}

/** How a line slows, halts and restarts (model.md §6). */
export interface Plant extends Sourced {
  /** Rate, 0 … 1, below which the line halts. Default 0.5. */
  readonly minimumRate: number;
  /** Days of cover that every essential lane needs before a halted line restarts. Default 3. */
  readonly restartDays: number;
  /** Days a halt must last to count, unless the horizon cuts it short. Default 1. */
  readonly minimumHaltDays: number;
  /** Least cover, in days, under which the line is rationed. Default 0 (never). */
  readonly rationBelowDays: number;
  /** Rate of a rationed line, at least `minimumRate`. Default 1. */
  readonly rationRate: number;
}

/** How an automaker's goods are licensed. */
export interface Licence extends Sourced {
  /** Days a licence is valid; 0 for one shipment. Default 0. */
  readonly validityDays: number;
  /** Days before the lapse on which the renewal is filed; 0 for no renewal. Default 60. */
  readonly renewDaysBefore: number;
  /** Chance, 0 … 1, that all lanes begin with a licence. Default 0. */
  readonly heldAtStart: number;
}

/** One element in one automaker's product, through one or more part chains. */
export interface Lane extends Sourced {
  /** Stock on hand just before a delivery when all goes to plan, days of cover; drawn per chain. */
  readonly bufferDays: Distribution;
  /** Independent part chains. Default 1. */
  readonly chains: number;
  /** Whether want of it can stop the line. Default true. */
  readonly essential: boolean;
  /** Grams in one vehicle; for reports only. */
  readonly gramsPerVehicle?: number | undefined;
  /** What the element is in; for reports only. */
  readonly part?: string | undefined;
  /** Share of supply, 0 … 1, that needs a licence, instead of the market's. */
  readonly licensedShare?: number | undefined;
  /** Fixes the phase of the ordering cycle, 0 … cycleDays − 1; drawn per chain when absent. */
  readonly phaseDays?: number | undefined;
}

/** A firm with one line, its licences and its lanes. Times are whole calendar days. */
export interface Automaker extends Sourced {
  readonly title: string;
  /** Whose policy and desk it meets. */
  readonly destination: string;
  /** A green channel: its files do not queue. Default false. */
  readonly priority: boolean;
  /** Output at full rate, vehicles a day. Default 5000. */
  readonly vehiclesPerDay: number;
  /** USD per vehicle, for lost output. */
  readonly valuePerVehicle?: number | undefined;
  /** Days between orders. Default 30. */
  readonly cycleDays: number;
  /** Days it plans for a licence. Default 45. */
  readonly plannedLicenceDays: number;
  /** Days at sea. Default 40. */
  readonly transitDays: number;
  /** Stock, in days, below which goods go by air. Default 0 (never). */
  readonly expediteBelowDays: number;
  /** Days by air. Default 7. */
  readonly expediteTransitDays: number;
  /** Chance, 0 … 1, that a later delivery already ordered on day 0 is cleared. Default 0.5. */
  readonly clearedAtStart: number;
  /** Correlation of the buffers of all its chains, 0 … 1. Default 0. */
  readonly bufferCorrelation: number;
  readonly licence: Licence;
  readonly lanes: Readonly<Partial<Record<Element, Lane>>>;
}

/** The parameter sets that a scenario is answered over, and which of its numbers stay as stated in every set. */
export interface ScenarioParameters {
  /** One of `parameterSetNames` of `rare-earth-risk/calibration`. */
  readonly sets: string;
  /** Paths of numbers that the sets move elsewhere, such as `automakers.eu-volume.lanes.Dy.bufferDays.median`; sorted. */
  readonly fixed: readonly string[];
}

/**
 * A validated scenario: every default filled in, `extends` resolved, frozen. `JSON.stringify` of it is again a valid
 * scenario file that means the same. Keys and units are those of the file format (docs/scenario-files.md).
 */
export interface Scenario extends Sourced {
  readonly $schema?: string | undefined;
  /** kebab-case */
  readonly name: string;
  readonly title: string;
  /** ISO date of day 0. */
  readonly start: string;
  /** Days simulated, 1 … 3650. Default 365. */
  readonly horizonDays: number;
  /** What every output says of this scenario, up to 200 characters. */
  readonly notice?: string | undefined;
  /** The calibrated parameter sets that it is answered over; absent for the single setting of its own numbers. */
  readonly parameters?: ScenarioParameters | undefined;
  readonly policy: Policy;
  readonly desk: Desk;
  readonly market: Market;
  readonly plant: Plant;
  readonly automakers: Readonly<Record<string, Automaker>>;
}

/** A patch of a scenario: the same keys, all optional; `null` takes a key away (RFC 7396). */
export type ScenarioPatch = Patch<Omit<Scenario, 'parameters'>> & {
  readonly extends?: string;
  /**
   * Parameter sets by name, `'median'` for the single setting; an object keeps some numbers as they are. A patch that has it says that
   * the sets move its own numbers.
   */
  readonly parameters?: string | Patch<ScenarioParameters> | null | undefined;
};

type Patch<T> = T extends readonly (infer Item)[]
  ? readonly Patch<Item>[]
  : T extends object
    ? { readonly [K in keyof T]?: Patch<T[K]> | AlsoDistribution<T[K]> | null | undefined }
    : T;

/** Where a number or a distribution stands, any distribution may stand in its place. */
type AlsoDistribution<T> = Distribution extends T ? Distribution : never;
