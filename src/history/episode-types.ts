import type { Observed, ObservedDate, Remark, Source } from './evidence.ts';

/**
 * How good an export figure is: in two independent places or customs quoted by a news agency (A), in one
 * trade outlet (B), rounded or in conflict with others (C), derived (D).
 */
export const MARKS = ['A', 'B', 'C', 'D'] as const;
/** How good an export figure is, A the best. */
export type Mark = (typeof MARKS)[number];

/** How trade was held and resumed: by export licences, by an informal stop, or it was free all the time. */
export const EPISODE_KINDS = ['licence', 'informal', 'not-controlled'] as const;
/** How trade in a good was held. */
export type EpisodeKind = (typeof EPISODE_KINDS)[number];

/** An export figure with its evidence and its mark. */
export interface Marked extends Observed {
  readonly mark: Mark;
}

/** Exports of one good before and after it came under control. */
export interface EpisodeGood {
  readonly title: string;
  /** Symbol of the element. */
  readonly element?: string | undefined;
  readonly kind: EpisodeKind;
  /** Goods that one announcement put under control have the same; one cannot predict the other. */
  readonly episode: string;
  /** Absent where nothing was announced. */
  readonly announced?: ObservedDate | undefined;
  readonly inForce: ObservedDate;
  readonly firstLicences?: ObservedDate | undefined;
  /** What the amounts count: `t`, `kt`, … */
  readonly unit: string;
  /** What a usual month was before the controls, without orders brought forward. */
  readonly base: Marked;
  /** By month such as `2023-08`, those before the controls included. */
  readonly months: Readonly<Record<string, Marked>>;
  /** Sums over longer periods, and figures that are not comparable with `months`. */
  readonly levels: Readonly<Record<string, Marked>>;
}

/** Exports of goods under Chinese export controls, with sources. */
export interface Episodes {
  readonly goods: Readonly<Record<string, EpisodeGood>>;
  readonly remarks: Readonly<Record<string, Remark>>;
  readonly sources: Readonly<Record<string, Source>>;
}
