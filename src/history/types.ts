import type {
  Alternative,
  Evidence,
  HistoricalRegime,
  Observed,
  ObservedDate,
  Place,
  Remark,
  Source,
} from './evidence.ts';

/** The keys that every file has. */
interface Sourced {
  readonly sources: Readonly<Record<string, Source>>;
  readonly remarks: Readonly<Record<string, Remark>>;
}

/**
 * Numbers by period: a year `2025`, a month `2025-01`, or months `2025-01/2025-03`, the last one
 * included.
 */
export type ByPeriod = Readonly<Record<string, Observed>>;
/** Numbers by destination and period. */
export type ByPlace = Readonly<Partial<Record<Place, ByPeriod>>>;

/** Exports of rare-earth permanent magnets by Chinese customs, with and without controlled elements. */
export interface MagnetExports extends Sourced {
  /** Metric tonnes, ≥ 0. */
  readonly tonnes: ByPlace;
  /** Relative change on the same period of the year before, ≥ −1. */
  readonly changeOnYear: ByPlace;
  /** Relative change on the month before, ≥ −1. */
  readonly changeOnMonth: ByPlace;
  /** Share of the tonnes of the world, 0 … 1. */
  readonly shares: ByPlace;
  /** Mean tonnes per month. */
  readonly meanTonnesPerMonth: ByPlace;
  /** Tonnes by which the period fell short of as many mean months. */
  readonly shortfallTonnes: ByPlace;
}

/**
 * Says what became of the licence applications of a group by a day. Counts are of applications, shares 0
 * … 1.
 */
export interface ApprovalRate {
  readonly title: string;
  readonly destination: Place;
  readonly asOf: ObservedDate;
  readonly files?: Observed | undefined;
  readonly approved?: Observed | undefined;
  readonly pending?: Observed | undefined;
  readonly refused?: Observed | undefined;
  readonly approvedShare: Observed;
  readonly refusedShare?: Observed | undefined;
  /** Share of the affected firms that applied. */
  readonly appliedShare?: Observed | undefined;
  /** Share of the firms with a licence that waited long. */
  readonly delayedShare?: Observed | undefined;
  /** Whether `approvedShare` can be compared with the share of all applications. Default true. */
  readonly scored: boolean;
  /** Why it cannot. */
  readonly scoredSource?: string | undefined;
}

/**
 * Time from the start of the controls to an event, in calendar days and Chinese working days without the
 * first day.
 */
export interface ApprovalTime {
  readonly title: string;
  readonly destination: Place;
  readonly to?: ObservedDate | undefined;
  readonly days: Observed;
  readonly workingDays?: Observed | undefined;
  /** Whether the event had not happened by then. Default false. */
  readonly censored: boolean;
}

/** Applications, approvals and their times. */
export interface Approvals extends Sourced {
  readonly controlsFrom: ObservedDate;
  readonly rates: Readonly<Record<string, ApprovalRate>>;
  readonly times: Readonly<Record<string, ApprovalTime>>;
}

/** A halt or a reduced output of a line, plant or model. Times are calendar days. */
export interface Disruption {
  readonly title: string;
  readonly note?: string | undefined;
  readonly firstDay?: ObservedDate | undefined;
  readonly restart?: ObservedDate | undefined;
  readonly days?: Observed | undefined;
  readonly daysAfterControls?: Observed | undefined;
  /** Numbers of vehicles, by what is counted. */
  readonly units?: Readonly<Record<string, Observed>> | undefined;
  /** Output as a share of that without the disruption, 0 … 1. */
  readonly outputShare?: Observed | undefined;
}

/** Says what happened to a firm: a line halted, output fell without a halt, or neither. */
export interface FirmOutcome extends Evidence {
  readonly value: 'halted' | 'reduced' | 'none';
  /** Whether a source states it, or no source reports otherwise. */
  readonly basis: 'statement' | 'absence-of-reports';
}

/** The disruptions of one firm. */
export interface FirmHistory {
  readonly title: string;
  /** Destination of its plants. */
  readonly destination: Place;
  /** Id of the automaker of the shipped scenarios that it resembles: a judgement. */
  readonly like: string;
  readonly outcome: FirmOutcome;
  /** The last day up to which the outcome is known. */
  readonly holdsUntil: ObservedDate;
  /** Cover that it stated, in months. */
  readonly coverMonths?: Observed | undefined;
  /** Empty unless the outcome is `halted`. */
  readonly halts: Readonly<Record<string, Disruption>>;
  readonly reductions: Readonly<Record<string, Disruption>>;
}

/** Halts that were counted in an industry, or that it expected. */
export interface IndustryCount extends Evidence {
  readonly title: string;
  readonly destination: Place;
  readonly kind: 'observed' | 'expected';
  readonly asOf: ObservedDate;
  /** Number of halts. */
  readonly stops?: Observed | undefined;
  /** Share of members with a halt, 0 … 1. */
  readonly share?: Observed | undefined;
  readonly daysAfterControls?: Observed | undefined;
}

/** Share, 0 … 1, of the listed firms that had a halt by that day of the controls. */
export interface ShareHalted {
  readonly title: string;
  readonly day: number;
  readonly firms: readonly string[];
  readonly share: Observed;
}

/** Halts of firms and industries. */
export interface Halts extends Sourced {
  readonly controlsFrom: ObservedDate;
  /** Why each firm is compared with its automaker. */
  readonly likeSource: string;
  readonly firms: Readonly<Record<string, FirmHistory>>;
  readonly shareHalted: Readonly<Record<string, ShareHalted>>;
  readonly industry: Readonly<Record<string, IndustryCount>>;
  /** Halts with other causes. */
  readonly excluded: Readonly<Record<string, Remark>>;
}

/** A statement about stock: its days of cover as of a day, or the day until which it lasts. */
export interface CoverStatement {
  readonly title: string;
  readonly destination: Place;
  readonly asOf: ObservedDate;
  /** Calendar days from `asOf`. */
  readonly coverDays?: Observed | undefined;
  readonly lastsUntil?: ObservedDate | undefined;
  /** Calendar days from the start of the controls to `lastsUntil`. */
  readonly daysFromControls?: Observed | undefined;
}

/** Statements about stock. */
export interface Cover extends Sourced {
  readonly controlsFrom: ObservedDate;
  readonly statements: Readonly<Record<string, CoverStatement>>;
}

/** A regime with its first and last day, ISO dates, both included. */
export interface RegimePeriod extends Evidence {
  readonly from: string;
  readonly to: string;
  readonly regime: HistoricalRegime;
  /** Whether it was inferred from exports, so that these cannot be scored against it. Default false. */
  readonly inferred: boolean;
  readonly alternatives?: readonly Alternative<HistoricalRegime>[] | undefined;
}

/** Events read as regimes, without gaps between them. */
export interface Regimes extends Sourced {
  readonly series: Readonly<Partial<Record<Place, readonly RegimePeriod[]>>>;
  /** Why other destinations have no series. */
  readonly unknown: Readonly<Partial<Record<Place, string>>>;
}

/** Exports of controlled elements by symbol, where numbers are known. */
export interface ControlledElements extends Sourced {
  /** Metric tonnes, ≥ 0. */
  readonly tonnes: Readonly<Record<string, ByPlace>>;
  /** Relative change on the same period of the year before, ≥ −1. */
  readonly changeOnYear: Readonly<Record<string, ByPlace>>;
}

/** Observations of the rare-earth controls of 2025 and 2026, by file of `scenarios/history`. */
export interface Observations {
  readonly 'magnet-exports': MagnetExports;
  readonly approvals: Approvals;
  readonly halts: Halts;
  readonly cover: Cover;
  readonly regimes: Regimes;
  readonly 'controlled-elements': ControlledElements;
}
