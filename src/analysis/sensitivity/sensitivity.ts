import { checkOptions } from '../../check.ts';
import { completeOptions } from '../../engine/options.ts';
import { asScenario } from '../../scenario/as-scenario.ts';
import { entityIds } from '../../scenario/sources.ts';
import type { Scenario } from '../../scenario/types.ts';
import { simulate } from '../../simulation/simulate.ts';
import { type ElementaryEffects, elementaryEffects } from '../../stats/elementary-effects.ts';
import type { InputRange } from '../../stats/input-range.ts';
import { type ProgressOptions, takeProgress } from '../../stats/progress.ts';
import { MOST_INPUTS } from '../../stats/saltelli-design.ts';
import type { SobolIndices } from '../../stats/sobol-estimates.ts';
import { sobolIndices } from '../../stats/sobol-indices.ts';
import { onlyAutomakers } from '../only-automakers.ts';
import { type Measure, openMeasure } from './measures.ts';
import {
  type AskedSensitivity,
  BATCHES,
  completeQuestion,
  type SensitivityMethod,
  type SensitivityQuestion,
} from './question.ts';
import { openScenarioInputs, scenarioAt } from './scenario-inputs.ts';
import { type TornadoBars, tornadoBars } from './tornado.ts';

/** What every analysis of sensitivity carries: the question and its answer's provenance. */
export interface SensitivityOf<M extends SensitivityMethod> {
  readonly scenario: Scenario;
  readonly inputs: Readonly<Record<string, InputRange>>;
  readonly question: AskedSensitivity<M>;
  readonly options: { readonly seed: string; readonly confidence: number };
}

/** One input at a time, from one end of its range to the other. */
export interface Tornado extends SensitivityOf<'tornado'>, TornadoBars {}

/** Elementary effects of the inputs, in units of the measure across the whole range of an input. */
export interface MorrisScreening extends SensitivityOf<'morris'>, ElementaryEffects {}

/** Shares of the variance of the measure that the inputs cause. */
export interface SobolSensitivity extends SensitivityOf<'sobol'>, SobolIndices {}

/** The result of `sensitivity` by method. */
export interface SensitivityByMethod {
  readonly tornado: Tornado;
  readonly morris: MorrisScreening;
  readonly sobol: SobolSensitivity;
}

/** Options of `sensitivity`. */
export interface SensitivityOptions extends ProgressOptions {
  /** A non-empty string; default a constant. */
  readonly seed?: string;
  /** Coverage of the intervals, between 0 and 1 exclusive; default 0.95. */
  readonly confidence?: number;
}

/** Most inputs of a tornado and of a screening. */
const MOST_SINGLE = 1000;

/**
 * Shows which numbers of a scenario matter for a halt, a loss or its value.
 *
 * A tornado sets one input at a time to both ends of its range, on the sample paths of the scenario itself.
 * Morris's screening and Sobol indices move all inputs at once; each row of their design has sample paths
 * of its own, shared by all its points, and the noise of the trials is taken out of the result and stated
 * beside it, by products of eight batches of trials. In parameter sets a number that is an input has its
 * value in every set; other numbers move as ever.
 *
 * @param inputs - by path, such as `automakers.us-volume.lanes.Dy.bufferDays.median`, a range [low, high]
 * or a distribution, of which a tornado and a screening take the central 90 %. `shippedRanges` returns
 * those that the scenario states. Inputs of whole numbers need a distribution of whole values. At most 64
 * for Sobol indices, 1000 else.
 * @param question - `method`, and `measure`, `automaker`, `byDay`, `rows`, `trials`.
 * @param options - `seed`, `confidence`, `onProgress`, `signal`.
 * @throws {RangeError | TypeError} for a question, a range or options that are none, and for a range over a
 * distribution that each chain, application or policy draws: name a part of it, such as its median.
 * @throws {ScenarioError} for a path or a value that does not give a valid scenario.
 * @example
 * ```ts
 * import { loadScenario, sensitivity } from 'rare-earth-risk';
 *
 * const inputs = { 'automakers.us-volume.lanes.Dy.bufferDays.median': [20, 60] } as const;
 * const question = { method: 'tornado', automaker: 'us-volume', trials: 500 } as const;
 * const { bars } = sensitivity(loadScenario('ban-resumes'), inputs, question, { seed: 'docs' });
 * console.log(bars[0]!.swing.value, bars[0]!.clear); // -0.138 true
 * ```
 */
export function sensitivity<M extends SensitivityMethod>(
  given: Scenario,
  inputs: Readonly<Record<string, InputRange>>,
  question: SensitivityQuestion<M>,
  options: SensitivityOptions = {},
): SensitivityByMethod[M] {
  const scenario = asScenario('scenario', given);
  checkOptions(options, ['seed', 'confidence', 'onProgress', 'signal']);
  const {
    progress,
    rest: { seed: asSeed, confidence: covered },
  } = takeProgress(options);
  const asked = completeQuestion(question, scenario);
  const { method, automaker, trials, rows } = asked;
  const { seed, confidence } = completeOptions({
    trials,
    ...(asSeed === undefined ? {} : { seed: asSeed }),
    ...(covered === undefined ? {} : { confidence: covered }),
  });
  const all = openScenarioInputs(scenario, inputs, method === 'sobol' ? MOST_INPUTS : MOST_SINGLE);
  const ids = automaker === null ? entityIds(scenario.automakers) : [automaker];
  const measure = openMeasure(scenario, asked, ids, { confidence });
  const found = (): TornadoBars | ElementaryEffects | SobolIndices => {
    if (method === 'tornado') {
      return tornadoBars(scenario, ids, all, measure, { trials, seed }, progress);
    }
    const at = scenarioAt(scenario, all);
    const f = (x: Readonly<Record<string, number>>, row: number): number[] =>
      batchMeans(onlyAutomakers(at(x), ids), measure, { trials, seed, firstTrial: row * trials });
    const common = { seed, confidence, ...progress };
    return method === 'morris'
      ? elementaryEffects(f, inputs, { ...common, trajectories: rows })
      : sobolIndices(f, inputs, { ...common, rows });
  };
  return {
    ...found(),
    scenario,
    inputs,
    question: asked,
    options: { seed, confidence },
  } as unknown as SensitivityByMethod[M];
}

/** Returns the means of the measure over batches of the trials. */
function batchMeans(
  scenario: Scenario,
  measure: Measure,
  options: { readonly trials: number; readonly seed: string; readonly firstTrial: number },
): number[] {
  const values = measure.values(simulate(scenario, options).outcomes);
  const sums = new Array<number>(BATCHES).fill(0);
  for (let i = 0; i < values.length; i++) sums[i % BATCHES]! += values[i]!;
  return sums.map((sum) => (sum * BATCHES) / values.length);
}
