import { checkFunction, checkList, checkObject, checkOptions, checkSeed, checkWhole } from '../../check.ts';
import { describe } from '../../errors.ts';
import { isParsed } from '../../history/parsed.ts';
import type { Observations } from '../../history/types.ts';
import { asScenario } from '../../scenario/as-scenario.ts';
import type { Scenario } from '../../scenario/types.ts';
import { type ProgressOptions, progressOf, takeProgress } from '../../stats/progress.ts';
import { compareFlows } from './compare-flows.ts';
import { compareHalts } from './compare-halts.ts';
import { compareApprovals } from './compare-licences.ts';
import type { Customs } from './customs.ts';
import type { HindcastRun } from './hindcast-run.ts';
import { matchFirms } from './match-firms.ts';
import { type ParameterDraw, simulatePast } from './simulate-past.ts';
import type { Verification } from './verification.ts';

/** Options of `hindcast`; the parts of its progress are parameter draws. */
export interface HindcastOptions extends ProgressOptions {
  /** Trials of each parameter draw, 1 … 1,000,000; default 20. */
  readonly trials?: number;
  /** As in a run; default `hindcast`. */
  readonly seed?: string;
  /**
   * Returns parameter draws of equal weight, such as those of a calibration, for the scenario with the
   * observed firms as automakers. Default: that scenario alone, with customs that see licensed goods only.
   */
  readonly parameterDraws?: (scenario: Scenario) => readonly ParameterDraw[];
}

/** A simulated past episode, with its comparison to observations. */
export interface Hindcast extends HindcastRun {
  readonly verifications: readonly Verification[];
}

/** Customs data of licensed goods only. */
const ALL_LICENSED: Customs = {
  licensedTonnes: 1,
  graceDays: 0,
  heldShare: 0,
  heldUntilDay: 0,
  inspectionDays: 0,
  mostFlow: Number.POSITIVE_INFINITY,
};

/**
 * Simulates a past episode with the observed firms as automakers, and compares the results with
 * observations.
 *
 * Compared are monthly flows to every place of customs data, approved shares by date, first halts and
 * their lengths, the share of firms halted, and firms with a year of cover.
 *
 * @param scenario - has the automakers that the observed firms resemble, and the policy of the past as
 * dated events.
 * @param observations - those of `rare-earth-risk/history`, or the user's own, as its `parseObservations`
 * returned them.
 * @throws {RangeError | TypeError} for options out of range.
 * @throws {ScenarioError} for a firm that resembles an automaker that the scenario does not have.
 * @example
 * ```ts
 * import { hindcast, loadScenario } from 'rare-earth-risk';
 * import { observations } from 'rare-earth-risk/history';
 *
 * const { verifications } = hindcast(loadScenario('spring-2025'), observations, { trials: 5 });
 * const { title, observed, median } = verifications.find(({ id }) => id === 'flow-us-2025-09')!;
 * console.log(title, observed.toFixed(2), median.toFixed(2)); // Magnet exports, us, 2025-09 0.68 0.83
 * ```
 */
export function hindcast(
  scenario: Scenario,
  observations: Observations,
  options: HindcastOptions = {},
): Hindcast {
  const parsed = asScenario('scenario', scenario);
  checkObservations(observations);
  checkOptions(options, ['trials', 'seed', 'parameterDraws', 'onProgress', 'signal']);
  if (options.parameterDraws !== undefined) checkFunction('options.parameterDraws', options.parameterDraws);
  const { trials = 20, seed = 'hindcast' } = options;
  checkWhole('options.trials', trials, 1, 1e6);
  checkSeed('options.seed', seed);
  const matched = matchFirms(parsed, observations);
  const draws = readDraws(
    options.parameterDraws?.(matched) ?? [{ scenario: matched, customs: ALL_LICENSED }],
  );
  const report = progressOf(takeProgress(options).progress, draws.length);
  const past = simulatePast(matched, draws, observations, trials, seed, report);
  return {
    ...past,
    verifications: [
      ...compareFlows(past, observations),
      ...compareApprovals(past, observations),
      ...compareHalts(past, observations),
    ],
  };
}

/** Returns parameter draws after checking that there is one, and that each is a scenario with customs. */
function readDraws(draws: unknown): readonly ParameterDraw[] {
  checkList('the parameter draws', draws);
  const list = draws as readonly ParameterDraw[];
  if (list.length === 0) throw new RangeError('Expected the parameter draws to have at least one, got none');
  return list.map((draw, k) => {
    checkObject(`parameter draw ${k}`, draw);
    checkObject(`customs of parameter draw ${k}`, draw.customs);
    for (const key of Object.keys(ALL_LICENSED) as (keyof Customs)[]) {
      const value = draw.customs[key];
      if (typeof value === 'number' && value >= 0) continue;
      throw new RangeError(
        `Expected ${key} of parameter draw ${k} to be a number of at least 0, got ${describe(value)}`,
      );
    }
    return { ...draw, scenario: asScenario(`scenario of parameter draw ${k}`, draw.scenario) };
  });
}

function checkObservations(observations: unknown): void {
  if (isParsed(observations)) return;
  throw new TypeError(
    `Expected observations to be those of rare-earth-risk/history, or parsed by its parseObservations, got ${describe(observations)}`,
  );
}
