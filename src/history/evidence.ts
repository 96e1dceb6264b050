/**
 * How well a value is known: read in its source (`seen`), quoted by another source (`second-hand`),
 * computed from other values (`derived`), or from memory (`background`).
 */
export const CONFIDENCES = ['seen', 'second-hand', 'derived', 'background'] as const;
/** How well a value is known. */
export type Confidence = (typeof CONFIDENCES)[number];

/** Destinations as the sources name them; `germany` is a part of `eu`. */
export const PLACES = [
  'world',
  'us',
  'eu',
  'europe',
  'germany',
  'japan',
  'korea',
  'india',
  'vietnam',
] as const;
/** A destination as the sources name it. */
export type Place = (typeof PLACES)[number];

/**
 * States of export policy: no licence needed (`none`), no exports (`ban`), slow licences (`slowed`),
 * licences near their limit (`licensed`), licences under a truce (`truce`).
 */
export const REGIMES = ['none', 'ban', 'slowed', 'licensed', 'truce'] as const;
/** A state of export policy in history. */
export type HistoricalRegime = (typeof REGIMES)[number];

/** Says where a statement comes from, and since when it could be read. */
export interface Evidence {
  readonly confidence: Confidence;
  /** Keys of the file's `sources`, at least one. */
  readonly source: readonly string[];
  /**
   * ISO date of the first day on which the statement could be read; the latest plausible one if unknown.
   */
  readonly publishedOn: string;
  /** Where that day comes from if not from the sources; required if it is before that of an input. */
  readonly publishedOnSource?: string | undefined;
  readonly note?: string | undefined;
}

/** The value that another source has for the same quantity. */
export interface Alternative<T> {
  readonly value: T;
  readonly source: readonly string[];
  /** Default `seen`. */
  readonly confidence?: Confidence | undefined;
  /** Default the day of the observation. */
  readonly publishedOn?: string | undefined;
  readonly note?: string | undefined;
}

/** A value as it was published before it was revised. */
export interface Vintage<T> extends Evidence {
  readonly value: T;
  readonly interval: readonly [low: T, high: T];
  readonly intervalSource?: string | undefined;
}

/** A value with the interval in which the truth may lie, which includes every alternative. */
export interface Reported<T> extends Evidence {
  readonly value: T;
  /** Lowest and highest value: the rounding of the source, unless `intervalSource` says otherwise. */
  readonly interval: readonly [low: T, high: T];
  readonly intervalSource?: string | undefined;
  readonly alternatives?: readonly Alternative<T>[] | undefined;
  /** Values before revisions, the oldest first; `knownBy` shows the one of its day. */
  readonly earlier?: readonly Vintage<T>[] | undefined;
}

/** A number with its evidence, in the unit of its key. A derived number may have a formula. */
export interface Observed extends Reported<number> {
  /**
   * An expression in the names of `where`; the value is its result, rounded to a multiple of `roundedTo`.
   */
  readonly formula?: string | undefined;
  /**
   * Numbers, ISO dates (which count as days) or references such as `magnet-exports:tonnes.world.2025-01`.
   */
  readonly where?: Readonly<Record<string, number | string>> | undefined;
  readonly roundedTo?: number | undefined;
}

/** An ISO date with its evidence. Where a source gives a span, the value is its middle. */
export type ObservedDate = Reported<string>;

/** A statement without a number. */
export interface Remark extends Evidence {
  readonly destination: Place;
  readonly note: string;
  readonly alternatives?: readonly Alternative<string>[] | undefined;
}

/** A document from which observations were taken. */
export interface Source {
  readonly title: string;
  readonly url?: string | undefined;
}
