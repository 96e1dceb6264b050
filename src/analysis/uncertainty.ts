import { checkWhole } from '../check.ts';
import { completeOptions } from '../engine/options.ts';
import type { Simulation } from '../engine/run.ts';
import { describe } from '../errors.ts';
import { openSetDraw } from '../sampling/set-of-trial.ts';
import { scenarioOfSet } from '../scenario/moves.ts';
import type { AutomakerId } from '../scenario/names.ts';
import type { Scenario } from '../scenario/types.ts';
import { simulate } from '../simulation/simulate.ts';
import type { Estimate } from '../stats/estimate.ts';
import { quantile } from '../stats/quantile.ts';
import { components, type GroupPair } from '../stats/variance-components.ts';
import { settle, unknowns } from './epistemic-inputs.ts';
import { firstHalts } from './halts.ts';

/** The quantiles of the halt probability that are told. */
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** Draws of what is not known when none are asked for. */
export const DEFAULT_OUTER = 200;

/** Futures for each of them. */
export const DEFAULT_INNER = 100;

/** How far a halt probability is known, before luck is drawn. */
export interface UncertaintySpread {
  /** Mean over what is not known: the chance of a halt in a single future. */
  readonly haltProbability: Estimate;
  /** Standard deviation of the halt probability over what is not known, the noise of the inner trials taken off. */
  readonly deviation: Estimate;
  /**
   * Quantiles of the halt probability over what is not known, by their share ('0.05' … '0.95'), of the outer draws' estimates drawn together
   * towards their mean until their standard deviation is `deviation`. Right for the spread; of the shape, noise blurs the corners.
   */
  readonly quantiles: Readonly<Record<string, number>>;
  /** Share of the variance of "it halts in this future" that is due to what is not known; the rest is luck. */
  readonly epistemicShare: Estimate;
}

/** Luck and ignorance apart. At its own level, the line asked about. */
export interface Uncertainty extends UncertaintySpread {
  readonly automakers: Readonly<Record<string, UncertaintySpread>>;
  /** Where the numbers that are not known stand in the scenario; `parameters` for those that its parameter sets move. */
  readonly unknown: readonly string[];
  readonly scenario: Scenario;
  readonly question: { readonly automaker: string | null; readonly byDay: number };
  readonly options: {
    readonly outer: number;
    readonly inner: number;
    readonly seed: string;
    readonly confidence: number;
  };
}

/** Options of a nested run. */
export interface UncertaintyOptions {
  /** Draws of what is not known, an even number, 4 or more; default 200. */
  readonly outer?: number;
  /** Futures for each of them, 2 or more; default 100. */
  readonly inner?: number;
  readonly seed?: string;
  readonly confidence?: number;
  /** Id of an automaker; any of them when absent. */
  readonly automaker?: AutomakerId;
  /** Halts that begin within so many days count, 0 … horizonDays; default the horizon. */
  readonly byDay?: number;
  /** Paths of further distributions to count as not known, such as `automakers.us-volume.lanes.Dy.bufferDays`: one value for all chains. */
  readonly unknown?: readonly string[];
}

/**
 * Tells luck (aleatory) from what we do not know (epistemic) by a nested run: each outer draw settles the scenario's uncertain numbers,
 * and inner trials redraw luck alone. Of a scenario over parameter sets an outer draw settles the set too, that of trial k of a run.
 *
 * Outer draws come in pairs: both of a pair run through the same luck, other pairs have luck of their own (pair j runs the trials
 * j · inner … of the seed). Within a pair common luck cancels, so that even a small spread shows; between pairs everything is independent,
 * so that the errors of the mean and of the spread are those of plain means over pairs. With luck common to all draws, the spread would
 * rest on `inner` futures alone, however many draws there are; with luck of its own for each, noise of the size of p (1 − p) / inner
 * would have to be taken off.
 *
 * @throws {RangeError | TypeError} for options out of range, or a scenario in which every number is known.
 */
export function uncertainty(scenario: Scenario, options: UncertaintyOptions = {}): Uncertainty {
  const { outer = DEFAULT_OUTER, inner = DEFAULT_INNER, automaker, byDay = scenario.horizonDays } = options;
  requireEven(outer);
  checkWhole('options.inner', inner, 2, 1e6);
  checkWhole('options.byDay', byDay, 0, scenario.horizonDays);
  const { seed, confidence } = completeOptions({
    trials: (outer / 2) * inner,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.confidence === undefined ? {} : { confidence: options.confidence }),
  });
  const all = unknowns(scenario, seed, options.unknown);
  const sets = openSetDraw(scenario, seed);
  if (all.length === 0 && sets === undefined) {
    throw new RangeError(
      'Expected the scenario to have an uncertain number of its market or policy or parameter sets, or options.unknown to name one, got none',
    );
  }
  const automakers = Object.keys(scenario.automakers).filter((id) => id !== 'source');
  const lines = [automaker, ...automakers];
  const pairs: GroupPair[][] = lines.map(() => []);
  for (let pair = 0; pair < outer / 2; pair++) {
    const luck = { trials: inner, firstTrial: pair * inner, seed };
    const [first, second] = [2 * pair, 2 * pair + 1].map((k) =>
      simulate(settle(sets ? scenarioOfSet(scenario, sets.setOf(k)) : scenario, all, k), luck),
    );
    lines.forEach((id, line) => {
      pairs[line]!.push(comparePair(haltsIn(first!, id, byDay), haltsIn(second!, id, byDay)));
    });
  }
  const [asked, ...each] = pairs.map((all) => spreadOf(all, inner, confidence));
  return {
    ...asked!,
    automakers: Object.fromEntries(automakers.map((id, i) => [id, each[i]!])),
    unknown: [...(sets ? ['parameters'] : []), ...all.map(({ keys }) => keys.join('.'))],
    scenario,
    question: { automaker: automaker ?? null, byDay },
    options: { outer, inner, seed, confidence },
  };
}

/** Whether each trial halts in time. */
function haltsIn(run: Simulation, automaker: string | undefined, byDay: number): boolean[] {
  const { firstHaltDay } = firstHalts(run, automaker === undefined ? {} : { automaker });
  return Array.from(firstHaltDay, (day) => day < byDay);
}

function comparePair(first: readonly boolean[], second: readonly boolean[]): GroupPair {
  const count = (column: readonly boolean[]): number => column.filter(Boolean).length;
  return {
    first: count(first),
    second: count(second),
    differing: first.filter((halted, i) => halted !== second[i]).length,
  };
}

function spreadOf(pairs: readonly GroupPair[], inner: number, confidence: number): UncertaintySpread {
  const { mean, deviation, share, chances } = components(pairs, inner, { confidence });
  const quantiles = QUANTILES.map((p) => [p, quantile(chances, p, { confidence }).value]);
  return {
    haltProbability: mean,
    deviation,
    quantiles: Object.fromEntries(quantiles),
    epistemicShare: share,
  };
}

function requireEven(outer: number): void {
  checkWhole('options.outer', outer, 4, 1e6);
  if (outer % 2 === 0) return;
  throw new RangeError(`Expected options.outer to be an even number, got ${describe(outer)}`);
}
