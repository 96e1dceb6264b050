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

/** What every file has. */
interface Sourced {
  readonly sources: Readonly<Record<string, Source>>;
  readonly remarks: Readonly<Record<string, Remark>>;
}

/** By period: a year `2025`, a month `2025-01`, or months `2025-01/2025-03`, the last included. */
export type ByPeriod = Readonly<Record<string, Observed>>;
export type ByPlace = Readonly<Partial<Record<Place, ByPeriod>>>;

/** Chinese customs, rare-earth permanent magnets of all kinds, with and without controlled elements. */
export interface MagnetExports extends Sourced {
  /** Metric tonnes, ≥ 0. */
  readonly tonnes: ByPlace;
  /** Against the same period of the year before: −1 is none left, 0 no change. */
  readonly changeOnYear: ByPlace;
  /** Against the month before. */
  readonly changeOnMonth: ByPlace;
  /** Share of the world's tonnes, 0 … 1. */
  readonly shares: ByPlace;
  /** Mean tonnes of a month. */
  readonly meanTonnesPerMonth: ByPlace;
  /** Tonnes that the months of the mean year would have brought and the period did not. */
  readonly shortfallTonnes: ByPlace;
}

/** What became of licence applications of one group by one day. Counts are of files, shares 0 … 1. */
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
  /** Firms that applied, of those affected. */
  readonly appliedShare?: Observed | undefined;
  /** Firms that waited long, of those with a licence. */
  readonly delayedShare?: Observed | undefined;
  /** Whether `approvedShare` can be held against the share of all files. Default true. */
  readonly scored: boolean;
  /** Why not. */
  readonly scoredSource?: string | undefined;
}

/**
 * How long after the controls something came, in calendar days and Chinese working days (the first day does
 * not count).
 */
export interface ApprovalTime {
  readonly title: string;
  readonly destination: Place;
  readonly to?: ObservedDate | undefined;
  readonly days: Observed;
  readonly workingDays?: Observed | undefined;
  /** Whether it had not come by then. Default false. */
  readonly censored: boolean;
}

export interface Approvals extends Sourced {
  readonly controlsFrom: ObservedDate;
  readonly rates: Readonly<Record<string, ApprovalRate>>;
  readonly times: Readonly<Record<string, ApprovalTime>>;
}

/** A line, plant or model that stood still or ran slower. Times in calendar days. */
export interface Disruption {
  readonly title: string;
  readonly note?: string | undefined;
  readonly firstDay?: ObservedDate | undefined;
  readonly restart?: ObservedDate | undefined;
  readonly days?: Observed | undefined;
  readonly daysAfterControls?: Observed | undefined;
  /** Vehicles, by what they count. */
  readonly units?: Readonly<Record<string, Observed>> | undefined;
  /** Output as a share of what it would have been, 0 … 1. */
  readonly outputShare?: Observed | undefined;
}

/** What happened to one group of companies: a line stopped, output fell without a stop, or neither. */
export interface FirmOutcome extends Evidence {
  readonly value: 'halted' | 'reduced' | 'none';
  /** Whether somebody said so, or nobody said otherwise. */
  readonly basis: 'statement' | 'absence-of-reports';
}

export interface FirmHistory {
  readonly title: string;
  /** Where it builds. */
  readonly destination: Place;
  /** The automaker of the shipped scenarios that it resembles: our reading. */
  readonly like: string;
  readonly outcome: FirmOutcome;
  /** The last day of which the outcome is known. */
  readonly holdsUntil: ObservedDate;
  /** Cover that it stated, months. */
  readonly coverMonths?: Observed | undefined;
  /** Empty unless the outcome is `halted`. */
  readonly halts: Readonly<Record<string, Disruption>>;
  readonly reductions: Readonly<Record<string, Disruption>>;
}

/** Stops counted in an industry, or expected by it. */
export interface IndustryCount extends Evidence {
  readonly title: string;
  readonly destination: Place;
  readonly kind: 'observed' | 'expected';
  readonly asOf: ObservedDate;
  /** Number of stops. */
  readonly stops?: Observed | undefined;
  /** Share of members, 0 … 1. */
  readonly share?: Observed | undefined;
  readonly daysAfterControls?: Observed | undefined;
}

/** Share, 0 … 1, of the listed firms that had a stopped line by that day of the controls. */
export interface ShareHalted {
  readonly title: string;
  readonly day: number;
  readonly firms: readonly string[];
  readonly share: Observed;
}

export interface Halts extends Sourced {
  readonly controlsFrom: ObservedDate;
  /** Why firms are likened to the makers they are. */
  readonly likeSource: string;
  readonly firms: Readonly<Record<string, FirmHistory>>;
  readonly shareHalted: Readonly<Record<string, ShareHalted>>;
  readonly industry: Readonly<Record<string, IndustryCount>>;
  /** Stops that look alike and had other causes. */
  readonly excluded: Readonly<Record<string, Remark>>;
}

/** Stock that somebody stated: days of it as of a day, or the day it would last until. */
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

export interface Cover extends Sourced {
  readonly controlsFrom: ObservedDate;
  readonly statements: Readonly<Record<string, CoverStatement>>;
}

/** A regime from the first to the last day, ISO dates, both included. */
export interface RegimePeriod extends Evidence {
  readonly from: string;
  readonly to: string;
  readonly regime: HistoricalRegime;
  /** Whether it was read off the flows, so that these cannot be scored against it. Default false. */
  readonly inferred: boolean;
  readonly alternatives?: readonly Alternative<HistoricalRegime>[] | undefined;
}

/** A reading of events as regimes, day after day without gaps. */
export interface Regimes extends Sourced {
  readonly series: Readonly<Partial<Record<Place, readonly RegimePeriod[]>>>;
  /** Destinations without a series, and why. */
  readonly unknown: Readonly<Partial<Record<Place, string>>>;
}

/** Exports of controlled elements by symbol, where a number is known. */
export interface ControlledElements extends Sourced {
  /** Metric tonnes, ≥ 0. */
  readonly tonnes: Readonly<Record<string, ByPlace>>;
  /** Against the same period of the year before. */
  readonly changeOnYear: Readonly<Record<string, ByPlace>>;
}

/** What is known of the rare-earth controls of 2025 and 2026, by file of `scenarios/history`. */
export interface Observations {
  readonly 'magnet-exports': MagnetExports;
  readonly approvals: Approvals;
  readonly halts: Halts;
  readonly cover: Cover;
  readonly regimes: Regimes;
  readonly 'controlled-elements': ControlledElements;
}
