import { checkWhole } from '../../check.ts';
import type { Observations } from '../../history/types.ts';
import type { Scenario } from '../../scenario/types.ts';
import { compareFlows } from './compare-flows.ts';
import { compareHalts } from './compare-halts.ts';
import { compareApprovals } from './compare-licences.ts';
import type { Customs } from './customs.ts';
import type { HindcastRun } from './hindcast-run.ts';
import { matchFirms } from './match-firms.ts';
import { type ParameterDraw, simulatePast } from './simulate-past.ts';
import type { Verification } from './verification.ts';

/** Options of a hindcast. */
export interface HindcastOptions {
  /** Trials of each world, 1 … 1,000,000; default 20. */
  readonly trials?: number;
  /** Default `hindcast`. */
  readonly seed?: string;
  /** From the scenario with its makers cast as the observed firms: worlds of equal weight, such as draws of a calibration. Default that scenario alone, all of whose goods need a licence. */
  readonly worlds?: (cast: Scenario) => readonly ParameterDraw[];
}

/** A past as the model tells it, beside what was observed. */
export interface Hindcast extends HindcastRun {
  readonly verifications: readonly Verification[];
}

/** Customs that see goods under licence and nothing else. */
const ALL_LICENSED: Customs = {
  licensedTonnes: 1,
  graceDays: 0,
  heldShare: 0,
  heldUntilDay: 0,
  inspectionDays: 0,
  mostFlow: Number.POSITIVE_INFINITY,
};

/**
 * Holds a scenario against history: its makers are cast as the firms of the observations, lived through, and asked what customs, those who count
 * licences and the press would have told. Compared are monthly flows to every destination of customs data, approved shares by date, the first halts,
 * the share of firms halted, halts' lengths, and firms with a year of cover.
 *
 * @param scenario - has the makers that the observed firms resemble; its policy should be that of the past, dated event by dated event.
 * @throws {RangeError | TypeError} for options out of range.
 * @throws {ScenarioError} when a firm resembles a maker that the scenario does not have.
 */
export function hindcast(
  scenario: Scenario,
  observations: Observations,
  options: HindcastOptions = {},
): Hindcast {
  const { trials = 20, seed = 'hindcast' } = options;
  checkWhole('options.trials', trials, 1, 1e6);
  const cast = matchFirms(scenario, observations);
  const worlds = options.worlds?.(cast) ?? [{ scenario: cast, customs: ALL_LICENSED }];
  const past = simulatePast(cast, worlds, observations, trials, seed);
  return {
    ...past,
    verifications: [
      ...compareFlows(past, observations),
      ...compareApprovals(past, observations),
      ...compareHalts(past, observations),
    ],
  };
}
