import type { Estimate } from '../../stats/estimate.ts';

/** A point of a sample: its inputs by name, and what came of it. */
export interface DiscoveryPoint {
  readonly x: Readonly<Record<string, number>>;
  /** 1 for a point of interest, such as a halt, and 0 for another; between them, the chance of it. */
  readonly y: number;
  /** At least 0; default 1. */
  readonly weight?: number;
}

/** How boxes are sought. */
export interface DiscoverySettings {
  /** Share of a box that one step of peeling removes, above 0 and at most 0.5; default 0.05. */
  readonly alpha?: number;
  /** Least share of all points in a box, above 0 and below 1; default 0.05. */
  readonly leastMass?: number;
  /** Most boxes, 1 … 20; default 3. */
  readonly boxes?: number;
  /**
   * Least density of a box, above 0 and at most 1: of boxes so dense, the one with the greatest coverage is
   * taken. Default: the box with the greatest F-measure of coverage and density.
   */
  readonly density?: number;
  /** Names of the inputs that boxes may restrict; default all. */
  readonly inputs?: readonly string[];
}

/** Options of the functions that discover. */
export interface DiscoverOptions {
  /** A non-empty string, which decides how points are split. */
  readonly seed?: string;
  /** As in a run. */
  readonly confidence?: number;
  /** Stops the search with the reason of the signal. */
  readonly signal?: AbortSignal;
  /** Called before each box, and at the end with `boxes` twice. */
  readonly onProgress?: (boxesDone: number, boxes: number) => void;
}

/** Ends between which an input lies in a box; one that is absent does not count. */
export interface Limits {
  readonly low?: number;
  readonly high?: number;
  /**
   * Chance of as many points of interest in the box if this restriction changed nothing, on the points that
   * tested the box.
   */
  readonly quasiP: number;
}

/** What a box, or several, holds of the points. */
export interface Hold {
  /** Share of the points of interest that lie in it. */
  readonly coverage: Estimate;
  /** Share of its points that are of interest; NaN where it has none. */
  readonly density: Estimate;
  /** Share of all points that lie in it. */
  readonly mass: Estimate;
}

/** A box, with estimates from the points that neither chose nor tested it. */
export interface DiscoveredBox extends Hold {
  /** By the name of an input, for each input that the box restricts. */
  readonly limits: Readonly<Record<string, Limits>>;
}

/** Boxes of inputs in which the points of interest lie. */
export interface Discovery {
  /**
   * In the order found, each among the points outside those before. Empty when no box holds on points that
   * did not choose it.
   */
  readonly boxes: readonly DiscoveredBox[];
  /** All boxes together. */
  readonly together: Hold;
  /** Share of all points that are of interest; from the held-out points, as all estimates. */
  readonly overall: Estimate;
  /** Names of the inputs that boxes could restrict. */
  readonly inputs: readonly string[];
  /** Numbers of points that chose the boxes, tested them, and were held out for the estimates. */
  readonly points: { readonly chose: number; readonly tested: number; readonly heldOut: number };
  /** What the points are; `null` for points of one's own. */
  readonly question: {
    readonly automaker: string | null;
    readonly byDay: number;
    readonly scenario: string;
    readonly points: 'futures' | 'settings';
  } | null;
  readonly options: Required<Omit<DiscoverySettings, 'inputs' | 'density'>> & {
    readonly density: number | null;
    readonly seed: string;
    readonly confidence: number;
  };
}
