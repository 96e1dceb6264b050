import { checkOptions, checkWhole } from '../../check.ts';
import { requireAutomaker } from '../../engine/first-halts.ts';
import { describe, didYouMean } from '../../errors.ts';
import type { AutomakerId } from '../../scenario/names.ts';
import { entityIds } from '../../scenario/sources.ts';
import type { Scenario } from '../../scenario/types.ts';

/**
 * What an analysis of sensitivity is about: an expected outcome of a run. `cost` is all that stock, halts
 * and flights cost, of a scenario with prices.
 */
export type SensitivityMeasure = 'haltProbability' | 'haltDays' | 'vehiclesLost' | 'valueLost' | 'cost';

export const MEASURES: readonly SensitivityMeasure[] = [
  'haltProbability',
  'haltDays',
  'vehiclesLost',
  'valueLost',
  'cost',
];

/** How an analysis of sensitivity moves the inputs. */
export type SensitivityMethod = 'tornado' | 'morris' | 'sobol';

/** Defaults of each method: rows of the design, and trials of each point. */
const DEFAULTS: Readonly<Record<SensitivityMethod, { readonly rows: number; readonly trials: number }>> = {
  tornado: { rows: 1, trials: 2000 },
  morris: { rows: 20, trials: 128 },
  sobol: { rows: 256, trials: 64 },
};

/** Batches of the trials of a point, of whose noise indices and effects are free. */
export const BATCHES = 8;

/** Question of `sensitivity`. */
export interface SensitivityQuestion<M extends SensitivityMethod = SensitivityMethod> {
  /**
   * `'tornado'` moves one input at a time, `'morris'` screens many, `'sobol'` divides the variance among
   * them.
   */
  readonly method: M;
  /**
   * Default `'haltProbability'`; days, vehicles and value (in USD) are those of all lines in question
   * together, over the horizon.
   */
  readonly measure?: SensitivityMeasure;
  /** Id of an automaker; absent: any of them. */
  readonly automaker?: AutomakerId;
  /** Halts that begin on a day below this count, for the measure `haltProbability`; default the horizon. */
  readonly byDay?: number;
  /** Rows of the Sobol design (default 256) or trajectories of Morris (default 20); none for a tornado. */
  readonly rows?: number;
  /**
   * Trials of each point: default 2000 for a tornado, 128 for Morris and 64 for Sobol, of which eight
   * batches are made.
   */
  readonly trials?: number;
}

/** A question with its defaults; `automaker` is `null` for any of them. */
export type AskedSensitivity<M extends SensitivityMethod = SensitivityMethod> = Readonly<
  Required<Omit<SensitivityQuestion<M>, 'automaker'>>
> & { readonly automaker: string | null };

/** Returns the question, checked, with defaults filled in. */
export function completeQuestion<M extends SensitivityMethod>(
  question: SensitivityQuestion<M>,
  scenario: Scenario,
): AskedSensitivity<M> {
  const { horizonDays } = scenario;
  checkOptions(question, ['method', 'measure', 'automaker', 'byDay', 'rows', 'trials']);
  const { method, measure = 'haltProbability', automaker, byDay = horizonDays } = question;
  requireOneOf('method', method, Object.keys(DEFAULTS));
  requireOneOf('measure', measure, MEASURES);
  const ids = entityIds(scenario.automakers);
  if (automaker !== undefined) requireAutomaker('automaker', automaker, ids);
  checkWhole('byDay', byDay, 0, horizonDays);
  if (measure !== 'haltProbability' && question.byDay !== undefined) {
    throw new RangeError(
      `Expected byDay to be left out for the measure ${measure}, which covers the whole horizon, got ${byDay}`,
    );
  }
  const { rows = DEFAULTS[method].rows, trials = DEFAULTS[method].trials } = question;
  if (method === 'tornado') checkWhole('rows', rows, 1, 1);
  else checkWhole('rows', rows, 2, 100_000);
  checkWhole('trials', trials, method === 'tornado' ? 2 : 2 * BATCHES, 1e6);
  if (method !== 'tornado' && trials % BATCHES !== 0) {
    throw new RangeError(`Expected trials to be a multiple of ${BATCHES}, got ${describe(trials)}`);
  }
  return { method, measure, automaker: automaker ?? null, byDay, rows, trials };
}

function requireOneOf(name: string, value: string, known: readonly string[]): void {
  if (known.includes(value)) return;
  const hint = didYouMean(value, known);
  throw new RangeError(`Expected ${name} to be one of ${known.join(', ')}, got ${describe(value)}${hint}`);
}
