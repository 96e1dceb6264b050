/**
 * How well a value is known: read in a source, read in a source that quotes another, computed from others, or
 * from memory alone.
 */
export const CONFIDENCES = ['seen', 'second-hand', 'derived', 'background'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/**
 * Buyers as the sources name them: those of the shipped scenarios, and names of customs data (`germany` is
 * part of `eu`).
 */
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
export type Place = (typeof PLACES)[number];

/**
 * State of export policy: no licence needed, nothing leaves, licences slower or near their limit, a truce
 * with licences.
 */
export const REGIMES = ['none', 'ban', 'slowed', 'licensed', 'truce'] as const;
export type HistoricalRegime = (typeof REGIMES)[number];

/** Where a statement comes from, and since when it could be read. */
export interface Evidence {
  readonly confidence: Confidence;
  /** Keys of the file's `sources`, at least one. */
  readonly source: readonly string[];
  /**
   * The first day on which the statement could be read, an ISO date; the latest plausible one where it is not
   * known.
   */
  readonly publishedOn: string;
  /**
   * Where that day comes from if not from the sources: a day before that of the inputs of a derived value
   * needs it.
   */
  readonly publishedOnSource?: string | undefined;
  readonly note?: string | undefined;
}

/** What another source says of the same thing. */
export interface Alternative<T> {
  readonly value: T;
  readonly source: readonly string[];
  /** Default: `seen`. */
  readonly confidence?: Confidence | undefined;
  /** Default: the day of the observation. */
  readonly publishedOn?: string | undefined;
  readonly note?: string | undefined;
}

/** What was published of the same thing before it was revised. */
export interface Vintage<T> extends Evidence {
  readonly value: T;
  readonly interval: readonly [low: T, high: T];
  readonly intervalSource?: string | undefined;
}

/** A value and how far from it the truth may lie, every alternative included. */
export interface Reported<T> extends Evidence {
  readonly value: T;
  /** Lowest and highest; by the rounding of the source unless `intervalSource` says otherwise. */
  readonly interval: readonly [low: T, high: T];
  readonly intervalSource?: string | undefined;
  readonly alternatives?: readonly Alternative<T>[] | undefined;
  /** Earlier vintages, the oldest first; `knownBy` shows the latest one of its day. */
  readonly earlier?: readonly Vintage<T>[] | undefined;
}

/**
 * A number; those that are computed (`confidence: 'derived'`) may say how. Units are those of the key it
 * stands under.
 */
export interface Observed extends Reported<number> {
  /**
   * An expression in the names of `where`, of which the value is the result, rounded to a multiple of
   * `roundedTo`.
   */
  readonly formula?: string | undefined;
  /** Numbers, ISO dates (as days) or references such as `magnet-exports:tonnes.world.2025-01`. */
  readonly where?: Readonly<Record<string, number | string>> | undefined;
  readonly roundedTo?: number | undefined;
}

/** An ISO date. Where a source gives a span only, the value is its middle. */
export type ObservedDate = Reported<string>;

/** A statement without a number. */
export interface Remark extends Evidence {
  readonly destination: Place;
  readonly note: string;
  readonly alternatives?: readonly Alternative<string>[] | undefined;
}

export interface Source {
  readonly title: string;
  readonly url?: string | undefined;
}
