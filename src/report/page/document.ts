import type { ReportLanguage } from './language/sentences.ts';

/** A report as parts in order, before it is HTML or Markdown. All text is plain. */
export interface ReportDocument {
  readonly language: ReportLanguage;
  readonly title: string;
  readonly kicker: string;
  readonly headline: string;
  readonly lede: readonly string[];
  readonly notice: string | undefined;
  readonly cards: readonly Card[];
  readonly cardNote: string;
  /** What the pictures of the cards show. */
  readonly cardLegend: string;
  readonly decisions: {
    readonly heading: string;
    readonly items: readonly Decision[];
    readonly basis: string;
  };
  readonly sections: readonly Section[];
  readonly again: { readonly heading: string; readonly command: string };
  readonly footer: string;
  /** What is true of the HTML file alone. */
  readonly fileNote: string;
  /** Summary of the numbers behind a picture. */
  readonly tableSummary: string;
}

/** One scenario at a glance. */
export interface Card {
  readonly title: string;
  readonly color: string;
  readonly number: string;
  readonly unit: string;
  readonly details: readonly string[];
  readonly picture: () => string;
}

/** Something to decide: what, and the numbers that say so. */
export interface Decision {
  readonly lead: string;
  readonly text: string;
}

/** A part of the report with its heading; half a column wide ones stand in pairs. */
export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly text: readonly string[];
  readonly list?: readonly string[];
  readonly picture?: () => string;
  /** What marks and colors of the picture mean. */
  readonly legend?: string;
  readonly table?: Table;
  /** Whether the table is the content, and not the numbers behind a picture. */
  readonly tableIsOpen?: boolean;
  readonly isHalf?: boolean;
}

/** Rows of text; the first cell of a row names it. */
export interface Table {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Whether cells hold sentences rather than numbers. */
  readonly isProse?: boolean;
}
