import type { Distribution } from '../distribution.ts';
import type { Element } from '../elements.ts';
import type { ScenarioName } from './names.ts';

/** Says where numbers come from: `source` in any object, `<key>Source` beside any number. */
export interface Sourced {
  readonly source?: string | undefined;
  readonly [keySource: `${string}Source`]: string | undefined;
}

/** Describes a state of export policy towards one destination (model.md §3). */
export interface Regime extends Sourced {
  /** Review effort done per working day, 0 … 1e6: 0 is a frozen desk. Default 1. */
  readonly speed: number;
  /** Chance, 0 … 1, that a finished review returns the application for more papers. Default 0. */
  readonly returned: number;
  /** Chance, 0 … 1, that an application that is not returned is approved. Default 1. */
  readonly approval: number;
  /** Factor, 0 … 1000, on the desk's `filedPerWorkingDay`. Default 1. */
  readonly inflow: number;
  /** Whether licences valid for a period are honoured. Default true. */
  readonly periodLicences: boolean;
  /** Whether no goods depart, licensed or not. Default false. */
  readonly embargo: boolean;
  /**
   * Stages of a stay, 1 … 20: the holding time is an Erlang distribution with the same mean, less spread
   * than an exponential one by the factor 1/√stages. Default 1.
   */
  readonly stages: number;
  /** Share of chains, 0 … 1, whose applications do not advance in this regime. Default 0. */
  readonly stalled: number;
  /** Whether orders may go as assemblies, which need no licence. Default true. */
  readonly assemblies: boolean;
}

/** Moves policy to a regime on a date, from any other regime. */
export interface PolicyEvent extends Sourced {
  /** ISO date, one of the days 0 … horizonDays − 1 of the scenario. */
  readonly date: string;
  /** Name of the regime that follows. */
  readonly to: string;
  /** Chance, 0 … 1, that it happens. Default 1. Only the mean of a distribution matters to a run. */
  readonly probability: Distribution;
}

/**
 * Jumps per year of 365 days, 0 … 100000, from a regime (outer key) to another (inner key); absent means
 * 0.
 */
export type RatesPerYear = Readonly<Record<string, Readonly<Record<string, Distribution>>>>;

/** Describes one regime chain: its initial regime, its jumps and its dated events. */
export interface PolicyChain extends Sourced {
  readonly initial: string;
  readonly ratesPerYear: RatesPerYear;
  readonly events: readonly PolicyEvent[];
}

/** Describes export policy: its regimes, the shared chain, and destinations with a chain of their own. */
export interface Policy extends PolicyChain {
  readonly regimes: Readonly<Record<string, Regime>>;
  readonly destinations: Readonly<Record<string, PolicyChain>>;
}

/** Describes the licence desk of every destination (model.md §4). */
export interface Desk extends Sourced {
  /** Longest review effort, 1 … 1000 working days. Default 45. */
  readonly limitWorkingDays: number;
  /** Review effort, working days at speed 1, drawn for each application. Default median 30, sigma 0.4. */
  readonly effortWorkingDays: Distribution;
  /** Applications that enter review per working day at speed 1; `null` for no queue. Default `null`. */
  readonly capacityPerWorkingDay: number | null;
  /** Applications ahead of all others on day 0. Default 0. */
  readonly backlog: number;
  /** Applications filed by all applicants together per working day at inflow 1. Default 0. */
  readonly filedPerWorkingDay: number;
  /** Factor above 0 on the speed of every regime, drawn for each policy of its own. Default 1. */
  readonly pace: Distribution;
}

/** Says what share of supply needs a Chinese licence, and what lowers the need (model.md §5). */
export interface Market extends Sourced {
  /** What needs a licence: what China mines, or all that it separates. Default `separation`. */
  readonly stage: 'mining' | 'separation';
  /** China's share of world mining, 0 … 1. Default 0.69. */
  readonly miningShare: Distribution;
  /** Share, 0 … 1, of the ore mined elsewhere that is separated in China, by element. */
  readonly separatedInChina: Readonly<Record<Element, Distribution>> & Sourced;
  /** Share of licensed supply, ≥ 0, that other sources replace more each month of 30 days. Default 0. */
  readonly rampPerMonth: Distribution;
  /** Greatest share, 0 … 1, that other sources replace. Default 0. */
  readonly rampCap: Distribution;
  /** Day, ≥ 0, from which need falls. Default 0. */
  readonly thriftAfterDays: Distribution;
  /** Share of need, ≥ 0, that is saved more each month of 30 days. Default 0. */
  readonly thriftPerMonth: Distribution;
  /** Greatest share of need that is saved, from 0 to below 1. Default 0. */
  readonly thriftCap: Distribution;
}

/** Says how a line slows down, halts and restarts (model.md §6). */
export interface Plant extends Sourced {
  /** Rate, 0 … 1, below which the line halts. Default 0.5. */
  readonly minimumRate: number;
  /** Days of cover that every essential lane needs before a halted line restarts. Default 3. */
  readonly restartDays: number;
  /** Days that a halt must last to count, unless the horizon ends it. Default 1. */
  readonly minimumHaltDays: number;
  /** Days of cover of the scarcest lane below which the line is rationed. Default 0 (never). */
  readonly rationBelowDays: number;
  /** Rate of a rationed line, at least `minimumRate`. Default 1. */
  readonly rationRate: number;
}

/** Says which licences an automaker has. */
export interface Licence extends Sourced {
  /** Days that a licence is valid; 0 for licences of one shipment each. Default 0. */
  readonly validityDays: number;
  /** Days before the lapse on which the renewal is filed; 0 for none. Default 60. */
  readonly renewDaysBefore: number;
  /** Chance, 0 … 1, that all lanes have a licence on day 0. Default 0. */
  readonly heldAtStart: number;
}

/** Says when a lane orders motors, rotors or sensors in place of magnets (model.md §10.4). */
export interface Assembly extends Sourced {
  /** Chance, 0 … 1, that a chain can be served by assemblies. Default 0. */
  readonly chance: number;
  /** ISO date of the first day on which orders may go as assemblies. Absent: day 0. */
  readonly from?: string | undefined;
  /** Days of cover on hand below which an order goes as assemblies. Default 0 (never). */
  readonly belowDays: number;
  /** Days from the order to the arrival of assemblies, 1 … 3650. Default 45. */
  readonly leadDays: number;
}

/**
 * Says what stock, halts and flights cost an automaker, in USD of one year (docs/model.md, Money). All are
 * plain numbers, and nothing is drawn from them.
 */
export interface Prices extends Sourced {
  /** Stage at which stock is held, one of `goodsPerKg`. Default `oxide`. */
  readonly heldAs: string;
  /** USD per kg of the element in goods, by element and stage (`oxide`, `magnet`, any name). */
  readonly goodsPerKg: Readonly<Partial<Record<Element, Readonly<Record<string, number>>>>> & Sourced;
  /** Cost of capital, share of the value of stock a year, 0 … 10. Default 0. */
  readonly capitalPerYear: number;
  /** Storage and insurance, share of the value of stock a year, 0 … 10. Default 0. */
  readonly storagePerYear: number;
  /** Obsolescence, share of the value of stock a year, 0 … 10. Default 0. */
  readonly obsolescencePerYear: number;
  /** Margin lost with a vehicle not built, not its price: USD. Default 0. */
  readonly marginPerVehicle: number;
  /** Share of lost production that is built later, 0 … 1. Default 0. */
  readonly catchUpShare: number;
  /** Fixed cost of each halt begun, USD. Default 0. */
  readonly perHalt: number;
  /** Fixed cost of each restart within the horizon, USD. Default 0. */
  readonly perRestart: number;
  /** Freight of a day of cover of one chain that flies, USD. Default 0. */
  readonly airPerDay: number;
}

/** Prices of one automaker, in place of those of all. */
export type AutomakerPrices = Partial<
  Omit<Prices, 'goodsPerKg' | 'capitalPerYear' | 'storagePerYear' | 'obsolescencePerYear'>
>;

/** Describes the supply of one element to one automaker, through one or more part chains. */
export interface Lane extends Sourced {
  /**
   * Planned buffer, 0 … 1e6 days of cover: stock on hand just before a delivery that is on time. Drawn
   * for each chain.
   */
  readonly bufferDays: Distribution;
  /** Independent part chains, 1 … 1000. Default 1. */
  readonly chains: number;
  /** Whether a stockout halts the line. Default true. */
  readonly essential: boolean;
  /** Grams in one vehicle; they matter only to prices per kg. */
  readonly gramsPerVehicle?: number | undefined;
  /** The part that holds the element, for reports only. */
  readonly part?: string | undefined;
  /** Share of supply, 0 … 1, that needs a licence, in place of that of the market. */
  readonly licensedShare?: number | undefined;
  /**
   * Value in USD of a day of cover of all chains, in place of grams times `prices.goodsPerKg`. Absent: that
   * product.
   */
  readonly pricePerDay?: number | undefined;
  /** Phase of the ordering cycle, 0 … cycleDays − 1 days. Absent: drawn for each chain. */
  readonly phaseDays?: number | undefined;
  /**
   * Element of another lane of this automaker with which it shares orders' phases and applications, chain by
   * chain, as where one part holds both elements (model.md §10.6). Absent: it applies by itself.
   */
  readonly appliesWith?: Element | undefined;
  readonly assembly: Assembly;
}

/** Describes an automaker: one line, its licences and its lanes. Times are whole calendar days. */
export interface Automaker extends Sourced {
  readonly title: string;
  /** Destination, whose policy and desk apply. Default `us`. */
  readonly destination: string;
  /** Whether its applications skip the queue. Default false. */
  readonly priority: boolean;
  /** Output at full rate, vehicles a day. Default 5000. */
  readonly vehiclesPerDay: number;
  /** Value of a vehicle in USD, for lost output. */
  readonly valuePerVehicle?: number | undefined;
  /** Days between orders. Default 30. */
  readonly cycleDays: number;
  /** Days that it plans for a licence. Default 45. */
  readonly plannedLicenceDays: number;
  /** Days at sea. Default 40. */
  readonly transitDays: number;
  /** Days of cover below which goods go by air. Default 0 (never). */
  readonly expediteBelowDays: number;
  /** Days by air. Default 7. */
  readonly expediteTransitDays: number;
  /** Chance, 0 … 1, that a delivery ordered before day 0 and not yet at sea is cleared. Default 0.5. */
  readonly clearedAtStart: number;
  /** Correlation of the buffers of all its chains, 0 … 1. Default 0. */
  readonly bufferCorrelation: number;
  readonly licence: Licence;
  /** Prices of its own, in place of those of all. */
  readonly prices?: AutomakerPrices | undefined;
  readonly lanes: Readonly<Partial<Record<Element, Lane>>>;
}

/** Names parameter sets, and the numbers of the scenario that are the same in every set. */
export interface ScenarioParameters {
  /** Name of the sets, one of `parameterSetNames` of `rare-earth-risk/calibration`. */
  readonly sets: string;
  /** Sorted paths of the numbers that no set changes, such as `desk.effortWorkingDays.median`. */
  readonly fixed: readonly string[];
}

/**
 * A validated scenario, frozen: every default filled in, `extends` resolved. `JSON.stringify` of it is a
 * valid scenario file with the same meaning. Keys and units are those of the file format
 * (docs/scenario-files.md).
 *
 * @example
 * ```ts
 * import { loadScenario, parseScenario } from 'rare-earth-risk';
 *
 * const scenario = loadScenario('truce-holds');
 * const again = parseScenario(JSON.parse(JSON.stringify(scenario)));
 * console.log(again.name, again.desk.limitWorkingDays); // truce-holds 45
 * ```
 */
export interface Scenario extends Sourced {
  readonly $schema?: string | undefined;
  /** Name in kebab-case, with at most one folder in front. */
  readonly name: string;
  readonly title: string;
  /** ISO date of day 0. */
  readonly start: string;
  /** Number of days simulated, 1 … 3650. Default 365. */
  readonly horizonDays: number;
  /** A sentence that every output about this scenario shows, up to 200 characters. */
  readonly notice?: string | undefined;
  /** Parameter sets over which it is run. Absent: the single setting, its own numbers. */
  readonly parameters?: ScenarioParameters | undefined;
  readonly policy: Policy;
  readonly desk: Desk;
  readonly market: Market;
  readonly plant: Plant;
  /** What stock, halts and flights cost. Absent: nothing is priced, and no outcome is in money. */
  readonly prices?: Prices | undefined;
  readonly automakers: Readonly<Record<string, Automaker>>;
}

/**
 * A patch of a scenario: the same keys, all optional; `null` removes a key (RFC 7396). `new: true` marks an
 * automaker, lane, regime or destination that the scenario does not have.
 */
export type ScenarioPatch = Patch<Omit<Scenario, 'parameters'>> & {
  readonly extends?: ScenarioName;
  /**
   * Name of parameter sets, or `'median'` for the single setting; an object also fixes some numbers. With
   * this key the sets change the numbers of the patch too.
   */
  readonly parameters?: string | Patch<ScenarioParameters> | null | undefined;
};

type Patch<T> = T extends readonly (infer Item)[]
  ? readonly Patch<Item>[] | Entries<Item>
  : T extends object
    ? { readonly [K in keyof T]?: Patch<T[K]> | AlsoDistribution<T[K]> | null | undefined } & IsNew<T>
    : T;

/** Marks an entry of a patch as one that the scenario does not have. */
type IsNew<T> = T extends Automaker | Lane | Regime | PolicyChain ? { readonly new?: true } : unknown;

/** Entries of a list by their index. */
interface Entries<Item> {
  readonly [index: number]: Patch<Item> | null | undefined;
}

/** Allows any distribution where a number or a distribution may stand. */
type AlsoDistribution<T> = Distribution extends T ? Distribution : never;
