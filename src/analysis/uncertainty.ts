import { checkOptions, checkWhole } from '../check.ts';
import { completeOptions } from '../engine/options.ts';
import type { Simulation } from '../engine/run.ts';
import { describe } from '../errors.ts';
import { openSetDraw } from '../sampling/set-of-trial.ts';
import { asScenario } from '../scenario/as-scenario.ts';
import type { AutomakerId } from '../scenario/names.ts';
import { scenarioOfSet } from '../scenario/scenario-of-set.ts';
import { entityIds } from '../scenario/sources.ts';
import type { Scenario } from '../scenario/types.ts';
import { simulate } from '../simulation/simulate.ts';
import { type ProgressOptions, progressOf, takeProgress } from '../stats/progress.ts';
import type { GroupPair } from '../stats/variance-components.ts';
import { settle, unknowns } from './epistemic-inputs.ts';
import { comparePair, spreadOf, type UncertaintySpread } from './uncertainty-spread.ts';

/** Draws of the unknown numbers by default. */
export const DEFAULT_OUTER = 200;

/**
 * Fewest draws: the 95 % intervals of 15 pairs cover in 94 of 100 runs or more, those of three in as few
 * as 74 (tests/theory/uncertainty.test.ts).
 */
export const LEAST_OUTER = 30;

/** Futures of each draw by default. */
export const DEFAULT_INNER = 100;

/**
 * Epistemic and aleatory uncertainty of a halt; the fields of its own are those of the line in question.
 */
export interface Uncertainty extends UncertaintySpread {
  readonly automakers: Readonly<Record<string, UncertaintySpread>>;
  /** Paths of the unknown numbers; `parameters` stands for those that parameter sets change. */
  readonly unknown: readonly string[];
  readonly scenario: Scenario;
  /** The automaker in question (`null`: any of them) and the deadline. */
  readonly question: { readonly automaker: string | null; readonly byDay: number };
  readonly options: {
    readonly outer: number;
    readonly inner: number;
    readonly seed: string;
    readonly confidence: number;
  };
}

const UNCERTAINTY_OPTIONS: readonly (keyof UncertaintyOptions)[] = [
  'outer',
  'inner',
  'seed',
  'confidence',
  'automaker',
  'byDay',
  'unknown',
  'onProgress',
  'signal',
];

/** Options of `uncertainty`. */
export interface UncertaintyOptions extends ProgressOptions {
  /** Number of draws of the unknown numbers: even, 30 … 1,000,000; default 200. */
  readonly outer?: number;
  /** Futures of each draw, 2 … 1,000,000; default 100. */
  readonly inner?: number;
  /** As in a run. */
  readonly seed?: string;
  /** As in a run. */
  readonly confidence?: number;
  /** Id of an automaker; absent: any of them. */
  readonly automaker?: AutomakerId;
  /** Halts that begin on a day below this count, 0 … horizonDays; default the horizon. */
  readonly byDay?: number;
  /**
   * Paths of further distributions to treat as unknown, such as `automakers.us-volume.lanes.Dy.bufferDays`;
   * a draw has one value for all chains.
   */
  readonly unknown?: readonly string[];
}

/**
 * Separates chance (aleatory) from lack of knowledge (epistemic) by a nested run.
 *
 * Each outer draw fixes the numbers that are not known: distributions drawn once per future, and the
 * parameter set. Its inner trials vary only by chance.
 *
 * Outer draws come in pairs. Both of a pair run the same trials of the seed, pair j those from j · inner
 * on. Chance is common within a pair and cancels in its difference, so that even a small spread shows.
 * Pairs are independent of each other, so that errors of mean and spread are those of plain means over
 * pairs. With trials common to all draws, the spread would depend on `inner` futures alone; with trials of
 * its own for each draw, noise of the size p (1 − p) / inner would have to be subtracted.
 *
 * @throws {RangeError | TypeError} for options out of range, and for a scenario without an unknown number.
 * @example
 * ```ts
 * import { loadScenario, uncertainty } from 'rare-earth-risk';
 *
 * const options = { outer: 40, inner: 20, seed: 'docs', automaker: 'us-volume' };
 * const { haltProbability, epistemicShare } = uncertainty(loadScenario('ban-resumes'), options);
 * console.log(haltProbability.value.toFixed(2), epistemicShare.value.toFixed(2)); // 0.59 0.26
 * ```
 */
export function uncertainty(scenario: Scenario, options: UncertaintyOptions = {}): Uncertainty {
  const parsed = asScenario('scenario', scenario);
  checkOptions(options, UNCERTAINTY_OPTIONS);
  const { outer = DEFAULT_OUTER, inner = DEFAULT_INNER, automaker, byDay = parsed.horizonDays } = options;
  requireEven(outer);
  checkWhole('options.inner', inner, 2, 1e6);
  checkWhole('options.byDay', byDay, 0, parsed.horizonDays);
  const { seed, confidence } = completeOptions({
    trials: (outer / 2) * inner,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.confidence === undefined ? {} : { confidence: options.confidence }),
  });
  const all = unknowns(parsed, seed, options.unknown);
  const sets = openSetDraw(parsed, seed);
  if (all.length === 0 && sets === undefined) {
    throw new RangeError(
      'Expected the scenario to have parameter sets or an uncertain number of its market or policy, or options.unknown to name one, got none',
    );
  }
  const automakers = entityIds(parsed.automakers);
  const lines = [automaker, ...automakers];
  const pairs: GroupPair[][] = lines.map(() => []);
  const report = progressOf(takeProgress(options).progress, outer / 2);
  for (let pair = 0; pair < outer / 2; pair++) {
    const shared = { trials: inner, firstTrial: pair * inner, seed };
    const drawn = (k: number): Simulation =>
      simulate(settle(sets ? scenarioOfSet(parsed, sets.setOf(k)) : parsed, all, k), shared);
    const draws = [drawn(2 * pair), drawn(2 * pair + 1)] as const;
    lines.forEach((id, line) => {
      pairs[line]!.push(comparePair(draws, id, byDay));
    });
    report();
  }
  const [asked, ...each] = pairs.map((all) => spreadOf(all, inner, confidence));
  return {
    ...asked!,
    automakers: Object.fromEntries(automakers.map((id, i) => [id, each[i]!])),
    unknown: [...(sets ? ['parameters'] : []), ...all.map(({ keys }) => keys.join('.'))],
    scenario: parsed,
    question: { automaker: automaker ?? null, byDay },
    options: { outer, inner, seed, confidence },
  };
}

function requireEven(outer: number): void {
  if (typeof outer === 'number' && outer < LEAST_OUTER) {
    throw new RangeError(
      `Expected options.outer to be at least ${LEAST_OUTER}, got ${describe(outer)}; intervals of fewer draws miss too often`,
    );
  }
  checkWhole('options.outer', outer, LEAST_OUTER, 1e6);
  if (outer % 2 === 0) return;
  throw new RangeError(`Expected options.outer to be an even number, got ${describe(outer)}`);
}
